#pragma once

#include "cli/render/table.hpp"
#include "model/state.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What `status` shows: the session, the fight with its round, and everybody at the table, those
/// who fight in the order of their turns with `>` before the one whose turn it is.
[[nodiscard]] std::vector<std::string> status_lines(const model::state& table,
                                                    const layout& where = {});

/// "Session 2 (The Lost Mine), encounter 1, round 3, Grog's turn."
[[nodiscard]] std::string standing_text(const model::state& table, const style& look = {});

}  // namespace dnd::cli
