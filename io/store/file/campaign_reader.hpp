#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/store/file/snapshot.hpp"
#include "io/store/log_store.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A campaign from disk to state: snapshot, log, encounter. Everything that reads a campaign
/// comes through here, so that play, `show` and undo see the same thing.
namespace dnd::io {

/// One event as it stands in the log. Views are valid until the visitor returns.
struct read_record {
  const line_view& line;
  const model::event& what;
};

struct loaded_campaign {
  model::state table;
  recovery_report recovery;
  /// Where the log ends: what the next event follows.
  log_position end;
  /// Events replayed behind the snapshot, and the snapshot's seq (0: none was used).
  std::uint64_t replayed = 0;
  model::seq_t snapshot_seq = 0;
  /// Of the last commands that had one.
  recent_ids ids = {};
  /// Things to tell the person, one sentence each.
  std::vector<std::string> warnings;
};

/// Loads a campaign's state. With `access::read_write` the caller holds the campaign's lock, and
/// the log is repaired as the recovery table says; with `access::read_only` nothing is touched.
/// Errors: everything that the table refuses, located.
[[nodiscard]] result<loaded_campaign> load_campaign(file_ops& ops, const std::string& directory,
                                                    access mode);

/// The command that event `seq` belongs to and the state before it, found by replaying from the
/// snapshot, or from the start when the snapshot is after it. Reads only. `ec::not_found` when the
/// log ends before.
[[nodiscard]] result<commit_in_place> find_command(file_ops& ops, const std::string& directory,
                                                   model::seq_t seq);

/// See `log_store::read`.
[[nodiscard]] result<done> read_commits(file_ops& ops, const std::string& directory,
                                        const seq_range& range, const commit_visitor& visit);

/// See `log_store::read_last`.
[[nodiscard]] result<std::vector<model::commit_ptr>> last_commits(file_ops& ops,
                                                                  const std::string& directory,
                                                                  std::size_t count,
                                                                  model::seq_t last);

/// The table after event `seq` (0: before all). Reads only. `ec::not_found` past the end.
[[nodiscard]] result<model::state> state_at(file_ops& ops, const std::string& directory,
                                            model::seq_t seq);

/// Shows every event from the first to the visitor, oldest first. Reads only. The visitor
/// returns false to stop.
using record_visitor = std::function<bool(const read_record&)>;
[[nodiscard]] result<done> read_records(file_ops& ops, const std::string& directory,
                                        const record_visitor& visit);

}  // namespace dnd::io
