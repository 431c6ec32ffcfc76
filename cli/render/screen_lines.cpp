#include "cli/render/screen_lines.hpp"

#include "cli/render/text_width.hpp"

#include <algorithm>

namespace dnd::cli {
namespace {

/// Further in than what stands under a line as a part of it, which is 2.
constexpr std::size_t hanging_cells = 4;
/// Spaces between two columns, at least.
constexpr std::size_t column_gap = 2;

/// The cell at which the last column begins that leaves half of the screen; else where the text
/// begins, and a little more.
[[nodiscard]] std::size_t indent_of(std::string_view line, std::size_t width) {
  std::size_t begin = 0;
  std::size_t column = 0;
  std::size_t spaces = 0;
  std::size_t cell = 0;
  bool has_begun = false;
  while (!line.empty() && cell <= width / 2) {
    const std::size_t color = color_bytes(line);
    const auto next = model::first_character(line);
    line.remove_prefix(color > 0 ? color : next.bytes);
    if (color > 0) continue;
    if (next.value == ' ') {
      ++spaces;
    } else {
      if (!has_begun) begin = cell;
      if (has_begun && spaces >= column_gap) column = cell;
      has_begun = true;
      spaces = 0;
    }
    cell += model::display_width(next.value);
  }
  if (column > 0) return column;
  return begin + hanging_cells <= width / 2 ? begin + hanging_cells : 0;
}

}  // namespace

std::vector<std::string> screen_lines(std::string_view line, std::size_t width) {
  if (shown_width(line) <= width) return {std::string(line)};
  return wrapped(
      line, {.width = width, .indent = indent_of(line, width), .words = long_words::stay_whole});
}

}  // namespace dnd::cli
