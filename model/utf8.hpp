#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Text as characters: the one place that knows how UTF-8 is made, and what its characters are.
namespace dnd::model {

struct utf8_character {
  /// U+FFFD when it is not valid.
  char32_t value = 0;
  /// At least 1.
  std::size_t bytes = 1;
  /// False for a byte that is not part of a well-formed sequence: overlong forms, surrogates and
  /// values above U+10FFFF are not well-formed.
  bool valid = true;
};

/// Requires a text that is not empty.
[[nodiscard]] utf8_character first_character(std::string_view text) noexcept;

[[nodiscard]] bool is_ascii(std::string_view text) noexcept;
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// Byte offset of the first byte that is not part of a well-formed sequence, or nothing when all is
/// well.
[[nodiscard]] std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept;

/// Length in bytes of the longest prefix of `text` that has at most `bytes_max` bytes and does not
/// cut a character in two. Requires well-formed UTF-8.
[[nodiscard]] std::size_t utf8_prefix(std::string_view text, std::size_t bytes_max) noexcept;

/// Appends one character. Requires one that UTF-8 can hold: no surrogate, at most U+10FFFF.
void append_utf8(std::string& out, char32_t value);

/// U+0000..1F and U+007F..9F: what a terminal obeys rather than shows.
[[nodiscard]] bool is_control_character(char32_t value) noexcept;

/// True when nothing of the text is to be seen: blanks of all kinds, characters without a width,
/// marks without a letter, fillers. So is an empty one.
[[nodiscard]] bool is_invisible(std::string_view text) noexcept;

/// Cells that a text takes on a terminal: 0 for combining marks and for what is not seen, 2 for
/// wide characters, 1 for the rest. Independent of the locale, so that output is the same
/// everywhere. Requires a text without control characters, colours among them.
[[nodiscard]] std::size_t display_width(char32_t value) noexcept;
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

}  // namespace dnd::model
