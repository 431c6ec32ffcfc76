#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/recent_ids.hpp"
#include "model/state.hpp"

#include <string>
#include <vector>

namespace dnd::io {

/// Where a replay begins, and the state there.
struct replay_start {
  model::state state;
  recent_ids ids;
  snapshot_check checked;
  /// Why snapshot.yaml is not used, when it is there and cannot be.
  std::vector<std::string> warnings;
};

/// The snapshot if it is good and not after `seq_max`, else the start of the campaign.
[[nodiscard]] result<replay_start> find_replay_start(file_ops& ops, const std::string& directory,
                                                     model::seq_t seq_max);

/// Replays to the end of both files with `sink`; ending early is a success. Reads only.
result<done> replay_with(file_ops& ops, const std::string& directory, const replay_start& start,
                         line_sink& sink);

}  // namespace dnd::io
