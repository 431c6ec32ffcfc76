#pragma once

#include "io/content/check_values.hpp"
#include "io/files/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::io {
class file_ops;
}  // namespace dnd::io

/// Everything that is wrong with content that people wrote, and the part of it that renaming fields
/// puts right. Plain values.
namespace dnd::actors {

using content_change = io::content::changed_line;
using io::content::check_kind;
using io::content::check_scope;

struct content_finding {
  check_kind kind{};
  /// With the file, and the line and column when there are any.
  io::error why;
  /// "actions[0].damage"; may be empty.
  std::string field;
  /// The name that the field has here; empty when another name does not put it right.
  std::string name_here;
};

struct content_rename {
  std::string path;
  std::size_t fields = 0;
  std::vector<content_change> lines;
};

/// The scope of a file or folder that somebody names by its path: what it names is looked up beside
/// it, in the world around it, and in `data_dir`.
[[nodiscard]] check_scope scope_of_path(io::file_ops& ops, const std::string& path,
                                        const std::string& data_dir);
/// That of a campaign or a world: all its directories that exist.
[[nodiscard]] check_scope scope_of_layers(io::file_ops& ops,
                                          const std::vector<std::string>& layers);

class content_check {
 public:
  /// Errors: `not_found` for a place that does not exist, and what the disk says about a directory.
  [[nodiscard]] static io::result<content_check> read(io::file_ops& ops, const check_scope& scope);

  [[nodiscard]] std::size_t files() const noexcept { return files_; }
  /// The first thousand of all of them, by file and place.
  [[nodiscard]] const std::vector<content_finding>& findings() const noexcept { return findings_; }
  [[nodiscard]] std::size_t wrong() const noexcept { return wrong_; }
  [[nodiscard]] std::size_t unread() const noexcept { return unread_; }

  /// What `rename` would do.
  [[nodiscard]] const std::vector<content_rename>& renames() const noexcept { return renames_; }
  /// Writes each of these files anew, whole or not at all. The first error stops it:
  /// `contradiction` for a file that was changed since it was read.
  [[nodiscard]] io::result<done> rename(io::file_ops& ops) const;

 private:
  std::size_t files_ = 0;
  std::size_t wrong_ = 0;
  std::size_t unread_ = 0;
  std::vector<content_finding> findings_;
  std::vector<content_rename> renames_;
  /// Of each of `renames_`: the text as it was read, and as it will be.
  std::vector<std::pair<std::string, std::string>> texts_;
};

}  // namespace dnd::actors
