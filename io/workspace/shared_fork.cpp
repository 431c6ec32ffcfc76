#include "io/workspace/shared_fork.hpp"

#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/index/log_index.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/snapshot.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace dnd::io {
namespace {

/// Where the command ends that has event `seq`.
[[nodiscard]] result<log_position> end_of_command(file_ops& ops, const std::string& directory,
                                                  model::seq_t seq) {
  log_position end;
  const auto read = read_command_lines(
      ops, directory, {.first = seq, .last = seq},
      [&](std::span<const line_view> command) -> result<bool> {
        const line_view& line = command.back();
        end = {.offset = line.offset + line.text.size() + 1, .seq = line.seq, .sum = line.sum};
        return false;
      });
  if (!read) return read.error();
  return end;
}

/// The last event that is in the log itself, and not in the file of a fight.
[[nodiscard]] result<model::seq_t> last_in_log(file_ops& ops, const std::string& directory,
                                               model::seq_t last) {
  const auto encounter = open_if_there(ops, path_in(directory, encounter_file_name));
  if (!encounter) return encounter.error();
  if (*encounter == nullptr) return last;
  const auto first = first_seq_of(**encounter);
  if (!first) return first.error();
  return *first == 0 ? last : std::min(last, *first - 1);
}

constexpr std::uint64_t index_bytes_max = std::uint64_t{256} * 1024 * 1024;

/// The caches of what is shared. What cannot be had is made anew, as all caches are.
void share_caches(file_ops& ops, const std::string& from, const log_position& end,
                  const std::string& to) {
  if (const auto index = ops.read_all(path_in(from, log_index_file_name), index_bytes_max))
    static_cast<void>(
        ops.write_new(path_in(to, log_index_file_name), log_index::bytes_up_to(*index, end.seq)));
  auto kept = list_checkpoints(ops, from);
  std::erase_if(kept, [&](model::seq_t seq) { return seq > end.seq; });
  if (!kept.empty()) static_cast<void>(ops.make_directory(path_in(to, checkpoint_directory_name)));
  for (const model::seq_t seq : kept)
    static_cast<void>(ops.link(checkpoint_path(from, seq), checkpoint_path(to, seq)));
  auto snapshot = read_snapshot(ops, from);
  const auto at = snapshot ? read_snapshot_position(*snapshot) : std::nullopt;
  if (!at || at->seq > end.seq) {
    if (kept.empty()) return;
    snapshot = ops.read_all(checkpoint_path(from, kept.back()), bounds::snapshot_bytes_max);
  }
  if (snapshot) static_cast<void>(ops.write_new(path_in(to, snapshot_file_name), *snapshot));
}

}  // namespace

result<log_position> share_log(file_ops& ops, const std::string& from, model::seq_t last,
                               std::uint64_t least_bytes, const std::string& to) {
  // Whoever plays may cut lines back that could not be made durable.
  const auto nobody_plays = ops.lock(path_in(from, lock_file_name));
  if (!nobody_plays) return log_position{};
  const auto shared = last_in_log(ops, from, last);
  if (!shared) return shared.error();
  if (*shared == 0) return log_position{};
  const auto end = end_of_command(ops, from, *shared);
  if (!end) return end;
  if (end->seq != *shared || end->offset < least_bytes) return log_position{};
  const auto is_shared = share_past(ops, from, end->offset, to);
  if (!is_shared) return is_shared.error();
  if (!*is_shared) return log_position{};
  share_caches(ops, from, *end, to);
  return end;
}

}  // namespace dnd::io
