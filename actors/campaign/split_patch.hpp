#pragma once

#include "model/event.hpp"

#include <vector>

namespace dnd::actors {

/// Cuts a patch into parts that each fit a line of the log. Restored one after the other they
/// do what the whole does. Never empty: an empty patch is one empty part.
[[nodiscard]] std::vector<model::state_patch> split_patch(model::state_patch whole);

}  // namespace dnd::actors
