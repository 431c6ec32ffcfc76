#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/care/dropped_events.hpp"
#include "io/store/file/care/replayable_prefix.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Making a damaged campaign one that opens, when a person has asked for it. What is kept is the
/// longest chain of events: each whole, proven by its sum against the one before it, readable,
/// and not in contradiction to the table; wherever its line stands in the two files.
namespace dnd::io {

struct repair_options {
  /// Goes back to just after this event on purpose; 0: to an empty log.
  std::optional<std::uint64_t> truncate_at = {};
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
  /// Lines of lost events that are whole: only their predecessor is missing.
  std::uint64_t lost_whole = 0;
  /// What is whole and not kept, of a second branch too, whose numbers are those of events that are
  /// kept. Empty when no repair is needed.
  dropped_events dropped;
};

class campaign_repair {
 public:
  /// Looks at the campaign in `directory` and says what a repair would do. Reads only. Requires
  /// the campaign's lock until the end of this object; `ops` must outlive it.
  /// Errors: the disk's; a log that is missing; `unknown_event` for events of a newer program,
  /// which are no damage; `bad_name` for a `truncate_at` that is not a command's last event.
  [[nodiscard]] static result<campaign_repair> plan(file_ops& ops, const std::string& directory,
                                                    const repair_options& options = {});
  ~campaign_repair();
  campaign_repair(campaign_repair&&) noexcept;
  campaign_repair& operator=(campaign_repair&&) noexcept;

  [[nodiscard]] const repair_summary& summary() const noexcept;

  /// Carries it out. Requires `summary().needed`. Returns the paths under which the originals are
  /// kept; no earlier one is overwritten. Each file is replaced whole or not at all, in an order
  /// in which the campaign is as it was, or repaired, or still refused with nothing lost that is
  /// to be kept: then a second repair finishes the first (promises 11 and 17).
  /// The caches of the past are removed first of all.
  [[nodiscard]] result<std::vector<std::string>> carry_out();

 private:
  struct work;
  explicit campaign_repair(std::unique_ptr<work> what);
  std::unique_ptr<work> work_;
};

}  // namespace dnd::io
