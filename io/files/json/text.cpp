#include "io/files/json/text.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <limits>

namespace dnd::io::json {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

/// 0: the byte stands for itself; 1: needs \u00XX; else the letter behind the backslash.
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

constexpr std::array<signed char, 256> make_hex_values() {
  std::array<signed char, 256> values{};
  for (signed char& value : values) value = -1;
  for (unsigned i = 0; i < 10; ++i) values['0' + i] = static_cast<signed char>(i);
  for (unsigned i = 0; i < 6; ++i) {
    values['a' + i] = static_cast<signed char>(10 + i);
  }
  return values;
}
constexpr std::array<signed char, 256> hex_values = make_hex_values();

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

std::optional<std::uint32_t> parse_hex_4(std::string_view text) noexcept {
  if (text.size() < 4) return {};
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const char lower = text[i] >= 'A' && text[i] <= 'F' ? static_cast<char>(text[i] + 32) : text[i];
    const int digit = hex_values[as_byte(lower)];
    if (digit < 0) return {};
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

/// Eight digits at once, each in a byte of its own.
bool parse_hex_8(const char* text, std::uint32_t& value) noexcept {
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

void append_code_point(std::string& out, std::uint32_t code) {
  const auto push = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    push(code);
  } else if (code < 0x800) {
    push(0xC0 | (code >> 6));
    push(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    push(0xE0 | (code >> 12));
    push(0x80 | ((code >> 6) & 0x3F));
    push(0x80 | (code & 0x3F));
  } else {
    push(0xF0 | (code >> 18));
    push(0x80 | ((code >> 12) & 0x3F));
    push(0x80 | ((code >> 6) & 0x3F));
    push(0x80 | (code & 0x3F));
  }
}

/// Takes the part of an escape that follows `\u`, with the second half of a surrogate pair.
bool take_unicode_escape(std::string& out, std::string_view& rest) {
  const auto first = parse_hex_4(rest);
  if (!first) return false;
  rest.remove_prefix(4);
  std::uint32_t code = *first;
  if (code >= 0xDC00 && code <= 0xDFFF) return false;
  if (code >= 0xD800 && code <= 0xDBFF) {
    if (!rest.starts_with("\\u")) return false;
    const auto second = parse_hex_4(rest.substr(2));
    if (!second || *second < 0xDC00 || *second > 0xDFFF) return false;
    rest.remove_prefix(6);
    code = 0x10000 + ((code - 0xD800) << 10) + (*second - 0xDC00);
  }
  append_code_point(out, code);
  return true;
}

/// Takes one escape, its backslash included.
bool take_escape(std::string& out, std::string_view& rest) {
  if (rest.size() < 2) return false;
  const char letter = rest[1];
  rest.remove_prefix(2);
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      out.push_back(letter);
      return true;
    case 'b':
      out.push_back('\b');
      return true;
    case 'f':
      out.push_back('\f');
      return true;
    case 'n':
      out.push_back('\n');
      return true;
    case 'r':
      out.push_back('\r');
      return true;
    case 't':
      out.push_back('\t');
      return true;
    case 'u':
      return take_unicode_escape(out, rest);
    default:
      return false;
  }
}

/// Removes the digits of an unsigned number; nothing when there is none, or it has a leading zero.
template <class Number>
std::optional<Number> take_number(std::string_view& text) noexcept {
  const std::size_t sign = !text.empty() && text[0] == '-' ? 1 : 0;
  const bool zero_first = text.size() > sign + 1 && text[sign] == '0';
  if (zero_first && text[sign + 1] >= '0' && text[sign + 1] <= '9') return {};
  Number value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{}) return {};
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// Length of the UTF-8 sequence at the front of `text`; 0 when it is malformed.
std::size_t sequence_size(std::string_view text) noexcept {
  const unsigned char first = as_byte(text[0]);
  if (first < 0x80) return 1;
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((as_byte(text[i]) & 0xC0) != 0x80) return 0;
  }
  const unsigned char second = as_byte(text[1]);
  if (first == 0xE0 && second < 0xA0) return 0;  // Over-long.
  if (first == 0xED && second > 0x9F) return 0;  // A surrogate.
  if (first == 0xF0 && second < 0x90) return 0;  // Over-long.
  if (first == 0xF4 && second > 0x8F) return 0;  // Past U+10FFFF.
  return size;
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

bool is_plain(std::string_view body) noexcept {
  return body.empty() || std::memchr(body.data(), '\\', body.size()) == nullptr;
}

bool append_unescaped(std::string& out, std::string_view body) {
  const std::size_t before = out.size();
  while (!body.empty()) {
    std::size_t run = 0;
    while (run < body.size() && escapes[as_byte(body[run])] == 0) ++run;
    out.append(body, 0, run);
    body.remove_prefix(run);
    if (body.empty()) break;
    if (body[0] != '\\' || !take_escape(out, body)) {
      out.resize(before);
      return false;
    }
  }
  return true;
}

std::size_t string_body_size(std::string_view text) noexcept {
  for (std::size_t from = 0; from < text.size();) {
    const void* quote = std::memchr(text.data() + from, '"', text.size() - from);
    if (quote == nullptr) return std::string_view::npos;
    const std::size_t at = static_cast<std::size_t>(static_cast<const char*>(quote) - text.data());
    std::size_t backslashes = 0;
    while (backslashes < at && text[at - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return at;
    from = at + 1;
  }
  return std::string_view::npos;
}

std::optional<std::uint64_t> parse_hex(std::string_view text) noexcept {
  if (text.size() != 16) return {};
  std::uint32_t high = 0;
  std::uint32_t low = 0;
  if (!parse_hex_8(text.data(), high) || !parse_hex_8(text.data() + 8, low)) return {};
  return std::uint64_t{high} << 32 | low;
}

std::optional<std::int64_t> take_int(std::string_view& text) noexcept {
  return take_number<std::int64_t>(text);
}

std::optional<std::uint64_t> take_uint(std::string_view& text) noexcept {
  // Up to 18 digits cannot overflow; the rest, and what is malformed, goes the long way.
  std::uint64_t value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 19 && text[digits] >= '0' && text[digits] <= '9') {
    value = value * 10 + static_cast<std::uint64_t>(text[digits] - '0');
    ++digits;
  }
  if (digits == 0 || digits == 19 || (text[0] == '0' && digits > 1)) {
    return take_number<std::uint64_t>(text);
  }
  text.remove_prefix(digits);
  return value;
}

bool is_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::size_t size = sequence_size(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

}  // namespace dnd::io::json
