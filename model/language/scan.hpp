#pragma once

#include "model/inline_list.hpp"
#include "model/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The first step of reading a line: bytes to words. Knows no verbs.
namespace dnd::model::language {

enum class token_form : std::uint8_t { plain, quoted, label };

struct token {
  token_form form{};
  /// In quotes, and `\` stands before some bytes of the text.
  bool has_escapes = false;
  /// As it stands in the line, which must outlive it: without quotes, a label without its ':'.
  std::string_view text = {};
  /// Byte offsets in the line, quotes and ':' included: [column, end).
  std::size_t column = 0;
  std::size_t end = 0;
};

/// Whether `word:` is a label or only text, as in the title of a session.
enum class colon_meaning : std::uint8_t { label, text };

/// Appends a word's text, taking `\` off the bytes that it stands before.
void append_text(std::string& out, const token& word);

struct scanned {
  std::vector<token> tokens;
  /// Where `#` stands, when there is a comment.
  std::optional<std::size_t> comment;
  /// `unexpected_text`: a quote that does not end, or text that touches one. What came before it
  /// is in `tokens`.
  std::optional<refusal> problem;
};

/// Splits what begins at byte `from` into words, at blanks of all kinds. `#` starts a comment
/// outside of quotes; a quote starts only where a word could, and within it `\"` and `\\` stand for
/// `"` and `\`. “…”, „…“, «…» and their like are quotes as well. Requires from <= line.size().
[[nodiscard]] scanned scan(std::string_view line, std::size_t from, colon_meaning colons);

/// The words that a line begins with, up to two, with colons as text. What comes after them is not
/// looked at. None where it begins with a quote that does not end.
[[nodiscard]] inline_list<token, 2> first_two_words(std::string_view line);

/// A line without the line ending that it may have, or the refusal of what no command may hold:
/// more than command_bytes_max bytes, bytes that are not UTF-8, control characters (tabs aside)
/// and line separators.
[[nodiscard]] ruled<std::string_view> checked_line(std::string_view line);

/// A blank between words that is one byte: space or tab.
[[nodiscard]] constexpr bool is_blank(char byte) noexcept {
  return byte == ' ' || byte == '\t';
}

/// Without the blanks, of all kinds, at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

}  // namespace dnd::model::language
