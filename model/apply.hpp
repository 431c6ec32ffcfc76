#pragma once

#include "model/apply_result.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

namespace dnd::model {

/// Makes `what` true in `now`. Live play, replay, snapshots and undo all come through here. It
/// looks at nothing but its arguments, allocates nothing on its usual path, and checks every
/// `before` that the event carries: each topic in `model/events/` has its own part of it.
///
/// Requires `seq == now.seq() + 1`. After a contradiction the state is not to be used.
[[nodiscard]] apply_result apply(state& now, const event& what, seq_t seq);

}  // namespace dnd::model
