#pragma once

#include "io/files/posix/descriptor.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dnd::bench {

/// The limit of the machine: a file that grows by a write and an fdatasync at a time.
class raw_log {
 public:
  static io::result<raw_log> open(const std::string& path);
  /// Seconds of each of `count` writes of `bytes` bytes with their syncs.
  io::result<std::vector<double>> write(std::size_t count, std::size_t bytes);

 private:
  raw_log(io::descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  io::descriptor file_;
  std::string path_;
};

/// Seconds of copying a file to a new one beside it and syncing that, which is then removed.
[[nodiscard]] io::result<double> copy_and_sync(const std::string& from);

}  // namespace dnd::bench
