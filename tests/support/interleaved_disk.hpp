#pragma once

#include "io/files/file_ops.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dnd::test {

/// A disk through which somebody reads while somebody else writes: just before the how-manieth
/// operation, from 1, `meanwhile` is called, once. Only reading is possible through it.
class interleaved_disk final : public io::file_ops {
 public:
  interleaved_disk(io::file_ops& below, std::uint64_t at, std::function<void()> meanwhile)
      : below_(below), clock_(std::make_shared<clock>(clock{at, std::move(meanwhile)})) {}

  [[nodiscard]] bool fired() const { return clock_->now >= clock_->at; }

  io::result<std::unique_ptr<io::log_file>> open(const std::string& path,
                                                 io::open_mode mode) override {
    clock_->tick();
    auto file = below_.open(path, mode);
    if (!file) return std::move(file).error();
    return std::unique_ptr<io::log_file>(std::make_unique<read_file>(*std::move(file), clock_));
  }
  io::result<std::string> read_all(const std::string& path, std::uint64_t bytes_max) override {
    clock_->tick();
    return below_.read_all(path, bytes_max);
  }
  io::result<io::entry_kind> kind_of(const std::string& path) override {
    clock_->tick();
    return below_.kind_of(path);
  }
  io::result<std::vector<io::directory_entry>> list(const std::string& path) override {
    clock_->tick();
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
  struct clock {
    std::uint64_t at;
    std::function<void()> meanwhile;
    std::uint64_t now = 0;
    void tick() {
      if (++now == at) meanwhile();
    }
  };

  class read_file final : public io::log_file {
   public:
    read_file(std::unique_ptr<io::log_file> below, std::shared_ptr<clock> time)
        : below_(std::move(below)), clock_(std::move(time)) {}
    io::result<done> append(std::string_view) override { return none(); }
    io::result<done> rewrite(std::uint64_t) override { return none(); }
    io::result<done> sync() override { return none(); }
    io::result<done> truncate(std::uint64_t) override { return none(); }
    io::result<std::uint64_t> size() const override {
      clock_->tick();
      return below_->size();
    }
    io::result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
      clock_->tick();
      return below_->read(offset, into);
    }
    const std::string& path() const noexcept override { return below_->path(); }

   private:
    std::unique_ptr<io::log_file> below_;
    std::shared_ptr<clock> clock_;
  };

  static io::error none() {
    return {.code = io::ec::internal, .what = "only reading goes on here"};
  }

  io::file_ops& below_;
  std::shared_ptr<clock> clock_;
};

}  // namespace dnd::test
