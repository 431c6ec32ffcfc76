#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/projections/projection_mark.hpp"
#include "io/store/log_position.hpp"
#include "model/views/change_index.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// `changes.json`: in which stretches of a campaign's log which values changed. A cache, as the
/// index is: proven against the log before it is used, and deleted without loss. Its first line
/// says up to where it goes, and proves all others, one for each stretch.
namespace dnd::io {

inline constexpr std::string_view changes_file_name = "changes.json";

/// Goes up whenever another event is seen to change a value than before, or what stands in the file
/// is written otherwise. A value that the program did not have before is noticed by itself.
inline constexpr std::uint32_t changes_format = 1;

struct loaded_changes {
  model::views::change_index index;
  /// Where the last event that is noted ends; all zero: none is.
  log_position at;
  /// Why a file that is there was not used; empty when it was, or when there is none.
  std::string why_not = {};
};

/// Errors: the disk's while the log is read. A file that cannot be used is no error.
[[nodiscard]] result<loaded_changes> load_changes(file_ops& ops, const std::string& directory,
                                                  const log_file& log);

/// Of one subject, as `model::views::figure_change::subject`, which costs less. Nothing is known
/// where there is no file that can be used.
[[nodiscard]] result<model::views::subject_changes> load_changes_of(file_ops& ops,
                                                                    const std::string& directory,
                                                                    const log_file& log,
                                                                    std::string_view subject);

/// Takes the place of what was there, whole or not at all. `at` is where the last stretch ends.
[[nodiscard]] result<done> save_changes(file_ops& ops, const std::string& directory,
                                        const model::views::change_index& index,
                                        const log_position& at);

/// A look at the beginning of the file. Nothing when there is none, or none of this format.
[[nodiscard]] std::optional<projection_mark> peek_changes(file_ops& ops,
                                                          const std::string& directory);

/// Removes the file, and what a crash left of one. Errors: the disk's.
[[nodiscard]] result<done> remove_changes(file_ops& ops, const std::string& directory);

}  // namespace dnd::io
