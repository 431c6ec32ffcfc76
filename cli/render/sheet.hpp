#pragma once

#include "cli/render/table.hpp"
#include "model/stat_block.hpp"
#include "model/views/creature_view.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What `status WHO` shows: how a creature is, and all that its stat block says, where it may be
/// seen.
[[nodiscard]] std::vector<std::string> sheet_lines(const model::views::creature_view& who,
                                                   const layout& where = {});

/// What an action does, without its name: "melee +3, reach 5 ft., 1d6+1 bludgeoning".
/// `spent` counts the uses of its pool that are gone.
[[nodiscard]] std::string action_text(const model::action& what, std::uint16_t spent);

}  // namespace dnd::cli
