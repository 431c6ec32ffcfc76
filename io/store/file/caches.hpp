#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/checkpoint.hpp"
#include "io/store/file/pause.hpp"
#include "io/store/log_position.hpp"
#include "model/bounds.hpp"

#include <cstdint>
#include <string>

/// What makes the past of a campaign quick to find: `log.index` and `checkpoints/`. Made out of
/// log.jsonl by whoever has time, proven against it before each use, and deleted without loss.
namespace dnd::io {

struct cache_limits {
  /// Events between two kept snapshots at most, while there is room for both. From 1.
  std::uint64_t checkpoint_every = bounds::checkpoint_every_default;
  /// Size of all caches, in thousandths of the log. 0: no snapshots are kept.
  std::uint64_t per_mille = bounds::cache_per_mille_default;
  /// Bytes of log between two places of the index, and what is worth a write to it.
  std::uint64_t place_bytes = bounds::index_place_bytes;
  std::uint64_t chunk_bytes = bounds::index_chunk_bytes;
  /// With `cache_pace::now`: opens each kept snapshot to see whether it is of any use. Where the
  /// index cannot be used that is done in any case.
  bool looks_into_checkpoints = true;
};

struct cache_report {
  /// Bytes of log that the index knows more.
  std::uint64_t bytes_indexed = 0;
  std::uint64_t checkpoints_made = 0;
  std::uint64_t checkpoints_removed = 0;
  /// One call does a bounded piece of the work. True: call again, with `cache_pace::now`.
  bool is_unfinished = false;
};

/// Brings the caches up to date with log.jsonl, as far as `durable`, which is a position up to
/// which all events are on disk (its offset counts through both files), at the end of a command.
/// Events of a fight that goes on are left alone.
///
/// Never needed for anything but speed, so it belongs beside the way of a command: `rest` is
/// called again and again meanwhile, see `pause`. One call at a time for each campaign, by
/// whoever holds its lock; readers may be at work. Cut short anywhere, it leaves caches that are
/// good or are seen to be bad. Errors: the disk's, and what the log is damaged by; the caches are
/// shorter then, and nothing else is the matter.
result<cache_report> extend_caches(file_ops& ops, const std::string& directory,
                                   const log_position& durable, const cache_limits& limits,
                                   cache_pace pace, const pause& rest = {});

/// Removes all of them, before a log is changed by hand; what else stands in their places is left
/// alone. Those that a crash leaves would be seen to be of another log. Errors: the disk's.
result<done> remove_caches(file_ops& ops, const std::string& directory);

/// Size of all caches, in bytes.
[[nodiscard]] std::uint64_t cache_bytes(file_ops& ops, const std::string& directory);

}  // namespace dnd::io
