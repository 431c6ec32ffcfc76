#include "model/dice/wording.hpp"

#include "model/bounds.hpp"
#include "model/spelling.hpp"
#include "model/utf8.hpp"
#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::model {
namespace {

constexpr std::string_view example_hint = "for example 2d6+5, 4d6kh3, 1d20+7 adv or 8d6[fire]";
constexpr std::string_view signs_hint = "between two parts stands + - * or /";
/// Bytes of the typed text that a message repeats.
constexpr std::size_t quote_bytes_max = 24;

constexpr bool is_control(char byte) noexcept {
  return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

/// The word that stands here, or else the one character.
std::string quoted(const dice_cursor& at) {
  const std::string_view letters = at.letters();
  if (!letters.empty()) return fmt::format("\"{}\"", letters.substr(0, quote_bytes_max));
  const std::string_view rest = at.rest();
  return fmt::format("\"{}\"", rest.substr(0, rest.empty() ? 0 : first_character(rest).bytes));
}

std::string hint_for_word(std::string_view word) {
  if (const auto type = parse_damage_type(word))
    return fmt::format("write [{}] after the dice to name their type", to_text(*type));
  constexpr std::array<std::string_view, 4> known{"adv", "dis", "ea", "crit"};
  std::string hint = did_you_mean(word, known);
  return hint.empty() ? std::string(signs_hint) : hint;
}

std::string hint_for_sign(const dice_cursor& at) {
  switch (at.peek()) {
    case '.':
    case ',':
      return "write whole numbers";
    case '<':
    case '>':
    case '=':
      return "write cs>=5 after the dice to count successes";
    case '[':
      return "a tag goes after its term: 2d6[fire]";
    case '(':
      return "write * before the (";
    case ')':
      return "there is no ( for it";
    default:
      break;
  }
  // What a text processor makes of - and *.
  const std::string_view rest = at.rest();
  if (rest.starts_with("\u2212") || rest.starts_with("\u2013")) return "write - for minus";
  if (rest.starts_with("\u00D7")) return "write * for times";
  if (rest.starts_with("\u00F7") || rest.starts_with(":")) return "write / to divide";
  return std::string(signs_hint);
}

constexpr bool is_tag_byte(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '_' || byte == '\'' || byte == ' ';
}

refusal bad_tag(std::size_t column, std::string message) {
  return bad_dice(column, std::move(message), "write [fire] or [fire,magical]");
}

/// One tag, without the blanks around it.
ruled<std::string> parse_tag(dice_cursor& at) {
  at.skip_blanks();
  const std::size_t column = at.offset();
  std::string tag;
  for (; is_tag_byte(at.peek()); at.skip(1)) tag += at.peek();
  while (tag.ends_with(' ')) tag.pop_back();
  at.skip_blanks();
  if (tag.empty() && (at.at_end() || at.peek() == ',' || at.peek() == ']'))
    return bad_tag(column, "a tag is empty");
  if (tag.size() > bounds::dice_tag_bytes_max)
    return bad_tag(column, fmt::format("a tag has at most {} bytes", bounds::dice_tag_bytes_max));
  return tag;
}

}  // namespace

std::optional<refusal> check_dice_bytes(std::string_view text) {
  if (auto why = check_dice_length(text.size())) return why;
  const auto* control = std::find_if(text.begin(), text.end(),
                                     [](char byte) { return is_control(byte) && byte != '\t'; });
  if (control != text.end())
    return bad_dice(static_cast<std::size_t>(control - text.begin()),
                    "dice cannot hold control characters", std::string(example_hint));
  if (const auto bad = first_bad_utf8(text))
    return bad_dice(*bad, "this byte is not UTF-8", std::string(example_hint));
  return std::nullopt;
}

std::optional<refusal> check_dice_length(std::size_t bytes) {
  if (bytes <= bounds::dice_text_bytes_max) return std::nullopt;
  return bad_dice(
      bounds::dice_text_bytes_max,
      fmt::format("dice are at most {} bytes long, written in full", bounds::dice_text_bytes_max),
      "split the roll");
}

ruled<std::vector<std::string>> parse_dice_tags(dice_cursor& at, std::size_t column) {
  std::vector<std::string> tags;
  for (;;) {
    const std::size_t tag_column = at.offset();
    auto tag = parse_tag(at);
    if (!tag) return std::move(tag).error();
    if (std::find(tags.begin(), tags.end(), *tag) != tags.end())
      return bad_tag(tag_column, fmt::format("the tag \"{}\" stands there twice", *tag));
    if (tags.size() == bounds::dice_tags_per_term_max)
      return bad_tag(tag_column,
                     fmt::format("a term has at most {} tags", bounds::dice_tags_per_term_max));
    tags.push_back(*std::move(tag));
    if (at.take("]")) return tags;
    if (at.take(",")) continue;
    if (at.at_end()) return bad_tag(column, "this [ is never closed");
    return bad_tag(at.offset(), fmt::format("{} cannot stand in a tag", quoted(at)));
  }
}

refusal unexpected_dice_text(const dice_cursor& at) {
  const std::string_view word = at.letters();
  std::string hint;
  if (at.peek() == 'd' && (at.peek(1) >= '0' && at.peek(1) <= '9')) {
    hint = "write dice without a blank, as 2d6, and + - * or / between two parts";
  } else if (!word.empty()) {
    hint = hint_for_word(word);
  } else {
    hint = hint_for_sign(at);
  }
  return bad_dice(at.offset(), fmt::format("{} does not belong here", quoted(at)), std::move(hint));
}

refusal missing_dice_term(const dice_cursor& at) {
  if (at.at_end())
    return bad_dice(at.offset(), "a number or dice are missing at the end",
                    std::string(example_hint));
  return bad_dice(at.offset(), fmt::format("{} is not a number or dice", quoted(at)),
                  std::string(example_hint));
}

refusal missing_die_faces(const dice_cursor& at) {
  return bad_dice(at.offset(), "a die needs its number of faces", "write d6, d20, d% or dF");
}

}  // namespace dnd::model
