#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/care_reports.hpp"

#include <cstdint>
#include <functional>
#include <string>

/// Looking for everything that is wrong with a campaign's files. Opens nothing for writing and
/// takes no lock, so it may run beside play.
namespace dnd::io {

/// Gets how many bytes are done, and of how many.
using verify_progress = std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>;

/// Reads log, encounter log and snapshot. Errors only when a file cannot be read at all; what is
/// wrong inside of one is a finding.
[[nodiscard]] result<verify_report> verify_campaign(file_ops& ops, const std::string& directory,
                                                    const verify_progress& progress);

}  // namespace dnd::io
