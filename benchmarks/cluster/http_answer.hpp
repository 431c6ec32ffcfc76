#pragma once

#include "io/files/error.hpp"

#include <cstddef>
#include <string_view>

namespace dnd::bench {

/// An answer as far as it has come.
struct http_piece {
  bool is_whole = false;
  int status = 0;
  bool closes = false;
  /// Where its body begins, and where it ends.
  std::size_t body = 0;
  std::size_t end = 0;
};
/// Errors: `corrupt` for what no host says.
[[nodiscard]] io::result<http_piece> read_http_answer(std::string_view text);

}  // namespace dnd::bench
