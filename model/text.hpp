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

/// Whether two texts are the same. Made for names: those of 4 to 16 bytes are compared without a
/// call, as two pieces that may overlap.
[[nodiscard, gnu::always_inline]] inline bool same_name(std::string_view a,
                                                        std::string_view b) noexcept {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  const auto same_ends = [&]<class Piece>(Piece) {
    Piece ends[4];
    std::memcpy(&ends[0], a.data(), sizeof(Piece));
    std::memcpy(&ends[1], b.data(), sizeof(Piece));
    std::memcpy(&ends[2], a.data() + size - sizeof(Piece), sizeof(Piece));
    std::memcpy(&ends[3], b.data() + size - sizeof(Piece), sizeof(Piece));
    return ((ends[0] ^ ends[1]) | (ends[2] ^ ends[3])) == 0;
  };
  if (size > 16 || size < 4) return a == b;
  return size >= 8 ? same_ends(std::uint64_t{}) : same_ends(std::uint32_t{});
}

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
  /// Becomes a text of at most `short_bytes`. Requires that as many bytes can be read from `text`:
  /// a copy whose size is known needs no call and no branch.
  [[gnu::always_inline]] void assign_short(const char* text, std::size_t size) noexcept {
    DND_ASSERT(size <= short_bytes);
    if (size_ > short_bytes) [[unlikely]]
      *this = small_text();
    if constexpr (std::endian::native == std::endian::little) {
      std::uint64_t halves[2];
      std::memcpy(halves, text, short_bytes);
      halves[0] &= size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << size * 8) - 1;
      halves[1] &= size == 16 ? ~std::uint64_t{0}
                   : size > 8 ? (std::uint64_t{1} << (size - 8) * 8) - 1
                              : 0;
      std::memcpy(bytes_, halves, short_bytes);
    } else {
      std::memset(bytes_, 0, short_bytes);
      std::memcpy(bytes_, text, size);
    }
    size_ = static_cast<std::uint8_t>(size);
  }

  [[nodiscard]] static constexpr bool fits(std::string_view text) noexcept {
    return text.size() <= capacity;
  }

  [[nodiscard]] std::string_view view() const noexcept { return {bytes_, size_}; }
  operator std::string_view() const noexcept { return view(); }  // NOLINT
  [[nodiscard]] std::string str() const { return std::string(view()); }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// A number that equal texts share and that others seldom do. It is another on machines of
  /// another byte order: good for a guess in memory, for nothing that is kept.
  [[nodiscard]] std::uint64_t mix() const noexcept {
    const std::uint64_t both = half(0) ^ std::rotl(half(1), 29) ^ size_;
    return (both ^ both >> 32) * 0x9e37'79b9'7f4a'7c15 >> 32;
  }

  /// What follows the text is zeros, so that a short one is compared without a call.
  [[gnu::always_inline]] friend bool operator==(const small_text& a, const small_text& b) noexcept {
    if (a.size_ != b.size_ || ((a.half(0) ^ b.half(0)) | (a.half(1) ^ b.half(1))) != 0)
      return false;
    return a.size_ <= short_bytes || std::memcmp(a.bytes_, b.bytes_, a.size_) == 0;
  }
  friend bool operator==(const small_text& a, std::string_view b) noexcept { return a.view() == b; }
  friend std::strong_ordering operator<=>(const small_text& a, const small_text& b) noexcept {
    return a.view() <=> b.view();
  }

 private:
  /// Eight of the first `short_bytes` bytes.
  [[nodiscard]] std::uint64_t half(std::size_t which) const noexcept {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, bytes_ + which * 8, sizeof bytes);
    return bytes;
  }

  char bytes_[capacity] = {};
  std::uint8_t size_ = 0;
};
static_assert(sizeof(small_text) == 64);

}  // namespace dnd::model
