#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dnd::actors {

struct snapshotter_setup {
  io::campaign_id campaign;
  written_log_ptr log;
  /// Where a durable commit ends: that of the last snapshot that is known, or of the opening.
  io::log_position durable;
  io::checkpoint_retention keep = {};
};

/// One snapshot at a time. A request that comes meanwhile is dropped, unless it must be written:
/// then it waits, and a newer one takes its place.
struct snapshotter_state {
  /// From the opening on.
  static constexpr std::chrono::seconds settles_in_after{1};

  explicit snapshotter_state(snapshotter_actor::pointer selfptr) noexcept : self(selfptr) {}

  using promise = caf::typed_response_promise<snapshot_done_message>;

  promise take(const snapshot_message& what);
  void publish(const snapshot_message& what);
  /// Has the past made quick to find, piece by piece until all is done; at most one piece waits.
  void tend(io::cache_pace pace);
  void finish(const io::result<done>& outcome);

  snapshotter_actor::pointer self;
  snapshotter_setup with;
  file_worker_actor files;
  bool is_tending = false;
  bool under_way = false;
  /// Who waits for the snapshot under way, and for the one after it.
  std::vector<promise> waiting;
  std::optional<snapshot_message> next;
  std::vector<promise> waiting_for_next;
  static inline const char* name = "snapshots";
};

/// The SNAPSHOTTER. A snapshot that cannot be written is only reported: the log is what counts.
/// A dropped request is answered with success. Between snapshots it looks after the other caches.
snapshotter_actor::behavior_type snapshotter(
    snapshotter_actor::stateful_pointer<snapshotter_state> self, snapshotter_setup setup,
    file_worker_actor files);

}  // namespace dnd::actors
