#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Names of the files of a campaign that hold its events.
namespace dnd::io {

inline constexpr std::string_view log_file_name = "log.jsonl";
/// The end of the log of a fork, in place of `log_file_name`: see
/// `io/store/file/log/shared_past.hpp`.
inline constexpr std::string_view own_log_file_name = "since.jsonl";
inline constexpr std::string_view encounter_file_name = "encounter.jsonl";
/// Caches: see `io/store/file/caches.hpp`.
inline constexpr std::string_view log_index_file_name = "log.index";
inline constexpr std::string_view checkpoint_directory_name = "checkpoints";
/// Never removed: a process that has just opened it would lock a file without a name, while the
/// next one creates and locks another. What is in it (the holder's process id) may be stale.
inline constexpr std::string_view lock_file_name = ".lock";
inline constexpr std::string_view temporary_suffix = ".tmp";

[[nodiscard]] inline std::string path_in(const std::string& directory, std::string_view name) {
  std::string path = directory;
  path += '/';
  path += name;
  return path;
}

}  // namespace dnd::io
