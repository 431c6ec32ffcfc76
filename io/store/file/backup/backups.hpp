#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The copies that a campaign keeps of itself, in its directory `backups`: one compressed archive
/// each, `000007-seq-41-20261122T190411Z.tar.zst`. The first number counts up.
namespace dnd::io {

inline constexpr std::string_view backup_directory_name = "backups";

struct backup_info {
  std::string name;
  std::string path;
  std::uint64_t number = 0;
  /// Of the last event in it.
  model::seq_t seq = 0;
  /// "2026-11-22T19:04:11Z"
  std::string made;
  std::uint64_t bytes = 0;
};

/// Nothing for a name that is not one of a backup.
[[nodiscard]] std::optional<backup_info> parse_backup_name(std::string_view name);

/// Oldest first. None when there is no directory of backups.
[[nodiscard]] result<std::vector<backup_info>> list_backups(file_ops& ops,
                                                            const std::string& directory);

/// Copies a campaign, which may be being played, into a new archive: whole and durable, or not
/// there at all. Then removes the oldest until `keep` are left; `keep` is at least 1. An error of
/// that leaves the new one there. `now_ms` is UTC.
[[nodiscard]] result<backup_info> make_backup(file_ops& ops, const std::string& directory,
                                              std::int64_t now_ms, std::size_t keep);

/// Copies a campaign, which may be being played, into the directory `target`: whole and durable, or
/// not there at all. Returns the seq of the last event. `ec::exists` when there is something
/// already. `target` is absolute.
[[nodiscard]] result<model::seq_t> copy_to_directory(file_ops& ops, const std::string& directory,
                                                     const std::string& target);

}  // namespace dnd::io
