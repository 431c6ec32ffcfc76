#pragma once

#include "io/store/postgres/connection.hpp"

#include <span>
#include <vector>

namespace dnd::io::postgres {

/// Sends all of them in one go, as one transaction: all happen or none. A success only when the
/// server has said that it has committed (the pipeline's sync point): what a statement gave before
/// that says nothing. A warning in between makes the outcome unknown, and so does a wait past the
/// deadline; then the connection is lost. One reply a call, in their order.
[[nodiscard]] expected<std::vector<reply>, failure> run(connection& on, std::span<const call> calls,
                                                        deadline until);

}  // namespace dnd::io::postgres
