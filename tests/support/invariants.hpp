#pragma once

#include "model/event.hpp"
#include "model/state.hpp"

#include <string>

namespace dnd::test {

/// What must be true of a state after every event; the first thing that is not, or nothing.
[[nodiscard]] std::string broken_after_event(const model::state& now);

/// The same of the state after this event, and what the event itself must not be: a turn of
/// somebody who is dead.
[[nodiscard]] std::string broken_by(const model::event& what, const model::state& after);

/// That whoever put an effect there is there: holds as long as nobody is taken off the table.
[[nodiscard]] std::string broken_sources(const model::state& now);

/// What must be true after every command: also what one event brings about and the next
/// completes, such as hit points and dying.
[[nodiscard]] std::string broken_after_command(const model::state& now);

}  // namespace dnd::test
