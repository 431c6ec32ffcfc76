#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace dnd::cli {

enum class input_kind : std::uint8_t { line, too_long, end };

/// What was read. A line comes without its end, whether that is "\n" or "\r\n".
struct input_line {
  input_kind kind = input_kind::end;
  /// The whole line; of one that is too long, its first bytes up to the bound.
  std::string text;
  /// Length of the whole line in bytes, what is not in `text` included.
  std::size_t bytes = 0;
};

}  // namespace dnd::cli
