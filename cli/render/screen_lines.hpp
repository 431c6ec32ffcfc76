#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// A line for people, which may be coloured, as it is to stand on a screen of `width` cells: broken
/// at words where it is longer. What goes on stands under the second column of a line that has
/// some, such as a term and its meaning, else further in than the line began; a column that begins
/// far to the right goes there too. A path that is longer than the screen stays whole.
[[nodiscard]] std::vector<std::string> screen_lines(std::string_view line, std::size_t width);

}  // namespace dnd::cli
