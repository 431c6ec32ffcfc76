#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/history/past_states.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/store/file/snapshot.hpp"
#include "io/store/log_store.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// A campaign from disk to state: snapshot, log, encounter. Whoever plays one and whoever looks at
/// one comes through here, so that both see the same thing. The past: `history/`.
namespace dnd::io {

struct loaded_campaign {
  model::state state;
  recovery_report recovery;
  /// Where the log ends: what the next event follows.
  log_position end;
  /// Events replayed after the snapshot, and the snapshot's seq (0: none was used).
  std::uint64_t replayed = 0;
  model::seq_t snapshot_seq = 0;
  /// Of the last commands that had one.
  recent_ids ids = {};
  /// Warnings for the person, one sentence each.
  std::vector<std::string> warnings;
};

/// Loads a campaign's state. With `access::read_write` the caller holds the campaign's lock, and
/// the log is repaired as the recovery table says; with `access::read_only` nothing is touched.
/// Errors: everything that the recovery table refuses, located.
[[nodiscard]] result<loaded_campaign> load_campaign(file_ops& ops, const std::string& directory,
                                                    access mode);

}  // namespace dnd::io
