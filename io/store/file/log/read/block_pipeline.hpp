#pragma once

#include "io/store/file/log/read/block.hpp"

#include <array>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dnd::io {

/// Reads a log in blocks, on several threads when it is large, and hands them out in order. The
/// thread that takes blocks reads some itself when it would have to wait. Memory is bounded: no
/// more than `slots_max` blocks are held at a time.
class block_pipeline {
 public:
  static constexpr std::size_t slots_max = 8;

  /// Done with each sound block on the thread that read it, before it is handed out. Different
  /// slots may come at the same time.
  using preparation = std::function<void(std::size_t slot, std::span<const line_view> lines)>;

  struct range {
    log_position start;  ///< Where a command begins.
    std::uint64_t end = 0;
    std::uint64_t first_seq = 1;  ///< See `log_stretch`.
  };

  /// `file` must outlive this. `threads` counts the caller's; 0 takes as many as help.
  block_pipeline(const log_file& file, const range& what, unsigned threads, preparation prepare);
  /// Waits for the other threads, which end with the block they are at.
  ~block_pipeline();
  block_pipeline(const block_pipeline&) = delete;
  block_pipeline& operator=(const block_pipeline&) = delete;

  struct turn {
    std::size_t slot = 0;
    const log_block* block = nullptr;
    block_verdict verdict{};
  };
  /// The next block, or nothing after the last one. The one before it is given back.
  [[nodiscard]] result<std::optional<turn>> next();

 private:
  struct slot {
    log_block block;
    block_verdict verdict{};
    std::optional<error> failure;
    bool is_ready = false;
  };

  void work();
  void read_block(std::size_t index);
  [[nodiscard]] bool may_claim() const noexcept {
    return !stopped_ && claimed_ < count_ && claimed_ < taken_ + slots_max;
  }

  const log_file& file_;
  const range range_;
  const preparation prepare_;
  std::size_t count_ = 0;  ///< Of blocks.

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t claimed_ = 0;  ///< The first block that nobody reads or has read.
  std::size_t taken_ = 0;    ///< The block that is handed out next, or is out now.
  bool is_out_ = false;      ///< Block `taken_` was handed out.
  bool stopped_ = false;

  std::array<slot, slots_max> slots_;
  std::vector<std::thread> threads_;
};

}  // namespace dnd::io
