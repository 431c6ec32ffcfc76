#pragma once

#include "io/store/file/index/index_file.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

/// Indexes that were read lately: a question about the past looks places up again and again, and an
/// index is read whole.
namespace dnd::io {

/// Usable from any thread. What it gives is what the file has: the sum at the end of an index is
/// one of all that is before it. Places are proven against the log by whoever uses them, as ever.
class index_memory {
 public:
  /// As `load_index`; never null.
  [[nodiscard]] result<std::shared_ptr<const loaded_index>> load(file_ops& ops,
                                                                 const std::string& directory,
                                                                 const log_file& log);

 private:
  struct kept {
    std::string directory;
    index_file_end end;
    std::shared_ptr<const loaded_index> index;
  };
  static constexpr std::size_t kept_max = 8;

  [[nodiscard]] std::shared_ptr<const loaded_index> find(const std::string& directory,
                                                         const index_file_end& end);
  void keep(kept one);

  std::mutex mutex_;
  /// The one that was used last is the last.
  std::vector<kept> all_;
};

}  // namespace dnd::io
