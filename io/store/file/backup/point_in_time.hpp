#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/read/scanner.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace dnd::io {

/// A moment of a campaign, as stretches of its two files: the events from the first to `end`, to
/// the end of a command. The files are held open, so that a merge meanwhile takes nothing away.
struct point_in_time {
  std::unique_ptr<log_file> log;
  std::uint64_t log_bytes = 0;
  /// Empty when no fight was on.
  std::unique_ptr<log_file> encounter;
  std::uint64_t encounter_bytes = 0;
  log_position end;
  /// The sum of the last line of the log's stretch: what the encounter's first line follows.
  std::uint64_t log_sum = 0;
};

/// Finds the latest moment, also while the campaign is being played: takes no lock and changes
/// nothing. All up to there is on disk when this returns, so that a copy never knows more than its
/// campaign after a power loss. Checks every line against the one before it; the last of them are
/// replayed. Errors: the disk's; `ec::corrupt` with its place for a log that is damaged.
[[nodiscard]] result<point_in_time> find_point_in_time(file_ops& ops, const std::string& directory);

/// False when the files were cut back meanwhile, and what was read from them may be anything.
[[nodiscard]] result<bool> still_holds(const point_in_time& cut);

}  // namespace dnd::io
