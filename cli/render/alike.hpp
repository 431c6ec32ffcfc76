#pragma once

#include "model/event.hpp"

namespace dnd::cli {

/// Whether two events say the same of different creatures, so that one line can tell both: equal
/// newcomers, creatures that join a fight, identical creatures that share an initiative roll.
[[nodiscard]] bool are_alike(const model::event& a, const model::event& b);

}  // namespace dnd::cli
