#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/log/recover/recovery_table.hpp"
#include "io/store/file/log/write/copy.hpp"

#include <cstdint>
#include <string>

namespace dnd::io {

/// Carries out what the recovery table says, each step safe to crash in and to do again. With
/// read-only access it does nothing and reports the same.
class tail_repair {
 public:
  tail_repair(file_ops& ops, const std::string& directory, access mode, recovery_report& report)
      : ops_(ops), directory_(directory), mode_(mode), report_(report) {}

  /// Removes what a crash in `publish` left in the campaign's directory.
  [[nodiscard]] result<done> remove_leftovers();

  /// Brings the end of a file in order, and makes all of it durable: what is after event `mark`
  /// may be in memory only, where the kernel takes it for written since a sync has failed, so it is
  /// written again. `size` becomes the file's size.
  [[nodiscard]] result<done> fix_tail(log_file& file, const scan_report& scan, tail_action action,
                                      std::uint64_t mark, std::uint64_t& size);

  /// Finishes a merge: what is `after` the place where the encounter belongs in log.jsonl, up to
  /// its end, gives way to the encounter. Requires that the encounter is durable.
  [[nodiscard]] result<done> finish_merge(log_file& log, const scan_report& scan,
                                          const byte_range& after, const log_file& encounter,
                                          std::uint64_t encounter_bytes);

  [[nodiscard]] result<done> remove_encounter();
  [[nodiscard]] result<done> sync_directory();

 private:
  result<done> make_durable(log_file& file, const scan_report& scan, std::uint64_t mark,
                            std::uint64_t size);
  result<done> cut(log_file& file, const scan_report& scan, std::uint64_t from);

  file_ops& ops_;
  const std::string& directory_;
  access mode_;
  recovery_report& report_;
};

}  // namespace dnd::io
