#pragma once

#include "model/assert.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace dnd::model {

/// At most `Capacity` small values in place, for dice faces of events of the usual kind.
template <class T, std::size_t Capacity>
class inline_list {
 public:
  inline_list() noexcept = default;
  inline_list(std::initializer_list<T> values) noexcept {
    for (const T& value : values) push_back(value);
  }
  /// Requires `!full()`.
  void push_back(const T& value) noexcept {
    DND_ASSERT(size_ < Capacity);
    values_[size_++] = value;
  }
  void clear() noexcept { size_ = 0; }
  [[nodiscard]] bool full() const noexcept { return size_ == Capacity; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const T* begin() const noexcept { return values_.data(); }
  [[nodiscard]] const T* end() const noexcept { return values_.data() + size_; }
  [[nodiscard]] const T& operator[](std::size_t at) const noexcept {
    DND_ASSERT(at < size_);
    return values_[at];
  }
  friend bool operator==(const inline_list& a, const inline_list& b) noexcept {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!(a.values_[i] == b.values_[i])) return false;
    return true;
  }

 private:
  std::array<T, Capacity> values_{};
  std::uint8_t size_ = 0;
};

}  // namespace dnd::model
