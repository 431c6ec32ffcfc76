#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dnd::actors {

/// One snapshot at a time. A request that comes meanwhile is dropped, unless it must be written:
/// then it waits, and a newer one takes its place.
struct snapshotter_state {
  explicit snapshotter_state(snapshotter_actor::pointer selfptr) noexcept : self(selfptr) {}

  using promise = caf::typed_response_promise<snapshot_done_message>;

  promise take(const snapshot_message& what);
  void publish(const snapshot_message& what);
  void finish(const io::result<done>& outcome);

  snapshotter_actor::pointer self;
  io::campaign_id campaign;
  file_worker_actor files;
  bool under_way = false;
  /// Who waits for the snapshot under way, and for the one after it.
  std::vector<promise> waiting;
  std::optional<snapshot_message> next;
  std::vector<promise> waiting_for_next;
  static inline const char* name = "snapshots";
};

/// The SNAPSHOTTER. A snapshot that cannot be written is only reported: the log is what counts.
/// A dropped request is answered with success.
snapshotter_actor::behavior_type snapshotter(
    snapshotter_actor::stateful_pointer<snapshotter_state> self, io::campaign_id campaign,
    file_worker_actor files);

}  // namespace dnd::actors
