#include "model/language/scan.hpp"

#include "model/assert.hpp"
#include "model/blanks.hpp"
#include "model/bounds.hpp"
#include "model/language/wording.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace dnd::model::language {
namespace {

/// `wide`: of a character that has several bytes.
enum class byte_class : std::uint8_t { other, blank, comment, label, wide };

constexpr byte_class classify(unsigned char byte) noexcept {
  if (is_blank(static_cast<char>(byte))) return byte_class::blank;
  if (byte == '#') return byte_class::comment;
  if (wide::begins(static_cast<char>(byte))) return byte_class::wide;
  const char letter = lower(static_cast<char>(byte));
  const bool is_label = (letter >= 'a' && letter <= 'z') || byte == '_' || byte == '-';
  return is_label ? byte_class::label : byte_class::other;
}

constexpr auto classes = [] {
  std::array<byte_class, 256> all{};
  for (std::size_t byte = 0; byte < all.size(); ++byte)
    all[byte] = classify(static_cast<unsigned char>(byte));
  return all;
}();

constexpr byte_class class_of(char byte) noexcept {
  return classes[static_cast<unsigned char>(byte)];
}

/// Length in bytes of the quotation mark that a text begins with, whatever its language; 0 when it
/// begins with none. Programs for text put “…” in the place of "…".
std::size_t quote_at_front(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.front()) < 0x80) return text.front() == '"' ? 1 : 0;
  const utf8_character first = first_character(text);
  const bool is_quote = (first.value >= U'\u201C' && first.value <= U'\u201F') ||
                        first.value == U'\u00AB' || first.value == U'\u00BB';
  return is_quote ? first.bytes : 0;
}

/// `\"` or `\\` at the front of what is in quotes.
bool is_escape(std::string_view text) noexcept {
  return text.size() > 1 && text[0] == '\\' && (text[1] == '"' || text[1] == '\\');
}

/// Puts words at the end of `tokens`, which must outlive it.
template <class Tokens>
class scanner {
 public:
  scanner(std::string_view line, std::size_t from, colon_meaning colons, Tokens& tokens)
      : line_(line), at_(from), colons_(colons), tokens_(tokens) {}

  void run(std::size_t words_max) {
    while (!problem && tokens_.size() < words_max) {
      skip_blanks();
      if (at_ == line_.size()) break;
      if (line_[at_] == '#') {
        comment = at_;
        break;
      }
      const bool may_be_quote = line_[at_] == '"' || class_of(line_[at_]) == byte_class::wide;
      if (may_be_quote && quote_at_front(line_.substr(at_)) > 0)
        quoted();
      else
        label_or_plain();
    }
  }

  std::optional<std::size_t> comment;
  std::optional<refusal> problem;

 private:
  /// And what is not seen: it may come with a word that was copied from somewhere.
  void skip_blanks() {
    while (at_ < line_.size() && class_of(line_[at_]) == byte_class::blank) ++at_;
    if (at_ < line_.size() && class_of(line_[at_]) == byte_class::wide) skip_wide_blanks();
  }

  void skip_wide_blanks() {
    for (std::size_t bytes = 1; bytes > 0; at_ += bytes) {
      const std::string_view rest = line_.substr(at_);
      bytes = blank_at_front(rest);
      if (bytes == 0) bytes = unseen_at_front(rest);
    }
  }

  bool ends_word(std::size_t at) const {
    if (at == line_.size()) return true;
    const byte_class next = class_of(line_[at]);
    return next == byte_class::blank || next == byte_class::comment ||
           (next == byte_class::wide && wide::blank_at_front(line_.substr(at)) > 0);
  }

  /// Characters of several bytes are of a label, so that a misspelt one in any script is reported
  /// as one.
  bool is_of_label(std::size_t at) const {
    const byte_class next = class_of(line_[at]);
    return next == byte_class::label ||
           (next == byte_class::wide && wide::blank_at_front(line_.substr(at)) == 0);
  }

  void label_or_plain() {
    std::size_t end = at_;
    while (end < line_.size() && is_of_label(end)) ++end;
    const bool is_label =
        colons_ == colon_meaning::label && end > at_ && end < line_.size() && line_[end] == ':';
    if (is_label)
      return add({.form = token_form::label, .text = line_.substr(at_, end - at_)}, end + 1);
    while (!ends_word(end)) ++end;
    add({.form = token_form::plain, .text = line_.substr(at_, end - at_)}, end);
  }

