#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::io {

/// A directory for a while. Goes at the end of its life, with all that is in it, as far as the
/// disk lets it. Links in it are removed, not followed into.
class temporary_directory {
 public:
  /// Makes `parent`/`prefix`-RANDOM. `ops` must outlive it.
  [[nodiscard]] static result<std::unique_ptr<temporary_directory>> make(file_ops& ops,
                                                                         const std::string& parent,
                                                                         std::string_view prefix);
  temporary_directory(file_ops& ops, std::string path) : ops_(ops), path_(std::move(path)) {}
  ~temporary_directory();
  temporary_directory(const temporary_directory&) = delete;
  temporary_directory& operator=(const temporary_directory&) = delete;

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  file_ops& ops_;
  std::string path_;
};

}  // namespace dnd::io
