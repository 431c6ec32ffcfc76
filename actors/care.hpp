#pragma once

#include "actors/workspace.hpp"
#include "io/files/error.hpp"
#include "io/store/care_reports.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Looking for damage in a campaign's log, and mending it when a person has asked for it. Of one
/// that is in a store, what is mended is a copy of it as files, which goes back whole.
namespace dnd::actors {

// -- looking -------------------------------------------------------------------

using io::severity;
using io::verify_finding;
using io::verify_report;

/// Reads everything that the campaign keeps, takes no lock and writes nothing, so it may run beside
/// play. `progress` is called with how many bytes are read of how many; it may not be empty.
/// Errors only when a file cannot be read at all; what is wrong inside of one is a finding.
[[nodiscard]] io::result<verify_report> verify_campaign(
    io::file_ops& ops, const campaign_info& which,
    const std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>& progress);

// -- repairing -----------------------------------------------------------------

using io::dropped_event;
using io::event_span;
using io::repair_summary;
using io::settings_repair_summary;

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

using io::changed_line;
using io::reseal_summary;

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
