#pragma once

#include "io/files/file_ops.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dnd::test {

/// A file in memory that is only read. The bytes must outlive it.
class text_file final : public io::log_file {
 public:
  explicit text_file(std::string_view bytes) : bytes_(bytes) {}
  io::result<done> append(std::string_view) override { return read_only(); }
  io::result<done> rewrite(std::uint64_t) override { return read_only(); }
  io::result<done> sync() override { return read_only(); }
  io::result<done> truncate(std::uint64_t) override { return read_only(); }
  io::result<std::uint64_t> size() const override { return std::uint64_t{bytes_.size()}; }
  io::result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    if (broken_at && offset <= *broken_at && *broken_at < offset + into.size())
      return io::error{.code = io::ec::io_error, .what = "the disk is broken here"};
    const std::string_view rest = bytes_.substr(std::min<std::size_t>(offset, bytes_.size()));
    return rest.copy(into.data(), into.size());
  }
  const std::string& path() const noexcept override { return path_; }

  /// Reading this byte fails.
  std::optional<std::uint64_t> broken_at;

 private:
  static io::error read_only() { return {.code = io::ec::internal, .what = "read only"}; }
  std::string_view bytes_;
  std::string path_ = "log.jsonl";
};

}  // namespace dnd::test
