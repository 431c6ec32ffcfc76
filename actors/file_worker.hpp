#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>

#include <functional>
#include <memory>

namespace dnd::actors {

struct file_worker_state {
  explicit file_worker_state(file_worker_actor::pointer selfptr) noexcept : self(selfptr) {}

  found_message find_content(const find_content_message& what);
  found_message find_command(const find_command_message& what);
  found_message read_records(const read_records_message& what);
  /// `rest` as of `io::render_snapshot`.
  snapshot_done_message publish(const publish_message& what, const std::function<void()>& rest);
  backup_done_message back_up(const backup_message& what);
  loaded_message load(const load_message& what);

  file_worker_actor::pointer self;
  io::file_ops* ops = nullptr;
  std::shared_ptr<activity> counts;
  static inline const char* name = "files";
};

/// The FILE WORKER. Does what blocks and is not the writing of a log: reads content and old log
/// lines, publishes snapshots, and loads campaigns (for that, the host starts one of its own, so
/// that a long replay holds up nobody). No exception leaves it. `ops` must outlive it.
file_worker_actor::behavior_type file_worker(
    file_worker_actor::stateful_pointer<file_worker_state> self, io::file_ops* ops,
    std::shared_ptr<activity> counts);

}  // namespace dnd::actors
