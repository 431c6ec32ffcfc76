#pragma once

#include "actors/workspace.hpp"
#include "cli/render/table.hpp"
#include "model/views/state_view.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What a player reads first: which campaign it is, where the game stands, and how to go on.
[[nodiscard]] std::vector<std::string> greeting_lines(const actors::campaign_info& which,
                                                      const model::views::state_view& now,
                                                      const layout& where);

}  // namespace dnd::cli
