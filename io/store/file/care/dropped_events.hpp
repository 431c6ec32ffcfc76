#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/care/replayable_prefix.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What of a campaign's files a repair does not keep, event by event, so that a person can say what
/// a second branch or a foreign line has cost before it is gone.
namespace dnd::io {

/// An event whose line is whole, but that does not go on from what is kept.
struct dropped_event {
  std::uint64_t seq = 0;
  std::string at;       ///< As in the log.
  std::string by;       ///< Of a command's first event, as in the log.
  std::string command;  ///< As typed, of a command's first event; empty for the others.
  std::string type;     ///< Of the event, as it is stored.
  std::string path;     ///< Of its file.
};

struct dropped_events {
  /// Up to `bounds::verify_findings_max` of them, in the order of their numbers; `count` counts
  /// all.
  std::vector<dropped_event> events;
  std::uint64_t count = 0;
  /// Bytes that are no whole event at all: conflict markers, pieces of lines, blank lines.
  std::uint64_t other_bytes = 0;
};

/// `files` as the repair reads them, `kept` what it keeps of them, up to event `kept_last`. A
/// second copy of an event that is kept is neither an event that is dropped nor among the bytes.
/// Reads the files once, and once more where there are lines that may be such copies. Errors are
/// the disk's.
[[nodiscard]] result<dropped_events> list_dropped(const std::vector<const log_file*>& files,
                                                  std::span<const stretch> kept,
                                                  std::uint64_t kept_last);

}  // namespace dnd::io
