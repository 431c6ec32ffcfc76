#include "cli/render/screen_lines.hpp"

#include "cli/render/text_width.hpp"

namespace dnd::cli {
namespace {

/// Further in than what stands under a line as a part of it, which is 2.
constexpr std::size_t hanging_cells = 4;
/// Spaces between two columns, at least.
constexpr std::size_t column_gap = 2;

/// How a line that is too long is made up.
struct line_parts {
  /// Cells before its text.
  std::size_t begin = 0;
  /// The cell at which the last column begins that leaves half of the screen; 0 without one.
  std::size_t column = 0;
  /// The byte at which the first column begins that is further to the right; 0 without one.
  std::size_t far_column = 0;
};

[[nodiscard]] line_parts parts_of(std::string_view line, std::size_t width) {
  line_parts out;
  std::size_t spaces = 0;
  std::size_t cell = 0;
  bool has_begun = false;
  for (std::size_t at = 0; at < line.size() && cell <= width;) {
    const std::size_t color = color_bytes(line.substr(at));
    const auto next = model::first_character(line.substr(at));
    if (color == 0 && next.value != ' ') {
      const bool is_column = has_begun && spaces >= column_gap;
      if (!has_begun) out.begin = cell;
      if (is_column && cell <= width / 2) out.column = cell;
      if (is_column && cell > width / 2 && out.far_column == 0) out.far_column = at;
      has_begun = true;
    }
    if (color == 0) spaces = next.value == ' ' ? spaces + 1 : 0;
    cell += color > 0 ? 0 : model::display_width(next.value);
    at += color > 0 ? color : next.bytes;
  }
  return out;
}

}  // namespace

std::vector<std::string> screen_lines(std::string_view line, std::size_t width) {
  if (shown_width(line) <= width) return {std::string(line)};
  const line_parts parts = parts_of(line, width);
  std::size_t indent = parts.column;
  if (indent == 0 && parts.begin + hanging_cells <= width / 2) indent = parts.begin + hanging_cells;
  const wrapping how{.width = width, .indent = indent, .words = long_words::are_cut_but_paths};
  if (parts.column > 0 || parts.far_column == 0) return wrapped(line, how);
  // A meaning that would begin far to the right has lines of its own under its term.
  std::string broken(line);
  broken.insert(parts.far_column, 1, '\n');
  return wrapped(broken, how);
}

}  // namespace dnd::cli
