#pragma once

#include "io/store/file/index/index_file.hpp"

#include <cstdint>
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
  /// How a file ends, which only one content does.
  struct file_end {
    std::uint64_t size = 0;
    std::string trailer;
    friend bool operator==(const file_end&, const file_end&) = default;
  };
  struct kept {
    std::string directory;
    file_end end;
    std::shared_ptr<const loaded_index> index;
  };
  static constexpr std::size_t kept_max = 8;

  [[nodiscard]] static file_end end_of(file_ops& ops, const std::string& directory);
  [[nodiscard]] std::shared_ptr<const loaded_index> find(const std::string& directory,
                                                         const file_end& end);
  void keep(kept one);

  std::mutex mutex_;
  /// The one that was used last is the last.
  std::vector<kept> all_;
};

}  // namespace dnd::io
