#pragma once

#include "model/assert.hpp"

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dnd::model {

/// A string of at most 63 bytes that lives in place: one cache line, trivially copyable, no
/// allocation. Ids and names of creatures, conditions and actions are of this kind, so that an
/// event of the usual kind is read, applied and dropped without touching the heap.
class small_text {
 public:
  static constexpr std::size_t capacity = 63;

  constexpr small_text() noexcept = default;

  /// Requires `fits(text)`: input is measured where it comes in.
  small_text(std::string_view text) noexcept {  // NOLINT(google-explicit-constructor)
    DND_ASSERT(text.size() <= capacity);
    std::memcpy(bytes_, text.data(), text.size());
    size_ = static_cast<std::uint8_t>(text.size());
  }
  small_text(const char* text) noexcept : small_text(std::string_view(text)) {}         // NOLINT
  small_text(const std::string& text) noexcept : small_text(std::string_view(text)) {}  // NOLINT

  static constexpr std::size_t short_bytes = 16;
  /// A text of at most `short_bytes`. Requires that as many bytes can be read from `text`: a copy
  /// whose size is known needs no call and no branch.
  [[nodiscard]] static small_text short_text(const char* text, std::size_t size) noexcept {
    DND_ASSERT(size <= short_bytes);
    small_text out;
    if constexpr (std::endian::native == std::endian::little) {
      std::uint64_t halves[2];
      std::memcpy(halves, text, short_bytes);
      halves[0] &= size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << size * 8) - 1;
      halves[1] &= size == 16 ? ~std::uint64_t{0}
                   : size > 8 ? (std::uint64_t{1} << (size - 8) * 8) - 1
                              : 0;
      std::memcpy(out.bytes_, halves, short_bytes);
    } else {
      std::memcpy(out.bytes_, text, size);
    }
    out.size_ = static_cast<std::uint8_t>(size);
    return out;
  }

  [[nodiscard]] static constexpr bool fits(std::string_view text) noexcept {
    return text.size() <= capacity;
  }

  [[nodiscard]] std::string_view view() const noexcept { return {bytes_, size_}; }
  operator std::string_view() const noexcept { return view(); }  // NOLINT
  [[nodiscard]] std::string str() const { return std::string(view()); }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  friend bool operator==(const small_text& a, const small_text& b) noexcept {
    return a.size_ == b.size_ && std::memcmp(a.bytes_, b.bytes_, a.size_) == 0;
  }
  friend bool operator==(const small_text& a, std::string_view b) noexcept { return a.view() == b; }
  friend std::strong_ordering operator<=>(const small_text& a, const small_text& b) noexcept {
    return a.view() <=> b.view();
  }

 private:
  char bytes_[capacity] = {};
  std::uint8_t size_ = 0;
};
static_assert(sizeof(small_text) == 64);

}  // namespace dnd::model
