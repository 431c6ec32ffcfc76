#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::content {

/// Many files that are written together: first all are written under temporary names, then the file
/// system is synced once, then each gets its name, then the directories are synced. So no name ever
/// stands for bytes that a power cut could take, and nothing waits for each file.
class file_batch {
 public:
  /// `ops` must outlive it.
  explicit file_batch(file_ops& ops) : ops_(ops) {}
  file_batch(const file_batch&) = delete;
  file_batch& operator=(const file_batch&) = delete;
  /// Removes what was not published; errors of that are not heeded, the first is the one to tell.
  ~file_batch();

  /// Requires that `directory` exists.
  [[nodiscard]] result<done> add(const std::string& directory, std::string_view file,
                                 std::string_view text);
  /// Promise 7: what had a name keeps it until its successor is on disk. `root`: a directory of the
  /// same file system.
  [[nodiscard]] result<done> publish(const std::string& root);

 private:
  file_ops& ops_;
  std::vector<std::string> paths_;
  std::size_t published_ = 0;
  std::vector<std::string> directories_;
};

}  // namespace dnd::io::content
