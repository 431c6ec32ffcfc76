#pragma once

#include "io/files/file_ops.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A campaign's log that a person edited on purpose gets sums that fit again. The edit itself is
/// theirs: it is shown, replayed, and sealed as it is.
namespace dnd::io {

/// A line that is not what its sum says, by the sums that both it and the line before it state.
struct changed_line {
  std::uint64_t seq = 0;
  std::string path;
  std::uint64_t line = 0;
  std::uint64_t byte = 0;
  std::uint64_t sum_before = 0;            ///< As it stands there.
  std::uint64_t sum_after = 0;             ///< As it will be.
  std::optional<std::string> before = {};  ///< The line as it was, when a kept file proves it.
  std::string after;                       ///< Without its newline, as it will be.
};

struct reseal_summary {
  /// False: all sums fit, and nothing is to be done.
  bool needed = false;
  std::uint64_t from = 0;
  std::uint64_t last = 0;  ///< The last event of the campaign.
  /// Lines that change, those that were not edited but stand after one that was included.
  std::uint64_t lines = 0;
  /// Up to `bounds::verify_findings_max` of the lines that were edited, and how many there are.
  std::vector<changed_line> changed;
  std::uint64_t changed_count = 0;
};

class campaign_reseal {
 public:
  /// Looks at the campaign in `directory` and says what sealing it from event `from` on would do.
  /// Reads only. Requires the campaign's lock until the end of this object; `ops` must outlive it.
  /// Errors: the disk's, and everything that a new sum does not cure, located: damage before
  /// `from`, a line that is not whole, a number out of order, fields that cannot be read, an event
  /// that contradicts the table, a last command without its end.
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
