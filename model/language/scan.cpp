#include "model/language/scan.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/language/wording.hpp"
#include "model/utf8.hpp"

namespace dnd::model::language {
namespace {

/// Bytes above 127 count, so that a misspelt label in any script is reported as one.
bool is_label_byte(char byte) noexcept {
  return (lower(byte) >= 'a' && lower(byte) <= 'z') || byte == '_' || byte == '-' ||
         static_cast<unsigned char>(byte) >= 0x80;
}

class scanner {
 public:
  scanner(std::string_view line, std::size_t from, colon_meaning colons)
      : line_(line), at_(from), colons_(colons) {}

  scanned run() {
    while (!result_.problem) {
      while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
      if (at_ == line_.size()) break;
      if (line_[at_] == '#') {
        result_.comment = at_;
        break;
      }
      if (line_[at_] == '"')
        quoted();
      else if (!label())
        plain();
    }
    return std::move(result_);
  }

 private:
  bool ends_word(std::size_t at) const {
    return at == line_.size() || is_blank(line_[at]) || line_[at] == '#';
  }

  bool label() {
    if (colons_ == colon_meaning::text) return false;
    std::size_t end = at_;
    while (end < line_.size() && is_label_byte(line_[end])) ++end;
    if (end == at_ || end == line_.size() || line_[end] != ':') return false;
    add(token_form::label, std::string(line_.substr(at_, end - at_)), end + 1);
    return true;
  }

  void plain() {
    std::size_t end = at_;
    while (!ends_word(end)) ++end;
    add(token_form::plain, std::string(line_.substr(at_, end - at_)), end);
  }

  void quoted() {
    std::string text;
    std::size_t at = at_ + 1;
    while (at < line_.size() && line_[at] != '"') {
      const bool escape = line_[at] == '\\' && at + 1 < line_.size() &&
                          (line_[at + 1] == '"' || line_[at + 1] == '\\');
      if (escape) ++at;
      text.push_back(line_[at++]);
    }
    if (at == line_.size()) return refuse(at_, "this quote does not end", "add a \" at its end");
    if (!ends_word(at + 1))
      return refuse(at + 1, "text touches the end of a quote", "put a blank behind the quote");
    add(token_form::quoted, std::move(text), at + 1);
  }

  void add(token_form form, std::string text, std::size_t end) {
    DND_ASSERT(end > at_);
    result_.tokens.push_back({form, std::move(text), at_, end});
    at_ = end;
  }

  void refuse(std::size_t column, const char* message, const char* hint) {
    result_.problem = refusal{refusal_code::unexpected_text, message, hint, column};
  }

  std::string_view line_;
  std::size_t at_;
  colon_meaning colons_;
  scanned result_;
};

/// Byte offset of the first character that would move the cursor or break the line: C0 and C1
/// controls, DEL, U+2028 and U+2029. Requires well-formed UTF-8.
std::optional<std::size_t> first_control(std::string_view line) noexcept {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const unsigned char byte = static_cast<unsigned char>(line[i]);
    const std::string_view rest = line.substr(i);
    const bool c0 = (byte < 0x20 && byte != '\t') || byte == 0x7F;
    const bool c1 = byte == 0xC2 && static_cast<unsigned char>(line[i + 1]) < 0xA0;
    if (c0 || c1 || rest.starts_with("\u2028") || rest.starts_with("\u2029")) return i;
  }
  return std::nullopt;
}

}  // namespace

scanned scan(std::string_view line, std::size_t from, colon_meaning colons) {
  DND_ASSERT(from <= line.size());
  return scanner(line, from, colons).run();
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
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
  if (const auto bad = first_bad_utf8(line))
    return refusal{refusal_code::unexpected_text, "the command is not valid UTF-8",
                   "type it again, or save the script as UTF-8", bad};
  if (const auto control = first_control(line))
    return refusal{refusal_code::unexpected_text, "the command holds a control character",
                   "take it out; one command is one line", control};
  return line;
}

}  // namespace dnd::model::language
