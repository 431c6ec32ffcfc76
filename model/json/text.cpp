#include "model/json/text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace dnd::json {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

/// 0: the byte stands for itself; 1: needs \u00XX; else the letter after the backslash.
constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> escapes{};
  for (std::size_t i = 0; i < 0x20; ++i) escapes[i] = 1;
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  return escapes;
}
constexpr std::array<char, 256> escapes = make_escapes();

unsigned char as_byte(char c) noexcept {
  return static_cast<unsigned char>(c);
}

/// Whether eight bytes all stand for themselves.
bool is_plain_8(const char* text) noexcept {
  constexpr std::uint64_t each = 0x0101'0101'0101'0101;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  const std::uint64_t quotes = bytes ^ '"' * each;
  const std::uint64_t slashes = bytes ^ '\\' * each;
  // The top bit of a byte that is below 0x20, or zero in one of the others; bytes above 0x7F drop
  // out, and a borrow comes only from a byte that is one of them itself.
  const std::uint64_t found = ((bytes - 0x20 * each) & ~bytes) | ((quotes - each) & ~quotes) |
                              ((slashes - each) & ~slashes);
  return (found & 0x80 * each) == 0;
}

/// Whether all bytes stand for themselves: the usual case. The last ones are looked at together
/// with some of those before them.
bool is_all_plain(std::string_view text) noexcept {
  if (text.size() < 8)
    return std::ranges::all_of(text, [](char byte) { return escapes[as_byte(byte)] == 0; });
  const char* const last = text.data() + text.size() - 8;
  for (const char* at = text.data(); at < last; at += 8)
    if (!is_plain_8(at)) return false;
  return is_plain_8(last);
}

/// Of a number without its sign.
constexpr std::size_t digits_max = 20;

/// Returns the end of the digits.
char* put_uint(char* at, std::uint64_t value) noexcept {
  if (value < 10) {
    *at = static_cast<char>('0' + value);
    return at + 1;
  }
  return std::to_chars(at, at + digits_max, value).ptr;
}

/// Eight digits at once, each in a byte of its own.
void put_hex_8(char* at, std::uint32_t value) noexcept {
  constexpr std::uint64_t each = 0x0101'0101'0101'0101;
  std::uint64_t digits = value;
  digits = (digits | digits << 16) & 0x0000'ffff'0000'ffff;
  digits = (digits | digits << 8) & 0x00ff'00ff'00ff'00ff;
  digits = (digits | digits << 4) & 0x0f * each;
  const std::uint64_t letters = (digits + 6 * each) >> 4 & each;
  std::uint64_t text = digits + '0' * each + ('a' - '0' - 10) * letters;
  // The first digit is in the highest byte.
  if constexpr (std::endian::native == std::endian::little) text = __builtin_bswap64(text);
  std::memcpy(at, &text, sizeof text);
}

}  // namespace

void append_escaped(appender& out, std::string_view text) {
  if (is_all_plain(text)) [[likely]] {
    out += text;
    return;
  }
  for (const char byte : text) {
    const char escape = escapes[as_byte(byte)];
    if (escape == 0) {
      out += byte;
      continue;
    }
    out += '\\';
    if (escape != 1) {
      out += escape;
      continue;
    }
    out += "u00";
    out += hex_digits[as_byte(byte) >> 4];
    out += hex_digits[as_byte(byte) & 15];
  }
}

void append_string(appender& out, std::string_view text) {
  out += '"';
  append_escaped(out, text);
  out += '"';
}

void append_int(appender& out, std::int64_t value) {
  if (value >= 0) return append_uint(out, static_cast<std::uint64_t>(value));
  out += '-';
  append_uint(out, 0 - static_cast<std::uint64_t>(value));
}

void append_uint(appender& out, std::uint64_t value) {
  out.set_end(put_uint(out.room_for(digits_max), value));
}

void append_hex(appender& out, std::uint64_t value) {
  char* const at = out.room_for(16);
  put_hex_8(at, static_cast<std::uint32_t>(value >> 32));
  put_hex_8(at + 8, static_cast<std::uint32_t>(value));
  out.set_end(at + 16);
}

void append_escaped(std::string& out, std::string_view text) {
  appender into(out, text.size());
  append_escaped(into, text);
}

void append_string(std::string& out, std::string_view text) {
  appender into(out, text.size() + 2);
  append_string(into, text);
}

void append_int(std::string& out, std::int64_t value) {
  appender into(out, digits_max);
  append_int(into, value);
}

void append_uint(std::string& out, std::uint64_t value) {
  appender into(out, digits_max);
  append_uint(into, value);
}

void append_hex(std::string& out, std::uint64_t value) {
  appender into(out, 16);
  append_hex(into, value);
}

}  // namespace dnd::json
