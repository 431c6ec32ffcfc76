#pragma once

#include "cli/render/style.hpp"
#include "model/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Cutting of text by the cells that it takes on a terminal. It is measured without colours, and
/// clean (see `style::clean`).
namespace dnd::cli {

/// `text`, or as much of it as fits into `width` cells with an ellipsis at its end.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width, const style& look);

/// `text` with spaces at its end up to `width` cells.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// `text` broken at its spaces into lines of at most `width` cells. A longer word is cut to
/// pieces. Never empty: a text of nothing is one empty line. Requires `width > 0`.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace dnd::cli
