#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/care_reports.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// A campaign's log that a person edited on purpose gets sums that fit again. The edit itself is
/// theirs: it is shown, replayed, and sealed as it is.
namespace dnd::io {

class campaign_reseal {
 public:
  /// Looks at the campaign in `directory` and says what sealing it from event `from` on would do.
  /// Reads only. Requires the campaign's lock until the end of this object; `ops` must outlive it.
  /// Errors: the disk's, and everything that a new sum does not cure, located: damage before
  /// `from`, a line that is not whole, a number out of order, fields that cannot be read, an event
  /// that contradicts the state, a last command without its end.
  [[nodiscard]] static result<campaign_reseal> plan(file_ops& ops, const std::string& directory,
                                                    std::uint64_t from);
  ~campaign_reseal();
  campaign_reseal(campaign_reseal&&) noexcept;
  campaign_reseal& operator=(campaign_reseal&&) noexcept;

  [[nodiscard]] const reseal_summary& summary() const noexcept;

  /// Carries it out. Requires `summary().needed`. Returns the paths under which the files are kept
  /// as they were edited. Each is replaced whole or not at all, log.jsonl last: until then the
  /// campaign is refused as before (promise 17). A snapshot after `from` is removed,
  /// and so are the caches of the past.
  [[nodiscard]] result<std::vector<std::string>> carry_out();

 private:
  struct work;
  explicit campaign_reseal(std::unique_ptr<work> what);
  std::unique_ptr<work> work_;
};

}  // namespace dnd::io
