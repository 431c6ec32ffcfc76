#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/write/copy.hpp"

#include <memory>
#include <string>
#include <string_view>

/// Replacing a campaign's files by hand of the person who looks after it: what was there is kept.
namespace dnd::io {

/// A new content for a file, written beside it and put in its place whole or not at all (promise
/// 17). Gone with this object when it was not published.
class file_replacement {
 public:
  /// For the file `name` in `directory`. `ops` must outlive it.
  [[nodiscard]] static result<file_replacement> begin(file_ops& ops, const std::string& directory,
                                                      std::string_view name);
  ~file_replacement();
  file_replacement(file_replacement&& other) noexcept;
  file_replacement& operator=(file_replacement&&) = delete;

  [[nodiscard]] result<done> append(std::string_view bytes) { return file_->append(bytes); }
  [[nodiscard]] result<done> copy(const log_file& from, const byte_range& range);
  /// Syncs, renames over the old file, syncs the directory. Nothing is to be called after it.
  [[nodiscard]] result<done> publish();

 private:
  file_replacement(file_ops& ops, std::string directory, std::string path)
      : ops_(&ops), directory_(std::move(directory)), path_(std::move(path)) {}
  [[nodiscard]] std::string temporary() const;

  file_ops* ops_;
  std::string directory_;
  std::string path_;
  std::unique_ptr<log_file> file_;
};

/// Gives a file another name, `aside` or with a number after it: never one that is taken. The
/// change is durable. Returns the new path.
[[nodiscard]] result<std::string> move_aside(file_ops& ops, const std::string& directory,
                                             std::string_view name, std::string_view aside);

/// Copies all of `file` to `aside`, or with a number after it: see `keep_aside`.
[[nodiscard]] result<std::string> copy_aside(file_ops& ops, const log_file& file,
                                             const std::string& directory, std::string_view aside);

}  // namespace dnd::io
