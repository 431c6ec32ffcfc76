#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/care_reports.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Making a damaged campaign one that opens, when a person has asked for it. What is kept is the
/// longest chain of events: each whole, proven by its sum against the one before it, readable,
/// and not in contradiction to the state; wherever its line stands in the two files.
namespace dnd::io {

struct repair_options {
  /// Goes back to just after this event on purpose; 0: to an empty log.
  std::optional<std::uint64_t> truncate_at = {};
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
