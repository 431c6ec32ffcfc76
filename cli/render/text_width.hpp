#pragma once

#include "cli/render/style.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Measuring and cutting of text by the cells that it takes on a terminal. Independent of the
/// locale, so that output is the same everywhere.
namespace dnd::cli {

struct character {
  char32_t value = 0;
  /// At least 1.
  std::size_t bytes = 1;
  /// False for a byte that is not part of a well-formed UTF-8 sequence.
  bool valid = true;
};

/// Requires a text that is not empty.
[[nodiscard]] character first_character(std::string_view text) noexcept;

/// Cells that `text` takes: 0 for combining marks, 2 for wide characters, 1 for the rest. Requires
/// clean text (see `style::clean`) without colours.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

/// `text`, or as much of it as fits into `width` cells with an ellipsis at its end.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width, const style& look);

/// `text` with spaces at its end up to `width` cells.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// `text` broken at its spaces into lines of at most `width` cells. A longer word is cut to
/// pieces. Never empty: a text of nothing is one empty line. Requires `width > 0`.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace dnd::cli
