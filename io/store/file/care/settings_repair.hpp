#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/care_reports.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Making a campaign's `campaign.yaml` anew: one that is gone, or of which so little is left that
/// the campaign cannot be opened. A value that somebody mistyped is no damage, and nothing for
/// this.
namespace dnd::io {

class settings_repair {
 public:
  /// Looks at the campaign in `directory`. Nothing when its `campaign.yaml` can be read, or is
  /// wrong in a way that a person mends in place. Reads only. `ops` must outlive the plan.
  [[nodiscard]] static std::optional<settings_repair> plan(file_ops& ops,
                                                           const std::string& directory,
                                                           std::int64_t now_ms);

  [[nodiscard]] const settings_repair_summary& summary() const noexcept { return summary_; }

  /// Writes it, whole or not at all (promise 17). Returns the path under which a damaged one is
  /// kept; empty when it was gone. Requires the campaign's lock.
  [[nodiscard]] result<std::string> carry_out();

 private:
  settings_repair(file_ops& ops, std::string directory) noexcept
      : ops_(&ops), directory_(std::move(directory)) {}
  bool take_from_backup();
  void make(std::int64_t now_ms);

  file_ops* ops_;
  std::string directory_;
  settings_repair_summary summary_;
  std::string text_;  ///< Of the new file.
};

}  // namespace dnd::io
