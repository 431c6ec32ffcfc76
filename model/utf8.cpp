#include "model/utf8.hpp"

#include "model/assert.hpp"

#include <utf8proc.h>

#include <cstdint>
#include <cstring>

namespace dnd::model {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Bytes at the front of `text` that are ASCII; eight at a time, since nearly all text is.
std::size_t ascii_prefix(std::string_view text) noexcept {
  constexpr std::uint64_t top_bits = 0x8080'8080'8080'8080;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if ((bytes & top_bits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

utf8_character first_character(std::string_view text) noexcept {
  DND_ASSERT(!text.empty());
  utf8proc_int32_t value = 0;
  const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                      static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (bytes <= 0) return {.value = replacement, .bytes = 1, .valid = false};
  return {.value = static_cast<char32_t>(value), .bytes = static_cast<std::size_t>(bytes)};
}

bool is_ascii(std::string_view text) noexcept {
  return ascii_prefix(text) == text.size();
}

bool is_utf8(std::string_view text) noexcept {
  return !first_bad_utf8(text).has_value();
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept {
  for (std::size_t at = 0;;) {
    at += ascii_prefix(text.substr(at));
    if (at == text.size()) return std::nullopt;
    const utf8_character next = first_character(text.substr(at));
    if (!next.valid) return at;
    at += next.bytes;
  }
}

std::size_t utf8_prefix(std::string_view text, std::size_t bytes_max) noexcept {
  if (text.size() <= bytes_max) return text.size();
  const auto continues = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t length = bytes_max;
  while (length > 0 && continues(length)) --length;
  return length;
}

void append_utf8(std::string& out, char32_t value) {
  const auto code = static_cast<utf8proc_int32_t>(value);
  DND_ASSERT(utf8proc_codepoint_valid(code));
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(code, bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_control_character(char32_t value) noexcept {
  return utf8proc_category(static_cast<utf8proc_int32_t>(value)) == UTF8PROC_CATEGORY_CC;
}

namespace {

bool is_invisible(char32_t value) noexcept {
  // Letters and signs by their category, and nothing to see for all that.
  for (const char32_t filler : {U'\u115F', U'\u1160', U'\u2800', U'\u3164', U'\uFFA0'})
    if (value == filler) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool is_invisible(std::string_view text) noexcept {
  while (!text.empty()) {
    const utf8_character next = first_character(text);
    if (!is_invisible(next.value)) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

std::size_t display_width(char32_t value) noexcept {
  return static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(value)));
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t cells = 0;
  while (!text.empty()) {
    const utf8_character next = first_character(text);
    cells += display_width(next.value);
    text.remove_prefix(next.bytes);
  }
  return cells;
}

}  // namespace dnd::model
