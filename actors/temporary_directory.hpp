#pragma once

#include "io/files/error.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace dnd::io {
class file_ops;
class temporary_directory;
}  // namespace dnd::io

namespace dnd::actors {

/// A directory for a while. Goes at the end of its life with all that is in it, as far as the disk
/// lets it.
class temporary_directory {
 public:
  /// Makes `parent`/`prefix`-RANDOM. `ops` must outlive it.
  [[nodiscard]] static io::result<temporary_directory> make(io::file_ops& ops,
                                                            const std::string& parent,
                                                            std::string_view prefix);
  ~temporary_directory();
  temporary_directory(temporary_directory&&) noexcept;
  temporary_directory& operator=(temporary_directory&&) noexcept;

  /// Absolute.
  [[nodiscard]] const std::string& path() const noexcept;

 private:
  explicit temporary_directory(std::unique_ptr<io::temporary_directory> inside);
  std::unique_ptr<io::temporary_directory> inside_;
};

}  // namespace dnd::actors
