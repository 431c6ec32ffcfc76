#pragma once

#include "io/store/log_position.hpp"
#include "io/store/recent_ids.hpp"
#include "model/state.hpp"

namespace dnd::io {

/// The state of a campaign after some event, with the event's place in the log: what a store may
/// keep, so that a campaign opens without its whole log. A cache: losing it loses nothing.
struct snapshot {
  /// Just after the event that the state is the state after.
  log_position at;
  model::state table;
  /// Of the commands up to there.
  recent_ids ids = {};
};

}  // namespace dnd::io
