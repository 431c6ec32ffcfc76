#pragma once

#include "cli/render/style.hpp"

#include <cstddef>

/// What the program asks about the terminal it may be running on. The only place of `cli` that
/// looks at file descriptors and the environment for it; everything else is given the answers.
namespace dnd::cli {

[[nodiscard]] bool is_terminal(int descriptor) noexcept;

/// Cells of a line: the terminal's, else COLUMNS, else 80. Between 20 and 1,000.
[[nodiscard]] std::size_t terminal_width(int descriptor) noexcept;

/// Lines of the terminal that the descriptor is; 0 when it is none, or does not say.
[[nodiscard]] std::size_t terminal_height(int descriptor) noexcept;

/// How to dress what goes to `descriptor`. Requires that `setlocale` has been called.
[[nodiscard]] style style_for(int descriptor, color_setting color) noexcept;

}  // namespace dnd::cli
