#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Pieces of JSON text, written and read without a parser, a locale or a temporary string. The
/// event log is written with these alone, so that equal events are equal bytes.
namespace dnd::io::json {

/// Appends `text` as a JSON string, quotes included. `"`, `\` and control characters are escaped;
/// every other byte goes out as it is, so text that is UTF-8 stays UTF-8.
void append_string(std::string& out, std::string_view text);
/// As `append_string`, without the quotes.
void append_escaped(std::string& out, std::string_view text);
void append_int(std::string& out, std::int64_t value);
void append_uint(std::string& out, std::uint64_t value);
/// 16 lower-case hex digits.
void append_hex(std::string& out, std::uint64_t value);

/// True when the text between two quotes is its own value: the usual case.
[[nodiscard]] bool is_plain(std::string_view body) noexcept;
/// Appends the value of a string's body (what stands between its quotes) to `out`. False, and
/// `out` as it was, when an escape is malformed, a surrogate stands alone, or a control character
/// or a quote is not escaped.
[[nodiscard]] bool append_unescaped(std::string& out, std::string_view body);

/// Length of the body of the string whose opening quote stands just before `text`: the offset of
/// its closing quote. `npos` when there is none.
[[nodiscard]] std::size_t string_body_size(std::string_view text) noexcept;

/// Exactly 16 hex digits, in lower case: a flipped bit that turns `a` into `A` is a change too.
[[nodiscard]] std::optional<std::uint64_t> parse_hex(std::string_view text) noexcept;
/// Reads a decimal integer as JSON spells it (no sign `+`, no leading zero) from the front of
/// `text` and removes it. Nothing is removed when it is malformed or out of range.
[[nodiscard]] std::optional<std::int64_t> take_int(std::string_view& text) noexcept;
[[nodiscard]] std::optional<std::uint64_t> take_uint(std::string_view& text) noexcept;

/// True for well-formed UTF-8 (no surrogates, nothing over-long). Commands are checked with this
/// where they come in, since the log has to be UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

}  // namespace dnd::io::json
