#pragma once

#include "io/files/posix/descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::bench {

/// A file of lines in pieces of whole lines, as all peers read it.
class file_pieces {
 public:
  /// Each piece is followed by `padding` bytes that may be read. `bytes`: of a piece, at most.
  static io::result<file_pieces> open(const std::string& path, std::size_t padding = 0,
                                      std::size_t bytes = std::size_t{512} * 1024);

  /// Valid until the next call; empty at the end.
  io::result<std::string_view> next();

 private:
  file_pieces(io::descriptor file, std::string path, std::size_t padding, std::size_t bytes)
      : file_(std::move(file)), path_(std::move(path)), buffer_(bytes + padding), bytes_(bytes) {}

  io::descriptor file_;
  std::string path_;
  std::vector<char> buffer_;
  std::size_t bytes_;
  std::uint64_t offset_ = 0;
};

}  // namespace dnd::bench
