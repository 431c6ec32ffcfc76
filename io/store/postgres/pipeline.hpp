#pragma once

#include "io/store/postgres/connection.hpp"
#include "io/store/postgres/wire.hpp"

#include <span>
#include <string>
#include <vector>

namespace dnd::io::postgres {

/// A statement to be sent. `name` is that of a prepared one; with `sql` as well it is prepared by
/// this, without a name `sql` is carried out as it is.
struct call {
  std::string name = {};
  std::string sql = {};
  std::vector<value> values = {};
};

/// Sends all of them in one go, as one transaction: all happen or none. A success only when the
/// server has said that it has committed (the pipeline's sync point): what a statement gave before
/// that says nothing. A warning in between makes the outcome unknown, and so does a wait past the
/// deadline; then the connection is lost. One reply a call, in their order.
[[nodiscard]] expected<std::vector<reply>, failure> run(connection& on, std::span<const call> calls,
                                                        deadline until);

}  // namespace dnd::io::postgres
