#pragma once

#include "io/files/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::io::postgres {

/// What became of statements that did not succeed.
enum class fate : std::uint8_t {
  unknown,  ///< They may have happened or not. The connection is of no use any more.
  again,    ///< Nothing happened; as they are they may succeed the next time.
  refused,  ///< Nothing happened, and nothing will.
};

struct failure {
  fate how = fate::unknown;
  error why;
  /// The five characters of SQLSTATE; empty when the server said nothing.
  std::string state = {};
};

/// From what the server said of a statement. Nobody knows what became of one when the connection,
/// the server or its being a primary is at an end.
[[nodiscard]] failure failure_of(std::string_view state, std::string_view said);

}  // namespace dnd::io::postgres
