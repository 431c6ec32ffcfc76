#include "io/files/json/text.hpp"

#include "model/utf8.hpp"

#include <charconv>
#include <cstring>

namespace dnd::json {
namespace {

/// What stands for itself between quotes.
bool is_plain_byte(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

std::optional<std::uint32_t> parse_hex_4(std::string_view text) noexcept {
  if (text.size() < 4) return {};
  std::uint32_t value = 0;
  const char* const last = text.data() + 4;
  const auto [end, failure] = std::from_chars(text.data(), last, value, 16);
  if (failure != std::errc{} || end != last) return {};
  return value;
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
  model::append_utf8(out, code);
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

}  // namespace

bool is_plain(std::string_view body) noexcept {
  return body.empty() || std::memchr(body.data(), '\\', body.size()) == nullptr;
}

bool append_unescaped(std::string& out, std::string_view body) {
  const std::size_t before = out.size();
  while (!body.empty()) {
    std::size_t run = 0;
    while (run < body.size() && is_plain_byte(body[run])) ++run;
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

}  // namespace dnd::json
