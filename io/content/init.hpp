#pragma once

#include "io/content/category.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::content {

enum class existing_files : std::uint8_t { keep, overwrite };

struct init_options {
  existing_files existing = existing_files::keep;
  /// Empty: all of them.
  std::vector<category> categories;
  /// Called after each entry with how many are done and how many there are. May be empty.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct init_report {
  std::size_t written = 0;
  /// Files that were there already and stayed as they were.
  std::size_t skipped = 0;
};

/// Writes the content built into the program to `data_dir`, one YAML file an entry, for people
/// to read and edit. Nothing appears before everything is written and synced, and each file then
/// appears whole, by a rename, so what was on disk before a failed call is still there (promise
/// 7). The first error stops it and removes what was begun; running it again is always safe.
[[nodiscard]] result<init_report> write_builtin(file_ops& ops, const std::string& data_dir,
                                                const init_options& options);

}  // namespace dnd::io::content
