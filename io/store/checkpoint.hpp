#pragma once

#include "io/store/log_position.hpp"
#include "io/store/recent_ids.hpp"
#include "model/bounds.hpp"
#include "model/state.hpp"

#include <cstdint>

namespace dnd::io {

/// The state of a campaign after some event, with the event's place in the log: what a store may
/// keep, so that a campaign opens without its whole log. A cache: losing it loses nothing.
struct snapshot {
  /// Just after the event that the state is the state after.
  log_position at;
  model::state state;
  /// Of the commands up to there.
  recent_ids ids = {};
};

/// How much is kept to make the past of a campaign quick to find.
struct checkpoint_retention {
  /// Events between two kept snapshots at most, while there is room for both. From 1.
  std::uint64_t every = bounds::checkpoint_every_default;
  /// Size of all that is kept, in thousandths of the log. 0: no snapshots are kept.
  std::uint64_t per_mille = bounds::cache_per_mille_default;
};

enum class cache_pace : std::uint8_t {
  when_due,  ///< Only when enough has been added to the log: next to nothing otherwise.
  now,       ///< Whatever can be done: there was more to do last time, or a session has ended.
};

}  // namespace dnd::io
