#include "model/json/text.hpp"

#include <array>
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

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (i + 8 <= text.size() && is_plain_8(text.data() + i)) i += 8;
    if (i == text.size()) break;
    const char escape = escapes[as_byte(text[i])];
    if (escape == 0) [[likely]]
      continue;
    out.append(text, begin, i - begin);
    begin = i + 1;
    out.push_back('\\');
    if (escape == 1) {
      out.append("u00");
      out.push_back(hex_digits[as_byte(text[i]) >> 4]);
      out.push_back(hex_digits[as_byte(text[i]) & 15]);
    } else {
      out.push_back(escape);
    }
  }
  out.append(text, begin);
}

void append_string(std::string& out, std::string_view text) {
  out.push_back('"');
  append_escaped(out, text);
  out.push_back('"');
}

void append_int(std::string& out, std::int64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

void append_uint(std::string& out, std::uint64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

void append_hex(std::string& out, std::uint64_t value) {
  char digits[16];
  for (std::size_t i = 16; i-- > 0; value >>= 4) digits[i] = hex_digits[value & 15];
  out.append(digits, sizeof digits);
}

}  // namespace dnd::json
