#pragma once

#include "actors/interfaces.hpp"
#include "io/files/file_ops.hpp"

#include <caf/stateful_actor.hpp>

#include <functional>
#include <memory>

namespace dnd::actors {

/// What a file worker works with. Both must outlive it.
struct worker_setup {
  io::log_store* store = nullptr;
  /// For content, which is files whatever the store is.
  io::file_ops* ops = nullptr;
  std::shared_ptr<activity> counts;
};

struct file_worker_state {
  explicit file_worker_state(file_worker_actor::pointer selfptr) noexcept : self(selfptr) {}

  found_message find_content(const find_content_message& what);
  found_message find_commit(const find_commit_message& what);
  found_message find_stretch(const find_stretch_message& what);
  found_message find_marks(const find_marks_message& what);
  /// `rest` as of `io::log_store::checkpoint`.
  snapshot_done_message checkpoint(const checkpoint_message& what,
                                   const std::function<void()>& rest);
  tended_message tend(const tend_message& what, const std::function<void()>& rest);
  backup_done_message back_up(const backup_message& what);
  loaded_message load(const load_message& what);
  void catch_up(const catch_up_message& what);

  file_worker_actor::pointer self;
  worker_setup with;
  static inline const char* name = "files";
};

/// The FILE WORKER. Does what blocks and is not the writing of a log: reads content and the store,
/// keeps snapshots, and loads campaigns (for that, the host starts one of its own, so that a long
/// replay holds up nobody). No exception leaves it.
file_worker_actor::behavior_type file_worker(
    file_worker_actor::stateful_pointer<file_worker_state> self, worker_setup with);

}  // namespace dnd::actors
