#pragma once

#include "cli/render/table.hpp"
#include "model/views/state_view.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What `status` shows: the session, the fight with its round, and all creatures, those who fight
/// in the order of their turns with `>` before the one whose turn it is. Who may not see a
/// creature's hit points reads how it looks.
[[nodiscard]] std::vector<std::string> status_lines(const model::views::state_view& now,
                                                    const layout& where = {});

/// "Session 2 (The Lost Mine), day 1, 09:30, encounter 1, round 3, Grog's turn."
[[nodiscard]] std::string standing_text(const model::views::state_view& now,
                                        const style& look = {});

}  // namespace dnd::cli
