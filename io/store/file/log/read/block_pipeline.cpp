#include "io/store/file/log/read/block_pipeline.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace dnd::io {
namespace {

/// A block and what is made of it stay in the cache of the core that reads it.
constexpr std::uint64_t block_bytes = std::uint64_t{128} * 1024;
/// Below this a thread costs more than it saves.
constexpr std::uint64_t threaded_bytes_min = std::uint64_t{2} * 1024 * 1024;
constexpr unsigned threads_max = 4;

unsigned threads_for(std::uint64_t bytes, unsigned wanted) {
  if (wanted != 0) return wanted;
  if (bytes < threaded_bytes_min) return 1;
  return std::clamp(std::thread::hardware_concurrency(), 1U, threads_max);
}

}  // namespace

block_pipeline::block_pipeline(const log_file& file, const range& what, unsigned threads,
                               preparation prepare)
    : file_(file), range_(what), prepare_(std::move(prepare)) {
  const std::uint64_t bytes = range_.end - std::min(range_.end, range_.start.offset);
  count_ = static_cast<std::size_t>((bytes + block_bytes - 1) / block_bytes);
  try {
    for (unsigned i = 1; i < threads_for(bytes, threads); ++i)
      threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // No thread to be had: the caller's own does all of it.
  }
}

block_pipeline::~block_pipeline() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void block_pipeline::read_block(std::size_t index) {
  slot& into = slots_[index % slots_max];
  const std::uint64_t begin = range_.start.offset + index * block_bytes;
  const auto read = into.block.read(file_, {.begin = begin,
                                            .end = std::min(begin + block_bytes, range_.end),
                                            .file_end = range_.end,
                                            .before = index == 0 ? &range_.start : nullptr,
                                            .first_seq = range_.first_seq});
  into.failure.reset();
  into.verdict = block_verdict::doubtful;
  if (!read) {
    into.failure = read.error();
    return;
  }
  into.verdict = *read;
  if (*read == block_verdict::sound) prepare_(index % slots_max, into.block.lines());
}

void block_pipeline::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopped_ || claimed_ == count_ || may_claim(); });
    if (!may_claim()) return;
    const std::size_t index = claimed_++;
    lock.unlock();
    read_block(index);
    lock.lock();
    slots_[index % slots_max].is_ready = true;
    changed_.notify_all();
  }
}

result<std::optional<block_pipeline::turn>> block_pipeline::next() {
  std::unique_lock lock(mutex_);
  if (std::exchange(is_out_, false)) {
    slots_[taken_ % slots_max].is_ready = false;
    ++taken_;
    if (!threads_.empty()) changed_.notify_all();
  }
  if (taken_ == count_) return std::optional<turn>{};
  slot& wanted = slots_[taken_ % slots_max];
  while (!wanted.is_ready) {
    if (!may_claim()) {
      changed_.wait(lock);
      continue;
    }
    const std::size_t index = claimed_++;
    lock.unlock();
    read_block(index);
    lock.lock();
    slots_[index % slots_max].is_ready = true;
  }
  if (wanted.failure) return *std::move(wanted.failure);
  is_out_ = true;
  return std::optional<turn>(
      turn{.slot = taken_ % slots_max, .block = &wanted.block, .verdict = wanted.verdict});
}

}  // namespace dnd::io
