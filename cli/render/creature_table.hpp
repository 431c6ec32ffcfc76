#pragma once

#include "cli/render/table.hpp"
#include "model/views/state_view.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// A row for each creature: those who fight in the order of their turns, with `>` before the one
/// whose turn it is, then the others by their ids. Requires that there is one.
///
/// On a screen each creature has one line. What has no room there is left out in this order: the
/// bar, the initiative, for which the order of turns stands, temporary hit points, the armor class.
/// Of conditions each line tells as much as it has room for, and counts those that it has none for.
/// Elsewhere rows are broken over several lines, and nothing is left out but bar
/// and initiative on lines of less than 60 cells.
[[nodiscard]] std::vector<std::string> creature_table_lines(const model::views::state_view& now,
                                                            const layout& where);

}  // namespace dnd::cli
