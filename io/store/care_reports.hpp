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
  /// "log_lost_tail", "index_unusable", "checkpoint_unusable", "checkpoint_disagrees",
  /// "settings_unusable".
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

/// A `campaign.yaml` that is gone, or that says too little to open the campaign, made anew.
struct settings_repair_summary {
  /// What is wrong with it.
  error damage;
  /// What the new one says: as it is in the newest backup that has it, else after the directory and
  /// the first event (`now_ms` when there is none), the settings as those of a new campaign.
  std::string name;
  std::int64_t created_ms = 0;  ///< UTC, milliseconds since 1970.
  /// Path of that backup; empty: there is none.
  std::string backup;
};

struct repair_summary {
  /// False: the campaign opens as it is, and nothing is to be done.
  bool needed = false;
  /// Bytes after the last whole command that the next open cuts off by itself.
  std::uint64_t torn_bytes = 0;
  /// Those are blank: lines that an editor has added at the end.
  bool torn_is_blank = false;
  /// Why the campaign does not open; nothing when it does and `truncate_at` was asked for.
  std::optional<error> damage = {};
  event_span kept;
  event_span lost;
  /// Lost events that are whole: only their predecessor is missing.
  std::uint64_t lost_whole = 0;
  /// What is whole and not kept, of a second branch too, whose numbers are those of events that are
  /// kept. Empty when no repair is needed.
  dropped_events dropped;
  /// Nothing: `campaign.yaml` is as it should be.
  std::optional<settings_repair_summary> settings = {};
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
