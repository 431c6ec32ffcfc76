#include "io/store/file/log/read/line_reader.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <cstring>

namespace dnd::io {
namespace {

/// Small enough to stay in the cache between being read and being hashed.
constexpr std::size_t capacity_first = std::size_t{256} * 1024;
constexpr std::size_t capacity_least = std::size_t{4} * 1024;
constexpr std::size_t capacity_last = bounds::read_command_bytes_max;
static_assert(capacity_last >= bounds::read_line_bytes_max + capacity_first);

}  // namespace

line_reader::line_reader(const log_file& file, std::uint64_t begin, std::uint64_t end)
    : file_(&file),
      capacity_(static_cast<std::size_t>(
          std::clamp<std::uint64_t>(end - std::min(begin, end), capacity_least, capacity_first))),
      base_(begin),
      end_(std::max(begin, end)) {
  bytes_ = std::make_unique_for_overwrite<char[]>(capacity_);
}

result<line_reader::segment> line_reader::next() {
  for (;;) {
    const std::uint64_t offset = base_ + cursor_;
    char* const text = bytes_.get() + cursor_;
    const void* const found = size_ > searched_
                                  ? std::memchr(bytes_.get() + searched_, '\n', size_ - searched_)
                                  : nullptr;
    if (found != nullptr) {
      const auto length = static_cast<std::size_t>(static_cast<const char*>(found) - text);
      const bool fits = length <= bounds::read_line_bytes_max;
      cursor_ += length + 1;
      searched_ = cursor_;
      return segment{fits ? kind::line : kind::too_long, {text, length}, offset};
    }
    searched_ = size_;
    const std::size_t length = size_ - cursor_;
    const bool at_end = base_ + size_ == end_;
    if (at_end && length == 0) return segment{kind::end, {}, offset};
    if (length > bounds::read_line_bytes_max) {
      cursor_ = size_;
      return segment{kind::too_long, {text, length}, offset};
    }
    if (at_end) {
      cursor_ = size_;
      return segment{kind::rest, {text, length}, offset};
    }
    const bool was_holding = cursor_ > held_;
    if (was_holding && held_ == 0 && size_ == capacity_ && capacity_ == capacity_last) {
      return segment{kind::overfull, {text, length}, offset};
    }
    if (auto filled = refill(); !filled) return std::move(filled).error();
    if (was_holding) return segment{kind::moved, {}, base_};
  }
}

/// Moves what is held to the front, makes room, and reads on. The cursor goes back to the front.
result<done> line_reader::refill() {
  const std::size_t kept = size_ - held_;
  if (kept > capacity_ / 2 && capacity_ < capacity_last) {
    const std::size_t larger = std::min(capacity_ * 2, capacity_last);
    auto bytes = std::make_unique_for_overwrite<char[]>(larger);
    std::memcpy(bytes.get(), bytes_.get() + held_, kept);
    bytes_ = std::move(bytes);
    capacity_ = larger;
  } else {
    std::memmove(bytes_.get(), bytes_.get() + held_, kept);
  }
  const bool was_holding = cursor_ > held_;
  base_ += held_;
  size_ = kept;
  held_ = 0;
  cursor_ = 0;
  searched_ = was_holding ? 0 : kept;
  const std::uint64_t left = end_ - (base_ + size_);
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, capacity_ - size_));
  const auto got = file_->read(base_ + size_, {bytes_.get() + size_, wanted});
  if (!got) return got.error();
  DND_ASSERT(*got <= wanted);
  size_ += *got;
  if (*got < wanted) end_ = base_ + size_;  // The file became shorter under us.
  return done{};
}

}  // namespace dnd::io
