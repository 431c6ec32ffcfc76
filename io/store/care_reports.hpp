#pragma once

#include "io/files/error.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What those find who look for damage in a campaign's log and mend it: plain values for whoever
/// shows them.
namespace dnd::io {

// -- looking -------------------------------------------------------------------

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
  /// Up to `bounds::verify_findings_max` of them; `found` counts all.
  std::vector<verify_finding> findings;
  std::uint64_t events = 0;  ///< That proved themselves.
  std::uint64_t bytes = 0;   ///< Read, of all files.
  std::uint64_t found = 0;

  /// Nothing is damaged.
  [[nodiscard]] bool sound() const noexcept {
    return std::ranges::none_of(findings,
                                [](const auto& each) { return each.weight == severity::damage; });
  }
};

// -- repairing -----------------------------------------------------------------

/// A stretch of a campaign's events, as a person knows it.
struct event_span {
  std::uint64_t first = 0;  ///< Seq; 0: there are none.
  std::uint64_t last = 0;
  std::uint64_t commands = 0;  ///< Among the events that can be read, as the rest.
  std::uint64_t sessions = 0;  ///< That begin in it.
  std::string first_at = {};   ///< As in the log; empty when no event can be read.
  std::string last_at = {};

  [[nodiscard]] std::uint64_t events() const noexcept { return first == 0 ? 0 : last - first + 1; }
};

struct repair_summary {
  /// False: the campaign opens as it is, and nothing is to be done.
  bool needed = false;
  /// Bytes after the last whole command that the next open cuts off by itself.
  std::uint64_t torn_bytes = 0;
  /// Why the campaign does not open; nothing when it does and `truncate_at` was asked for.
  std::optional<error> damage = {};
  event_span kept;
  event_span lost;
  /// Lost events that are whole: only their predecessor is missing.
  std::uint64_t lost_whole = 0;
};

// -- sealing -------------------------------------------------------------------

/// An event that is not what its sum says, by the sums that both it and the one before it state.
struct changed_line {
  std::uint64_t seq = 0;
  std::string path;
  std::uint64_t line = 0;
  std::uint64_t byte = 0;
  std::uint64_t sum_before = 0;            ///< As it stands there.
  std::uint64_t sum_after = 0;             ///< As it will be.
  std::optional<std::string> before = {};  ///< The line as it was, when a kept file proves it.
  std::string after;                       ///< As it will be, without its newline.
};

struct reseal_summary {
  /// False: all sums fit, and nothing is to be done.
  bool needed = false;
  std::uint64_t from = 0;
  std::uint64_t last = 0;   ///< The last event of the campaign.
  std::uint64_t lines = 0;  ///< That change, those that only stand after an edited one included.
  /// Up to `bounds::verify_findings_max` of the lines that were edited, and how many there are.
  std::vector<changed_line> changed;
  std::uint64_t changed_count = 0;
};

}  // namespace dnd::io
