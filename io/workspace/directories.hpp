#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/names.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Directories that appear whole or not at all: how worlds and campaigns are made.
namespace dnd::io {

/// What a directory is called while it is being built.
inline constexpr std::string_view unfinished_prefix = ".tmp-";

struct new_file {
  std::string name;
  std::string bytes;
};

/// Who may look into a new directory.
enum class meant_for : std::uint8_t { everyone, owner };

/// Makes `path` and what is missing above it, each durable before the next. `path` is absolute.
[[nodiscard]] result<done> make_directories(file_ops& ops, const std::string& path,
                                            meant_for whom = meant_for::everyone);

/// The right to make and to clean up in `worlds_dir`. While another process has it, asks again
/// for as long as `wait`, then fails with `ec::locked`.
[[nodiscard]] result<std::unique_ptr<file_lock>> lock_worlds(file_ops& ops,
                                                             const std::string& worlds_dir,
                                                             std::chrono::milliseconds wait);

/// Makes `parent`/`directory` with `files` and an empty directory for each kind of content,
/// durably: a crash leaves all of it or, but for an unfinished directory, nothing (promise 17).
/// `ec::exists` when the name is taken (see `check_free`). Requires the lock of `lock_worlds`.
/// After an error before the last step nothing is there; an error of the last step, the sync of
/// `parent`, says that the directory is there and may not survive a power loss.
[[nodiscard]] result<done> build_directory(file_ops& ops, named_thing what,
                                           const std::string& parent, const std::string& directory,
                                           std::span<const new_file> files);

/// The same with whatever `fill` puts into the directory of the path that it gets; what it returns
/// for must be durable but for the directory's own name.
using directory_filler = std::function<result<done>(const std::string& path)>;
[[nodiscard]] result<done> build_directory(file_ops& ops, named_thing what,
                                           const std::string& parent, const std::string& directory,
                                           const directory_filler& fill);

/// True when a crash left something unfinished in `parent`. An unreadable `parent` has nothing
/// that could be cleaned up.
[[nodiscard]] bool has_leftovers(file_ops& ops, const std::string& parent);

/// Removes unfinished directories and files from `parent`, as far as the disk lets it. Takes
/// away only what `build_directory` makes, so that a link in there leads nowhere. Requires the
/// lock of `lock_worlds`.
void remove_leftovers(file_ops& ops, const std::string& parent);

/// Names of the directories in `parent` that may be worlds or campaigns: none that is hidden or
/// holds content. Sorted; none when `parent` does not exist.
[[nodiscard]] result<std::vector<std::string>> visible_directories(file_ops& ops,
                                                                   const std::string& parent);

}  // namespace dnd::io
