#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/snapshot.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The snapshots of a campaign's past that are kept in `checkpoints/`, each in a file of its own
/// and of the same form as snapshot.yaml. Caches: one that is missing or of no use costs time.
namespace dnd::io {

struct checkpoint_info {
  model::seq_t seq = 0;
  std::uint64_t bytes = 0;
  friend bool operator==(const checkpoint_info&, const checkpoint_info&) = default;
};

/// "checkpoints/000000065536.yaml" below `directory`.
[[nodiscard]] std::string checkpoint_path(const std::string& directory, model::seq_t seq);

/// The seqs of those that are there, ascending; what else is in the directory is left alone. Empty
/// when it cannot be read.
[[nodiscard]] std::vector<model::seq_t> list_checkpoints(file_ops& ops,
                                                         const std::string& directory);
/// The same with their sizes. One that goes away meanwhile is left out.
[[nodiscard]] std::vector<checkpoint_info> measure_checkpoints(file_ops& ops,
                                                               const std::string& directory);

/// One that is proven against `log`, which is the campaign's log.jsonl. The error says why it is of
/// no use.
[[nodiscard]] result<snapshot> load_checkpoint(file_ops& ops, const std::string& directory,
                                               const log_file& log, model::seq_t seq);
/// Whether this program can read its form and its place in the log is a right one. Its state is not
/// looked at.
[[nodiscard]] bool is_checkpoint_of(file_ops& ops, const std::string& directory,
                                    const log_file& log, model::seq_t seq);

/// The newest one at or before event `seq_max` that can be used, if there is one.
[[nodiscard]] std::optional<snapshot> nearest_checkpoint(file_ops& ops,
                                                         const std::string& directory,
                                                         const log_file& log, model::seq_t seq_max);

/// Writes one, whole or not at all. `text` is what `render_snapshot` gave.
result<done> publish_checkpoint(file_ops& ops, const std::string& directory, model::seq_t seq,
                                std::string_view text);
/// One that is missing is removed already.
result<done> remove_checkpoint(file_ops& ops, const std::string& directory, model::seq_t seq);
/// What a crash left of one that was being written. Errors are not heeded.
void remove_checkpoint_leftovers(file_ops& ops, const std::string& directory);

}  // namespace dnd::io
