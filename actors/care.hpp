#pragma once

#include "actors/workspace.hpp"
#include "io/files/error.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Looking for damage in a campaign's files, and mending it when a person has asked for it. For
/// campaigns that are kept as files.
namespace dnd::actors {

// -- looking -------------------------------------------------------------------

/// How much a finding matters.
enum class severity : std::uint8_t {
  notice,  ///< The next open mends or ignores it; nothing that was answered is lost.
  damage,  ///< The campaign does not open until it is repaired.
};

/// One thing that is wrong, and where.
struct verify_finding {
  severity weight{};
  /// A word for programs: "torn_tail", "broken_chain" and others.
  std::string kind;
  std::string path;
  std::uint64_t line = 0;  ///< From 1; 0: the file as a whole.
  std::uint64_t byte = 0;
  std::uint64_t seq = 0;  ///< 0: none.
  /// What was expected and what was found, in a sentence.
  std::string what;
};

struct verify_report {
  /// Nothing is damaged.
  bool sound = false;
  /// Up to `bounds::verify_findings_max` of them; `found` counts all.
  std::vector<verify_finding> findings;
  std::uint64_t found = 0;
  std::uint64_t events = 0;  ///< That proved themselves.
  std::uint64_t bytes = 0;   ///< Read, of all files.
};

/// Reads everything that the campaign keeps, takes no lock and writes nothing, so it may run beside
/// play. `progress` is called with how many bytes are read of how many; it may not be empty.
/// Errors only when a file cannot be read at all; what is wrong inside of one is a finding.
[[nodiscard]] io::result<verify_report> verify_campaign(
    io::file_ops& ops, const campaign_info& which,
    const std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>& progress);

// -- repairing -----------------------------------------------------------------

/// A stretch of a campaign's events, as a person knows it.
struct event_span {
  std::uint64_t first = 0;  ///< Seq; 0: there are none.
  std::uint64_t last = 0;
  std::uint64_t commands = 0;  ///< Among the events that can be read, as the rest.
  std::uint64_t sessions = 0;  ///< That begin in it.
  std::string first_at;        ///< As in the log; empty when no event can be read.
  std::string last_at;

  [[nodiscard]] std::uint64_t events() const noexcept { return first == 0 ? 0 : last - first + 1; }
};

/// A `campaign.yaml` that is gone, or that says too little to open the campaign, made anew.
struct settings_repair {
  /// What is wrong with it.
  io::error damage;
  /// What the new one says.
  std::string name;
  /// UTC, milliseconds since 1970.
  std::int64_t created_ms = 0;
  /// The backup that all of it is taken from; empty: there is none, and the name is that of the
  /// folder, the time that of the first event, the rest as of a new campaign.
  std::string backup;
};

/// An event that is whole, but does not go on from what is kept: of a second branch, or after
/// damage.
struct dropped_event {
  std::uint64_t seq = 0;
  std::string at;       ///< As in the log.
  std::string by;       ///< Of a command's first event.
  std::string command;  ///< As typed, of a command's first event; empty for the others.
  std::string type;     ///< Of the event.
  std::string path;     ///< Of its file.
};

struct repair_summary {
  /// False: the campaign opens as it is, and nothing is to be done.
  bool needed = false;
  /// Bytes after the last whole command that the next open cuts off by itself.
  std::uint64_t torn_bytes = 0;
  /// Those are blank lines, as an editor adds them.
  bool torn_is_blank = false;
  /// Why the campaign does not open; nothing when it does and `truncate_at` was asked for.
  std::optional<io::error> damage;
  event_span kept;
  event_span lost;
  /// Lost events that are whole: only their predecessor is missing.
  std::uint64_t lost_whole = 0;
  /// Up to `bounds::verify_findings_max` of all events that are dropped though they are whole, and
  /// how many there are. Those of a second branch have numbers of events that are kept.
  std::vector<dropped_event> dropped;
  std::uint64_t dropped_count = 0;
  /// Bytes that are dropped and no events at all.
  std::uint64_t other_bytes = 0;
  std::optional<settings_repair> settings;
};

/// A repair that a person can be asked about before it is carried out. Holds the campaign's lock
/// for as long as it lives. What is kept is the longest chain of events of which each is whole,
/// proven by the one before it, and not in contradiction to the state.
class planned_repair {
 public:
  /// Reads only. `truncate_at` goes back to just after that event on purpose; 0: to an empty log.
  /// `now_ms`: UTC, milliseconds since 1970. `ops` must outlive the plan. Errors: `locked`; the
  /// disk's; a log that is missing; `unknown_event` for events of a newer program, which are no
  /// damage; `bad_name` for a `truncate_at` inside of a command, `not_found` for one past the last
  /// event that is good.
  [[nodiscard]] static io::result<planned_repair> plan(io::file_ops& ops,
                                                       const campaign_info& which,
                                                       std::optional<std::uint64_t> truncate_at,
                                                       std::int64_t now_ms);
  ~planned_repair();
  planned_repair(planned_repair&&) noexcept;
  planned_repair& operator=(planned_repair&&) noexcept;

  [[nodiscard]] const repair_summary& summary() const noexcept;
  /// Requires `summary().needed`. Returns the paths under which the originals are kept. A crash or
  /// an error leaves a campaign that a second repair finishes (promises 11 and 17).
  [[nodiscard]] io::result<std::vector<std::string>> carry_out();

 private:
  struct work;
  explicit planned_repair(std::unique_ptr<work> what);
  std::unique_ptr<work> work_;
};

// -- sealing -------------------------------------------------------------------

/// An event that is not what its sum says.
struct changed_line {
  std::uint64_t seq = 0;
  std::string path;
  std::uint64_t line = 0;
  std::uint64_t byte = 0;
  std::uint64_t sum_before = 0;       ///< As it stands there.
  std::uint64_t sum_after = 0;        ///< As it will be.
  std::optional<std::string> before;  ///< The line as it was, when a kept file proves it.
  std::string after;                  ///< As it will be, without its newline.
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

/// New sums for a log that a person edited on purpose. Holds the campaign's lock for as long as it
/// lives.
class planned_reseal {
 public:
  /// From event `from` on. Reads only. `ops` must outlive the plan. Errors: `locked`; the disk's;
  /// and all that a new sum does not cure, located.
  [[nodiscard]] static io::result<planned_reseal> plan(io::file_ops& ops,
                                                       const campaign_info& which,
                                                       std::uint64_t from);
  ~planned_reseal();
  planned_reseal(planned_reseal&&) noexcept;
  planned_reseal& operator=(planned_reseal&&) noexcept;

  [[nodiscard]] const reseal_summary& summary() const noexcept;
  /// Requires `summary().needed`. Returns the paths under which the files are kept as they were
  /// edited. Until it is done the campaign is refused as before (promise 17).
  [[nodiscard]] io::result<std::vector<std::string>> carry_out();

 private:
  struct work;
  explicit planned_reseal(std::unique_ptr<work> what);
  std::unique_ptr<work> work_;
};

}  // namespace dnd::actors
