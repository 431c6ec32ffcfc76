#pragma once

#include "cli/render/table.hpp"
#include "model/state.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What `status WHO` shows: how a creature is, and all that its stat block says.
[[nodiscard]] std::vector<std::string> sheet_lines(const model::creature& who,
                                                   const layout& where = {});

/// What an action does, without its name: "melee +3, reach 5 ft., 1d6+1 bludgeoning".
/// `spent` counts the uses of its pool that are gone.
[[nodiscard]] std::string action_text(const model::action& what, std::uint16_t spent);

}  // namespace dnd::cli
