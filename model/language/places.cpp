#include "model/language/places.hpp"

#include "model/dice/expression.hpp"
#include "model/language/closed_words.hpp"
#include "model/language/sentence.hpp"
#include "model/language/wording.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dnd::model::language {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t digits_from(std::string_view text, std::size_t at) noexcept {
  while (is_digit_at(text, at)) ++at;
  return at;
}

bool is_number(const token& word) noexcept {
  const std::size_t from = word.text.starts_with('+') ? 1 : 0;
  return word.form == token_form::plain && is_digit_at(word.text, from) &&
         digits_from(word.text, from) == word.text.size();
}

/// "2d6+3", "d20", "(1d4", "d%", "dF".
bool begins_as_dice(std::string_view text) noexcept {
  while (text.starts_with('(')) text.remove_prefix(1);
  std::size_t at = digits_from(text, 0);
  if (at >= text.size() || lower(text[at]) != 'd') return false;
  ++at;
  if (is_digit_at(text, at)) return true;
  const bool faces = at < text.size() && (text[at] == '%' || lower(text[at]) == 'f');
  if (!faces) return false;
  const char next = at + 1 < text.size() ? lower(text[at + 1]) : ' ';
  return next < 'a' || next > 'z';
}

/// A number, or dice in one word.
bool is_amount(const token& word) {
  if (is_number(word)) return true;
  if (word.form == token_form::label) return false;
  const bool may_be = begins_as_dice(word.text) || is_digit_at(word.text, 0);
  return may_be && parse_dice(word.text).has_value();
}

bool is_closed(value_kind kind) noexcept {
  return kind == value_kind::condition || kind == value_kind::skill_or_ability ||
         kind == value_kind::ability || kind == value_kind::damage_type;
}

/// Whether a word is what the numbers of a label count, which may stand after them.
bool is_unit_of(const label_spec& spec, std::string_view word) noexcept {
  constexpr std::array<std::string_view, 4> feet{"feet", "foot", "ft", "ft."};
  constexpr std::array<std::string_view, 3> hours{"hours", "hour", "h"};
  const auto is = [&](std::string_view unit) { return same_word(unit, word); };
  if (spec.kind != value_kind::number) return false;
  if (spec.placeholder == "FEET") return std::ranges::any_of(feet, is);
  return spec.placeholder == "HOURS" && std::ranges::any_of(hours, is);
}

bool is_name_of(const label_spec& spec, const token& word) noexcept {
  return word.form == token_form::plain && !spec.is_subject() &&
         (same_word(spec.name, word.text) ||
          (!spec.alias.empty() && same_word(spec.alias, word.text)));
}

/// Whether a number stands at the front with the name of its label before it.
bool is_named(const label_spec& spec, std::span<const token> words) noexcept {
  return spec.kind == value_kind::number && words.size() > 1 && is_name_of(spec, words[0]) &&
         is_number(words[1]);
}

std::string joined_text(std::span<const token> words) {
  return value{.tokens = words}.text();
}

class placer {
 public:
  placer(const verb_spec& verb, std::span<const token> words,
         std::span<const label_spec* const> later)
      : verb_(verb), rest_(words), later_(later) {}

  placement run() {
    std::size_t next = 0;
    for (; next < verb_.places.size() && !is_middle(place(next)); ++next) take_front(place(next));
    const label_spec* middle = next < verb_.places.size() ? &place(next) : nullptr;
    std::vector<placed_words> tail;
    if (middle != nullptr) take_back(next + 1, tail);
    if (middle != nullptr && !rest_.empty() && is_open(*middle)) {
      result_.placed.push_back({middle, rest_});
      rest_ = {};
    }
    result_.placed.insert(result_.placed.end(), tail.rbegin(), tail.rend());
    result_.rest = rest_;
    return std::move(result_);
  }

 private:
  const label_spec& place(std::size_t at) const { return label_of_place(verb_, verb_.places[at]); }

  /// Names of creatures and dice of several words take what the others leave.
  bool is_middle(const label_spec& spec) const {
    return spec.kind == value_kind::creature ||
           (spec.kind == value_kind::dice && spec.is_subject());
  }

  bool is_open(const label_spec& spec) const {
    return spec.times == arity::repeated || std::ranges::find(later_, &spec) == later_.end();
  }

  void give_front(const label_spec& spec, std::size_t count) {
    result_.placed.push_back({&spec, rest_.first(count)});
    rest_ = rest_.subspan(count);
  }

