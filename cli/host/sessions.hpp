#pragma once

#include "actors/workspace.hpp"
#include "cli/host/gate.hpp"
#include "cli/host/service.hpp"

#include <vector>

/// Who is asking, and what they may know of.
namespace dnd::cli::host {

/// The campaigns of somebody who is not the game master: their names alone. Where they are kept,
/// how many events they have and what is wrong with them is the game master's.
[[nodiscard]] host_answer campaigns_of(const caller& who,
                                       const std::vector<actors::campaign_info>& all);

}  // namespace dnd::cli::host
