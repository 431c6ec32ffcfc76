#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/care_reports.hpp"
#include "io/store/file/care/replayable_prefix.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What of a campaign's files a repair does not keep, event by event, so that a person can say what
/// a second branch or a foreign line has cost before it is gone.
namespace dnd::io {

/// `files` as the repair reads them, `kept` what it keeps of them, up to event `kept_last`. A
/// second copy of an event that is kept is neither an event that is dropped nor among the bytes.
/// Reads the files once, and once more where there are lines that may be such copies. Errors are
/// the disk's.
[[nodiscard]] result<dropped_events> list_dropped(const std::vector<const log_file*>& files,
                                                  std::span<const stretch> kept,
                                                  std::uint64_t kept_last);

}  // namespace dnd::io
