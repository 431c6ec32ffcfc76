#pragma once

#include "model/json/text.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Pieces of JSON text, read without a parser, a locale or a temporary string: what
/// model/json/text.hpp has written.
namespace dnd::json {

/// True when the text between two quotes is its own value: the usual case.
[[nodiscard]] bool is_plain(std::string_view body) noexcept;
/// Appends the value of a string's body (what stands between its quotes) to `out`. False, and
/// `out` as it was, when an escape is malformed, a surrogate stands alone, or a control character
/// or a quote is not escaped.
[[nodiscard]] bool append_unescaped(std::string& out, std::string_view body);

/// Length of the body of the string whose opening quote stands just before `text`: the offset of
/// its closing quote. `npos` when there is none.
[[nodiscard]] std::size_t string_body_size(std::string_view text) noexcept;
/// The first byte of [`at`, `end`) that is not its own value inside a string: a quote, a
/// backslash or a control character; `end` when there is none.
[[nodiscard, gnu::always_inline]] inline const char* plain_end(const char* at,
                                                               const char* end) noexcept;

/// Reads a decimal integer as JSON spells it (no sign `+`, no leading zero) from the front of
/// `text` and removes it. Nothing is removed when it is malformed or out of range.
[[nodiscard]] std::optional<std::int64_t> take_int(std::string_view& text) noexcept;
[[nodiscard]] std::optional<std::uint64_t> take_uint(std::string_view& text) noexcept;

/// Reads 1 to 18 digits as JSON spells a number: no leading zero. Returns what is after them;
/// null, for a longer way to look, for anything else.
[[nodiscard, gnu::always_inline]] inline const char* few_digits(const char* at, const char* end,
                                                                std::uint64_t& value) noexcept {
  constexpr std::ptrdiff_t digits_max = 18;
  const char* const begin = at;
  if constexpr (std::endian::native == std::endian::little) {
    // Eight bytes at once: how many digits a number has is hard to foretell for a processor.
    if (end - at >= 8) [[likely]] {
      constexpr std::uint64_t each = 0x0101'0101'0101'0101;
      std::uint64_t digits = 0;
      std::memcpy(&digits, at, sizeof digits);
      digits ^= 0x30 * each;
      const std::uint64_t others = ((digits + 0x76 * each) | digits) & 0x80 * each;
      if (others != 0) [[likely]] {
        const int bits = std::countr_zero(others) & ~7;
        if (bits == 0 || ((digits & 0xff) == 0 && bits > 8)) return nullptr;
        digits <<= 64 - bits;
        digits = (digits * 10 + (digits >> 8)) & 0x00ff'00ff'00ff'00ff;
        digits = (digits * 100 + (digits >> 16)) & 0x0000'ffff'0000'ffff;
        value = (digits * 10'000 + (digits >> 32)) & 0xffff'ffff;
        return at + bits / 8;
      }
    }
  }
  value = 0;
  for (; at != end && *at >= '0' && *at <= '9'; ++at)
    value = value * 10 + static_cast<std::uint64_t>(*at - '0');
  const auto count = at - begin;
  if (count == 0 || count > digits_max || (*begin == '0' && count > 1)) return nullptr;
  return at;
}

/// Eight hex digits at once, each in a byte of its own. Lower case only.
[[nodiscard, gnu::always_inline]] inline bool parse_hex_8(const char* text,
                                                          std::uint32_t& value) noexcept {
  constexpr std::uint64_t each = 0x0101'0101'0101'0101;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  if constexpr (std::endian::native == std::endian::little) bytes = __builtin_bswap64(bytes);
  const std::uint64_t letters = bytes >> 6 & each;
  std::uint64_t digits = (bytes & 0x0f * each) + 9 * letters;
  // 10 to 15 as letters and only as such, nothing larger, and no letter in upper case.
  const bool in_range =
      (digits & 0xf0 * each) == 0 && ((digits + 6 * each) & 0xf0 * each) == letters << 4;
  if (!in_range || digits + 0x30 * each + 39 * letters != bytes) return false;
  digits = (digits | digits >> 4) & 0x00ff'00ff'00ff'00ff;
  digits = (digits | digits >> 8) & 0x0000'ffff'0000'ffff;
  value = static_cast<std::uint32_t>(digits | digits >> 16);
  return true;
}

/// Exactly 16 hex digits, in lower case: a flipped bit that turns `a` into `A` is a change too.
[[nodiscard, gnu::always_inline]] inline std::optional<std::uint64_t> parse_hex(
    std::string_view text) noexcept {
  if (text.size() != 16) return {};
#if defined(__SSE2__) && defined(__x86_64__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()));
  const __m128i digits = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
  const __m128i letters = _mm_sub_epi8(bytes, _mm_set1_epi8('a'));
  const __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
  const __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letters, _mm_set1_epi8(5)), letters);
  if (_mm_movemask_epi8(_mm_or_si128(is_digit, is_letter)) != 0xffff) return {};
  const __m128i values =
      _mm_or_si128(_mm_and_si128(is_digit, digits),
                   _mm_and_si128(is_letter, _mm_add_epi8(letters, _mm_set1_epi8(10))));
  // Two digits to a byte, then the bytes side by side, the first of them the highest.
  const __m128i pairs = _mm_and_si128(
      _mm_or_si128(_mm_slli_epi16(values, 4), _mm_srli_epi16(values, 8)), _mm_set1_epi16(0xff));
  const auto packed = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_packus_epi16(pairs, pairs)));
  return __builtin_bswap64(packed);
#else
  std::uint32_t high = 0;
  std::uint32_t low = 0;
  if (!parse_hex_8(text.data(), high) || !parse_hex_8(text.data() + 8, low)) return {};
  return std::uint64_t{high} << 32 | low;
#endif
}

inline const char* plain_end(const char* at, const char* end) noexcept {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i control_last = _mm_set1_epi8(0x1f);
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i is_control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, control_last), bytes);
    const __m128i is_mark =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(is_control, is_mark)));
    if (found != 0) return at + std::countr_zero(found);
  }
#endif
  while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) > 0x1f) ++at;
  return at;
}

}  // namespace dnd::json
