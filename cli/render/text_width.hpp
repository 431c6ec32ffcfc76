#pragma once

#include "cli/render/style.hpp"
#include "model/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Cutting and breaking of text by the cells that it takes on a terminal. It is clean (see
/// `style::clean`).
namespace dnd::cli {

/// Length of the colour sequence (see `style::paint`) at the front of `text`; 0 when there is none.
[[nodiscard]] std::size_t color_bytes(std::string_view text) noexcept;

/// Cells of a text that may be coloured.
[[nodiscard]] std::size_t shown_width(std::string_view text) noexcept;

/// `text`, which has no colours, or as much of it as fits into `width` cells with an ellipsis at
/// its end.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width, const style& look);

/// `text`, which has no colours, with spaces at its end up to `width` cells.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// What becomes of a word that is longer than a line. A path that stays whole can be copied from
/// the screen, since the terminal breaks it by itself.
enum class long_words : std::uint8_t { are_cut, are_cut_but_paths };

struct wrapping {
  /// Cells of a line.
  std::size_t width = 80;
  /// Cells before each line but the first. Less than `width`.
  std::size_t indent = 0;
  long_words words = long_words::are_cut;
};

/// `text`, which may be coloured, broken into lines at its spaces, and before and after wide
/// characters, whose scripts are written without spaces; a newline in it begins a line, too. No
/// line has spaces at its end, and each has its colours for itself. Never empty: a text of nothing
/// is one empty line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, const wrapping& how);
/// The same without an indentation.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace dnd::cli
