#pragma once

#include "io/files/file_ops.hpp"
#include "model/event.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Looking for everything that is wrong with a campaign's files. Opens nothing for writing and
/// takes no lock, so it may run beside play.
namespace dnd::io {

/// How much a finding matters.
enum class severity : std::uint8_t {
  notice,  ///< The next open mends or ignores it; nothing that was answered is lost.
  damage,  ///< The campaign does not open until it is repaired.
};

/// One thing that is wrong, and where.
struct verify_finding {
  severity weight{};
  /// A word for programs: "torn_tail", "bad_tail", "bad_line", "broken_chain", "zeros", "hole",
  /// "lost_newline", "unfinished_command", "unknown_event", "corrupt", "contradiction",
  /// "merge_was_cut", "encounter_disagrees", "snapshot_unusable", "snapshot_disagrees",
  /// "log_lost_tail", "index_unusable", "checkpoint_unusable", "checkpoint_disagrees".
  std::string kind;
  std::string path;
  std::uint64_t line = 0;  ///< From 1; 0: the file as a whole.
  std::uint64_t byte = 0;
  std::uint64_t seq = 0;  ///< 0: none.
  /// What was expected and what was found, in a sentence.
  std::string what;
};

struct verify_report {
  std::vector<verify_finding> findings;
  std::uint64_t events = 0;  ///< Lines that proved themselves.
  std::uint64_t bytes = 0;   ///< Read, of all files.
  /// Findings are listed up to `bounds::verify_findings_max`; this counts all.
  std::uint64_t found = 0;
  [[nodiscard]] bool sound() const noexcept;
};

/// Told about so many bytes out of so many.
using verify_progress = std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>;

/// Reads log, encounter log and snapshot. Errors only when a file cannot be read at all; what is
/// wrong inside of one is a finding.
[[nodiscard]] result<verify_report> verify_campaign(file_ops& ops, const std::string& directory,
                                                    const verify_progress& progress);

}  // namespace dnd::io
