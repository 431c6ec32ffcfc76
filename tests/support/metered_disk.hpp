#pragma once

#include "io/files/file_ops.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dnd::test {

/// Counts the bytes that are read through it. Only reading is possible.
class metered_disk final : public io::file_ops {
 public:
  /// `below` must outlive it.
  explicit metered_disk(io::file_ops& below) noexcept : below_(below) {}

  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return *bytes_; }

  io::result<std::unique_ptr<io::log_file>> open(const std::string& path,
                                                 io::open_mode mode) override {
    auto file = below_.open(path, mode);
    if (!file) return std::move(file).error();
    return std::unique_ptr<io::log_file>(std::make_unique<read_file>(*std::move(file), bytes_));
  }
  io::result<std::string> read_all(const std::string& path, std::uint64_t bytes_max) override {
    auto all = below_.read_all(path, bytes_max);
    if (all) *bytes_ += all->size();
    return all;
  }
  io::result<io::entry_kind> kind_of(const std::string& path) override {
    return below_.kind_of(path);
  }
  io::result<std::vector<io::directory_entry>> list(const std::string& path) override {
    return below_.list(path);
  }
  io::result<done> write_new(const std::string&, std::string_view) override { return none(); }
  io::result<done> rename(const std::string&, const std::string&) override { return none(); }
  io::result<done> remove(const std::string&) override { return none(); }
  io::result<done> remove_directory(const std::string&) override { return none(); }
  io::result<done> make_directory(const std::string&) override { return none(); }
  io::result<done> sync_directory(const std::string&) override { return none(); }
  io::result<std::unique_ptr<io::file_lock>> lock(const std::string&) override { return none(); }

 private:
  class read_file final : public io::log_file {
   public:
    read_file(std::unique_ptr<io::log_file> below, std::shared_ptr<std::uint64_t> bytes)
        : below_(std::move(below)), bytes_(std::move(bytes)) {}
    io::result<done> append(std::string_view) override { return none(); }
    io::result<done> rewrite(std::uint64_t) override { return none(); }
    io::result<done> sync() override { return none(); }
    io::result<done> truncate(std::uint64_t) override { return none(); }
    io::result<std::uint64_t> size() const override { return below_->size(); }
    io::result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
      auto got = below_->read(offset, into);
      if (got) *bytes_ += *got;
      return got;
    }
    const std::string& path() const noexcept override { return below_->path(); }

   private:
    std::unique_ptr<io::log_file> below_;
    std::shared_ptr<std::uint64_t> bytes_;
  };

  static io::error none() {
    return {.code = io::ec::internal, .what = "only reading goes on here"};
  }

  io::file_ops& below_;
  std::shared_ptr<std::uint64_t> bytes_ = std::make_shared<std::uint64_t>(0);
};

}  // namespace dnd::test
