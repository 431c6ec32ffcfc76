#include "model/language/line_writer.hpp"

#include "model/blanks.hpp"
#include "model/language/labels.hpp"
#include "model/name_key.hpp"
#include "model/utf8.hpp"

#include <algorithm>

namespace dnd::model::language {

namespace {

/// Bytes that mean something outside of quotes.
constexpr std::string_view quoted_bytes = ":#\"\\";

/// Whether a text has what would be lost, or end a word, outside of quotes: quotation marks of
/// other languages, single ones at its beginning, blanks that are no spaces, what is not seen.
bool has_marks(std::string_view text) {
  for (const std::string_view quote : {"'", "\u2018", "\u201A"})
    if (text.starts_with(quote)) return true;
  if (is_ascii(text)) return false;
  for (std::string_view rest = text; !rest.empty();) {
    const utf8_character next = first_character(rest);
    if (blank_at_front(rest) > 1 || unseen_at_front(rest) > 0) return true;
    if (next.bytes > 1 && name_key(rest.substr(0, next.bytes)) == "\"") return true;
    rest.remove_prefix(next.bytes);
  }
  return false;
}

}  // namespace

line_writer& line_writer::add(std::string_view part) {
  if (!part.empty()) line_.append(" ").append(part);
  return *this;
}

line_writer& line_writer::add_label(const label_spec& label) {
  if (!label.is_subject()) add(label.name).line_.append(":");
  return *this;
}

line_writer& line_writer::words(const label_spec& label, const std::vector<word>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0)
      add_label(label);
    else
      add("and:");
    add(as_value(all[i].text));
  }
  return *this;
}

line_writer& line_writer::optional_word(const label_spec& label, const std::optional<word>& one) {
  return one ? add_label(label).add(as_value(one->text)) : *this;
}

line_writer& line_writer::number(const label_spec& label,
                                 const std::optional<std::int32_t>& value) {
  return value ? add_label(label).add(std::to_string(*value)) : *this;
}

line_writer& line_writer::dice(const label_spec& label, const dice_text& value) {
  // The words of dice (`adv`) are flags elsewhere only: no verb takes both.
  const bool needed = value.text.find_first_of(quoted_bytes) != std::string::npos;
  return add_label(label).add(needed ? as_value(value.text) : value.text);
}

line_writer& line_writer::bonus(const label_spec& label, const std::optional<typed_bonus>& value) {
  return value ? name(label, value->dice).comment(value->from) : *this;
}

line_writer& line_writer::faces(const label_spec& label, const rolled_faces& value) {
  std::string faces;
  for (const int face : value.faces)
    faces.append(faces.empty() ? "" : ",").append(std::to_string(face));
  return faces.empty() ? *this : add_label(label).add(faces);
}

line_writer& line_writer::name(const label_spec& label, std::string_view value) {
  return add_label(label).add(value);
}

line_writer& line_writer::title(std::string_view value) {
  return add(value.empty() ? "" : as_value(value));
}

line_writer& line_writer::text(std::string_view value) {
  return add(value);
}

line_writer& line_writer::comment(std::string_view value) {
  return value.empty() ? *this : add("#").add(value);
}

line_writer& line_writer::flag(const flag_spec& flag, bool given) {
  return given ? add(flag.name) : *this;
}

line_writer& line_writer::d20_flags(const advantage_flags& flags) {
  return flag(labels::advantage, flags.advantage).flag(labels::disadvantage, flags.disadvantage);
}

std::string as_value(std::string_view text) {
  bool needed = text.find_first_of(quoted_bytes) != std::string_view::npos || has_marks(text);
  bool after_label = false;
  for (std::string_view rest = text; !needed && !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view part = rest.substr(0, end);
    // `zombie count 3` is taken for a label without its ':'.
    const bool number = !part.empty() && part.front() >= '0' && part.front() <= '9';
    needed = is_flag_word(part) || (after_label && number);
    after_label = is_label_word(part);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!needed) return std::string(text);
  std::string result = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') result.push_back('\\');
    result.push_back(byte);
  }
  return result.append("\"");
}

}  // namespace dnd::model::language
