#pragma once

#include "io/store/codec/line_maker.hpp"
#include "io/store/log_store.hpp"
#include "model/commit.hpp"

#include <memory>
#include <vector>

namespace dnd::actors {

/// A commit on its way to the store, with what the way needs to know of it.
struct outgoing_commit {
  model::commit_ptr what;
  /// Of an undo or a redo, for the answer: the commands that it takes back or does again, oldest
  /// first.
  std::vector<model::commit_ptr> taken_back = {};
  io::encoded_events encoded;
  /// A fight that is on before or after a command owns its events.
  io::log_part part = io::log_part::long_term;
  bool begins_fight = false;
  bool ends_fight = false;
  /// A snapshot is due after this command: `session save` and `session end`.
  bool wants_snapshot = false;
  /// The campaign leaves a compressed copy of itself after this command: `session end`.
  bool wants_backup = false;
  /// The state after this command is going to be kept: its place in the log has to be known.
  bool is_snapshot_point = false;
  /// Promise 2: with `durability: encounter`, a sync is due all the same.
  bool ends_stretch = false;
};
using outgoing_ptr = std::shared_ptr<const outgoing_commit>;

}  // namespace dnd::actors