  void quoted() {
    token word{.form = token_form::quoted};
    // Within plain quotes the others are text; the others end at any quote.
    const bool is_plain = line_[at_] == '"';
    const auto quote_at = [&](std::size_t at) {
      const std::size_t bytes = quote_at_front(line_.substr(at));
      return is_plain && bytes > 1 ? 0 : bytes;
    };
    const std::size_t begin = at_ + quote_at(at_);
    std::size_t at = begin;
    while (at < line_.size() && quote_at(at) == 0) {
      const bool escape = is_escape(line_.substr(at));
      word.has_escapes = word.has_escapes || escape;
      at += escape ? 2 : 1;
    }
    if (at == line_.size()) return refuse(at_, "this quote does not end", "add a \" at its end");
    const std::size_t end = at + quote_at(at);
    if (!ends_word(end))
      return refuse(end, "text touches the end of a quote", "put a blank after the quote");
    word.text = line_.substr(begin, at - begin);
    add(word, end);
  }

  void add(token word, std::size_t end) {
    DND_ASSERT(end > at_);
    word.column = at_;
    word.end = end;
    tokens_.push_back(word);
    at_ = end;
  }

  void refuse(std::size_t column, const char* message, const char* hint) {
    problem = refusal{refusal_code::unexpected_text, message, hint, column};
  }

  std::string_view line_;
  std::size_t at_;
  colon_meaning colons_;
  Tokens& tokens_;
};

/// Whether eight bytes are all from ' ' to '~'.
bool is_printable_8(const char* text) noexcept {
  constexpr std::uint64_t each = 0x0101'0101'0101'0101;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  // The top bit of a byte that is below ' ', DEL or above; a borrow or carry comes only from a byte
  // that is one of them itself.
  const std::uint64_t found = bytes | (bytes - ' ' * each) | (bytes + each);
  return (found & 0x80 * each) == 0;
}

/// The bytes of most commands: nothing that `checked_line` looks for is among them.
bool is_printable_ascii(std::string_view line) noexcept {
  const auto is_printable = [](char byte) { return byte >= ' ' && byte <= '~'; };
  if (line.size() < 8) return std::ranges::all_of(line, is_printable);
  // The last eight bytes are looked at together with some of those before them.
  const char* const last = line.data() + line.size() - 8;
  for (const char* at = line.data(); at < last; at += 8)
    if (!is_printable_8(at)) return false;
  return is_printable_8(last);
}

/// Byte offset of the first character that would move the cursor or break the line: C0 and C1
/// controls, DEL, U+2028 and U+2029. Requires well-formed UTF-8.
std::optional<std::size_t> first_control(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const utf8_character next = first_character(line.substr(at));
    const bool is_separator = next.value == U'\u2028' || next.value == U'\u2029';
    if (is_separator || (is_control_character(next.value) && next.value != U'\t')) return at;
    at += next.bytes;
  }
  return std::nullopt;
}

}  // namespace

void append_text(std::string& out, const token& word) {
  if (!word.has_escapes) {
    out.append(word.text);
    return;
  }
  for (std::size_t at = 0; at < word.text.size(); ++at) {
    if (is_escape(word.text.substr(at))) ++at;
    out.push_back(word.text[at]);
  }
}

scanned scan(std::string_view line, std::size_t from, colon_meaning colons) {
  DND_ASSERT(from <= line.size());
  constexpr std::size_t words_usual = 16;
  scanned result;
  result.tokens.reserve(words_usual);
  scanner words(line, from, colons, result.tokens);
  words.run(SIZE_MAX);
  result.comment = words.comment;
  result.problem = std::move(words.problem);
  return result;
}

inline_list<token, 2> first_two_words(std::string_view line) {
  inline_list<token, 2> found;
  scanner(line, 0, colon_meaning::text, found).run(2);
  return found;
}

std::string_view trimmed(std::string_view text) noexcept {
  while (const std::size_t bytes = blank_at_front(text)) text.remove_prefix(bytes);
  while (const std::size_t bytes = blank_at_back(text)) text.remove_suffix(bytes);
  return text;
}

ruled<std::string_view> checked_line(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > bounds::command_bytes_max)
    return refusal{refusal_code::command_too_long,
                   "the command has " + std::to_string(line.size()) + " bytes",
                   "at most " + std::to_string(bounds::command_bytes_max) + " are allowed",
                   bounds::command_bytes_max};
  if (is_printable_ascii(line)) return line;
  if (const auto bad = first_bad_utf8(line))
    return refusal{refusal_code::unexpected_text, "the command is not valid UTF-8",
                   "type it again, or save the script as UTF-8", bad};
  if (const auto control = first_control(line))
    return refusal{refusal_code::unexpected_text, "the command holds a control character",
                   "take it out; one command is one line", control};
  return line;
}

}  // namespace dnd::model::language