  void take_front(const label_spec& spec) {
    if (rest_.empty() || !is_open(spec)) return;
    if (is_named(spec, rest_)) rest_ = rest_.subspan(1);
    if (spec.kind == value_kind::repetitions || spec.kind == value_kind::number) {
      const bool fits = spec.kind == value_kind::number
                            ? is_number(rest_.front())
                            : is_repetition(rest_.front().text) && rest_.size() > 1;
      const bool has_unit = fits && rest_.size() > 1 && is_unit_of(spec, rest_[1].text);
      if (fits) give_front(spec, has_unit ? 2 : 1);
      return;
    }
    give_front(spec, spec.kind == value_kind::action ? words_of_action() : words_of(spec));
  }

  /// One, unless the target has a label of its own: then nothing else can stand here.
  std::size_t words_of_action() const {
    const bool alone = std::ranges::none_of(verb_.places, [&](std::string_view name) {
      const label_spec& spec = label_of_place(verb_, name);
      return is_middle(spec) && is_open(spec);
    });
    return alone ? rest_.size() : 1;
  }

  /// As many words as name something of a closed list, or begin such a name.
  std::size_t words_of(const label_spec& spec) const {
    if (!is_closed(spec.kind)) return 1;
    constexpr std::size_t words_max = 3;
    for (std::size_t count = std::min(words_max, rest_.size()); count > 1; --count)
      if (begins_word(spec.kind, joined_text(rest_.first(count)))) return count;
    return 1;
  }

  void give_back(const label_spec& spec, std::vector<placed_words>& tail, std::size_t count = 1) {
    tail.push_back({&spec, rest_.last(count)});
    rest_ = rest_.first(rest_.size() - count);
  }

  /// A number with its unit, if it has one, and with the name of its label before it.
  void take_number_back(const label_spec& spec, std::vector<placed_words>& tail) {
    const bool has_unit = rest_.size() > 1 && is_unit_of(spec, rest_.back().text);
    const std::size_t count = has_unit ? 2 : 1;
    if (rest_.size() < count || !is_number(rest_[rest_.size() - count])) return;
    give_back(spec, tail, count);
    if (!rest_.empty() && is_name_of(spec, rest_.back())) rest_ = rest_.first(rest_.size() - 1);
  }

  /// What stands after the names, from the end of the line: numbers, or amounts and their types.
  void take_back(std::size_t first, std::vector<placed_words>& tail) {
    if (first == verb_.places.size()) return;
    const label_spec& spec = place(first);
    if (spec.kind == value_kind::number) {
      if (is_open(spec)) take_number_back(spec, tail);
      return;
    }
    if (spec.kind != value_kind::dice || !is_open(spec)) return;
    const label_spec* type = first + 1 < verb_.places.size() ? &place(first + 1) : nullptr;
    if (!rest_.empty() && is_amount(rest_.back())) give_back(spec, tail);
    while (type != nullptr && is_open(*type) && rest_.size() > 1 && !is_amount(rest_.back()) &&
           is_amount(rest_[rest_.size() - 2])) {
      give_back(*type, tail);
      give_back(spec, tail);
    }
  }

  const verb_spec& verb_;
  std::span<const token> rest_;
  std::span<const label_spec* const> later_;
  placement result_;
};

}  // namespace

bool is_of_number(const verb_spec& verb, std::span<const token> words, std::size_t at) noexcept {
  return std::ranges::any_of(verb.places, [&](std::string_view name) {
    const label_spec& spec = label_of_place(verb, name);
    return is_named(spec, words.subspan(at)) ||
           (at > 0 && is_number(words[at - 1]) && is_unit_of(spec, words[at].text));
  });
}

placement place_words(const verb_spec& verb, std::span<const token> words,
                      std::span<const label_spec* const> later) {
  return placer(verb, words, later).run();
}

std::string_view without_unit(const label_spec& spec, std::string_view text) noexcept {
  const std::size_t blank = text.rfind(' ');
  const bool has_unit = blank != std::string_view::npos && is_unit_of(spec, text.substr(blank + 1));
  return has_unit ? text.substr(0, blank) : text;
}

bool is_repetition(std::string_view word) noexcept {
  const std::size_t digits = digits_from(word, 0);
  return digits > 0 && digits + 1 == word.size() && lower(word.back()) == 'x';
}

bool look_like_dice(std::span<const token> words) noexcept {
  if (words.front().form != token_form::plain) return false;
  if (begins_as_dice(words.front().text)) return true;
  return is_repetition(words.front().text) && words.size() > 1 &&
         words[1].form == token_form::plain && begins_as_dice(words[1].text);
}

}  // namespace dnd::model::language
