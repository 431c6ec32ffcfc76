#pragma once

#include "model/state.hpp"

#include <string>

namespace dnd::test {

/// What must be true of a state after every event; the first thing that is not, or nothing.
[[nodiscard]] std::string broken_after_event(const model::state& now);

/// What must be true after every command: also what one event brings about and the next
/// completes, such as hit points and dying.
[[nodiscard]] std::string broken_after_command(const model::state& now);

}  // namespace dnd::test
