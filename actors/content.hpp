#pragma once

#include "io/files/error.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io {
class file_ops;
}  // namespace dnd::io
namespace dnd::io::content {
class library;
}  // namespace dnd::io::content

/// The game's content as a program sees it: what is built in, and what a campaign can name.
namespace dnd::actors {

struct campaign_address;

/// The kinds of content that are built into the program, sorted: "ability-scores", "monsters".
[[nodiscard]] std::span<const std::string_view> builtin_categories() noexcept;

enum class existing_files : std::uint8_t { keep, overwrite };

struct builtin_options {
  existing_files existing = existing_files::keep;
  /// Of `builtin_categories`; empty: all of them.
  std::vector<std::string_view> categories;
  /// Called after each entry with how many are done and how many there are. May be empty.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct builtin_report {
  std::size_t written = 0;
  /// Files that were there already and stayed as they were.
  std::size_t skipped = 0;
};

/// Writes the built-in content to `data_dir`, for reading and editing. The first error stops it;
/// what was on disk before is still there then (promise 7), and running it again is safe.
[[nodiscard]] io::result<builtin_report> write_builtin(io::file_ops& ops,
                                                       const std::string& data_dir,
                                                       const builtin_options& options);

/// What `add` takes in one campaign: the slugs of its characters and monsters, those of its world
/// and those that are built in.
class addable_creatures {
 public:
  /// `ops` must outlive it. Costs nothing.
  addable_creatures(io::file_ops& ops, const campaign_address& campaign);
  ~addable_creatures();
  addable_creatures(const addable_creatures&) = delete;
  addable_creatures& operator=(const addable_creatures&) = delete;

  /// Sorted, each once. Reads the disk each time, so that a file that was just made is found; what
  /// cannot be read is left out.
  [[nodiscard]] std::vector<std::string> slugs();

 private:
  std::unique_ptr<io::content::library> library_;
};

}  // namespace dnd::actors
