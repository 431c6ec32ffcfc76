#include "model/language/reader.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/simple.hpp"
#include "model/language/closed_words.hpp"
#include "model/language/labels.hpp"
#include "model/language/places.hpp"
#include "model/language/wording.hpp"
#include "model/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>

namespace dnd::model::language {
namespace {

/// A whole number with an optional '+'; nothing when it is anything else or does not fit.
std::optional<std::int32_t> whole_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.starts_with('+')) return std::nullopt;
  std::int32_t result = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, result);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return result;
}

std::vector<std::string_view> to_vector(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

/// `roll 1d20 please`: dice, and after them words that are none.
std::optional<std::string> forgotten_hash(const value& from) {
  for (std::size_t count = from.tokens.size() - 1; count > 0; --count) {
    const value dice{.tokens = from.tokens.first(count)};
    const value words{.tokens = from.tokens.subspan(count)};
    const bool is_word = words.text().front() >= 'A' && words.tokens.front().text.size() > 1;
    if (is_word && parse_dice(dice.text()))
      return "What a roll is for stands after `#`: " + dice.text() + " # " + words.text() + ".";
  }
  return std::nullopt;
}

std::string range_text(number_range range) {
  return "a whole number from " + std::to_string(range.least) + " to " + std::to_string(range.most);
}

}  // namespace

const given_label* value_reader::find(const label_spec& label) const {
  const auto it = std::ranges::find_if(
      sentence_.labels, [&](const given_label& given) { return given.spec->name == label.name; });
  return it == sentence_.labels.end() ? nullptr : &*it;
}

const value& value_reader::first_value(const given_label& given) const {
  return sentence_.values_of(given).front();
}

std::size_t value_reader::column(const label_spec& label) const {
  const given_label* given = find(label);
  DND_ASSERT(given != nullptr);
  return given->column;
}

bool value_reader::has(const flag_spec& flag) const {
  return std::ranges::any_of(
      sentence_.flags, [&](const given_flag& given) { return given.spec->name == flag.name; });
}

advantage_flags value_reader::d20_flags() const {
  return {has(labels::advantage), has(labels::disadvantage)};
}

void value_reader::refuse(refusal why) {
  if (!problem_ || why.column < problem_->column) problem_ = std::move(why);
}

void value_reader::refuse_value(const label_spec& spec, const value& from, refusal_code code,
                                std::string expected) {
  const std::string where =
      spec.name.empty() ? shown(sentence_.verb->name) : "`" + std::string(spec.name) + ":`";
  const auto slip = forgotten_colon(*sentence_.verb, from.tokens);
  refuse({code, shown(from.text()) + " is no value for " + where,
          sentences({slip ? slip->hint : "", "Expected " + std::move(expected) + "."}),
          slip ? slip->column : from.column()});
}

void value_reader::refuse_word(const value& from, refusal_code code, std::string_view what,
                               const std::vector<std::string_view>& names) {
  // People write abilities in full, too; the list of what is accepted stays short.
  std::vector<std::string_view> spellings = names;
  for (std::size_t i = 0; i < ability_count; ++i)
    if (std::ranges::find(names, ability_names()[i]) != names.end())
      spellings.push_back(full_name(static_cast<ability>(i)));
  const auto slip = forgotten_colon(*sentence_.verb, from.tokens);
  refuse({code, shown(from.text()) + " is not " + std::string(what),
          sentences({slip ? slip->hint : did_you_mean(from.text(), spellings),
                     "One of: " + listed(names) + "."}),
          slip ? slip->column : from.column()});
}

// -- names ------------------------------------------------------------------

std::vector<word> value_reader::words(const label_spec& label) {
  std::vector<word> result;
  const given_label* given = find(label);
  if (given == nullptr) return result;
  result.reserve(given->values);
  for (const value& part : sentence_.values_of(*given)) {
    refuse_number_in(part);
    result.push_back({part.text(), part.column()});
  }
  result.back().number_after = number_after(*given);
  return result;
}

std::optional<std::int32_t> value_reader::number_after(const given_label& given) const {
  const auto next = std::size_t(&given - sentence_.labels.data()) + 1;
  if (next == sentence_.labels.size()) return std::nullopt;
  const given_label& number = sentence_.labels[next];
  const value& from = first_value(number);
  // A value in a place of the short form has no label before it.
  const bool is_bare = number.column == from.column() && number.spec->kind == value_kind::number;
  return is_bare ? whole_number(from.text()) : std::nullopt;
}

void value_reader::refuse_number_in(const value& from) {
  for (std::size_t i = 1; i + 1 < from.tokens.size(); ++i) {
    const char first = from.tokens[i + 1].text.empty() ? ' ' : from.tokens[i + 1].text.front();
    const auto slip = forgotten_colon(*sentence_.verb, from.tokens.subspan(i, 1));
    const bool is_slip =
        slip && first >= '0' && first <= '9' && !same_word(from.tokens[i].text, "and");
    if (is_slip)
      return refuse({refusal_code::unexpected_text, shown(from.text()) + " is no name",
                     slip->hint + " A name that is so goes into quotes.", slip->column});
  }
}

std::optional<word> value_reader::optional_word(const label_spec& label) {
  std::vector<word> all = words(label);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

word value_reader::one_word(const label_spec& label) {
  std::optional<word> found = optional_word(label);
  DND_ASSERT(found.has_value() || sentence_.extent == completeness::begun);
  return std::move(found).value_or(word{});
}

std::optional<word> value_reader::new_name(const label_spec& label) {
  std::optional<word> name = optional_word(label);
  if (name && name->text.size() > bounds::creature_name_bytes_max)
    refuse({refusal_code::bad_name, "this name has " + std::to_string(name->text.size()) + " bytes",
            "At most " + std::to_string(bounds::creature_name_bytes_max) + " are allowed.",
            name->column});
  return name;
}

std::string value_reader::title(const label_spec& label) {
  const std::optional<word> given = optional_word(label);
  if (!given) return {};
  if (given->text.size() > bounds::title_bytes_max)
    refuse({refusal_code::bad_value,
            "this title has " + std::to_string(given->text.size()) + " bytes",
            "At most " + std::to_string(bounds::title_bytes_max) + " are allowed.", given->column});
  return given->text;
}

std::string value_reader::topic(const label_spec& label) {
  const given_label* given = find(label);
  if (given == nullptr) return {};
  const std::string text = first_value(*given).text();
  if (const verb_spec* spec = find_verb(text)) return std::string(spec->name);
  if (is_verb_group(text) || same_word(text, dice_topic)) return lower(text);
  std::vector<std::string_view> known{dice_topic};
  for (const verb_spec& spec : verbs()) known.push_back(spec.name);
  const std::vector<std::string_view> meant = meant_by(text, known);
  if (meant.size() == 1) return std::string(meant.front());
  refuse({refusal_code::unknown_verb, "there is no help about " + shown(text),
          sentences({did_you_mean(text, known), "`help` lists the commands."}), given->column});
  return {};
}

std::optional<category> value_reader::category_of(const label_spec& label) {
  const given_label* given = find(label);
  if (given == nullptr) return std::nullopt;
  const value& from = first_value(*given);
  const std::vector<category> meant = categories_meant_by(from.text());
  if (meant.size() == 1) return meant.front();
  if (meant.empty()) {
    refuse_word(from, refusal_code::bad_value, "a kind of content", to_vector(category_names()));
    return std::nullopt;
  }
  std::vector<std::string_view> names;
  for (const category each : meant) names.push_back(to_text(each));
  refuse({refusal_code::bad_value, shown(from.text()) + " may be more than one thing",
          "One of: " + listed(names) + ".", from.column()});
  return std::nullopt;
}

// -- numbers and dice -------------------------------------------------------

std::int32_t value_reader::number_of(const label_spec& spec, const value& from) {
  std::string text = from.text();
  if (spec.kind == value_kind::repetitions && is_repetition(text)) text.pop_back();
  const auto result = whole_number(without_unit(spec, text));
  if (result && *result >= spec.range.least && *result <= spec.range.most) return *result;
  refuse_value(spec, from, refusal_code::bad_value, range_text(spec.range));
  return spec.range.least;
}

std::optional<std::int32_t> value_reader::number(const label_spec& label) {
  const given_label* given = find(label);
  if (given == nullptr) return std::nullopt;
  return number_of(*given->spec, first_value(*given));
}

typed_hit_points value_reader::hit_points(const label_spec& label) {
  const given_label* given = find(label);
  if (given == nullptr) return {};
  const value& from = first_value(*given);
  if (same_word(from.text(), "roll")) return {.number = {}, .roll = true};
  const auto result = whole_number(from.text());
  const number_range range = given->spec->range;
  if (result && *result >= range.least && *result <= range.most) return {.number = result};
  refuse_value(*given->spec, from, refusal_code::bad_value, range_text(range) + ", or `roll`");
  return {};
}

dice_text value_reader::dice_of(const value& from) {
  dice_text result;
  const token& first = from.tokens.front();
  if (from.tokens.size() == 1 && first.form == token_form::quoted) {
    append_text(result.text, first);
    result.column = first.column + 1;
  } else {
    // Blanks are kept, so that a column within the dice is one in the line.
    for (const token& word : from.tokens) {
      result.text.append(word.column - first.column - result.text.size(), ' ');
      const bool quoted = word.form == token_form::quoted;
      if (quoted) result.text.push_back('"');
      append_text(result.text, word);
      if (quoted) result.text.push_back('"');
    }
    result.column = first.column;
  }
  if (plain_number(result.text)) return result;
  const auto parsed = parse_dice(result.text);
  if (parsed) return result;
  refusal why = parsed.error();
  why.column = result.column + why.column.value_or(0);
  if (const auto slip = forgotten_colon(*sentence_.verb, from.tokens)) {
    why.hint = slip->hint;
    why.column = slip->column;
  } else if (const auto label = forgotten_hash(from)) {
    why.hint = sentences({why.hint, *label});
  }
  refuse(std::move(why));
  return result;
}

dice_text value_reader::dice(const label_spec& label) {
  const given_label* given = find(label);
  DND_ASSERT(given != nullptr);
  return dice_of(first_value(*given));
}

std::optional<typed_bonus> value_reader::bonus(const label_spec& label) {
  const given_label* given = find(label);
  if (given == nullptr) return std::nullopt;
  const value& from = first_value(*given);
  if (auto dice = signed_dice(from.text())) return typed_bonus{*std::move(dice), sentence_.comment};
  refuse_value(*given->spec, from, refusal_code::bad_dice, "a number or dice, such as 2 or -1d4");
  return std::nullopt;
}

rolled_faces value_reader::faces(const label_spec& label) {
  rolled_faces result;
  const given_label* given = find(label);
  if (given == nullptr) return result;
  const value& from = first_value(*given);
  result.column = from.column();
  const std::string all = from.text();
  std::string_view rest = all;
  while (true) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const auto face = whole_number(trimmed(rest.substr(0, comma)));
    const bool fits = face && *face >= -1 && *face <= static_cast<int>(bounds::die_faces_max);
    if (!fits || result.faces.size() == bounds::dice_per_roll_max) {
      refuse_value(*given->spec, from, refusal_code::bad_rolled,
                   "faces of dice with commas between them, such as `rolled: 3,5`");
      return {};
    }
    result.faces.push_back(*face);
    if (comma == rest.size()) return result;
    rest.remove_prefix(comma + 1);
  }
}

// -- words of closed lists --------------------------------------------------

std::string_view value_reader::closed_word(value_kind kind, const value& from, refusal_code code,
                                           std::string_view what) {
  const std::span<const std::string_view> names = names_of(kind);
  const std::vector<std::string_view> meant = meant_by(from.text(), names);
  if (meant.size() == 1) return meant.front();
  if (meant.empty())
    refuse_word(from, code, what, to_vector(names));
  else
    refuse({code, shown(from.text()) + " may be more than one thing",
            "One of: " + listed(meant) + ".", from.column()});
  return {};
}

condition value_reader::condition_of(const label_spec& label) {
  const given_label* given = find(label);
  DND_ASSERT(given != nullptr);
  const std::string_view name = closed_word(value_kind::condition, first_value(*given),
                                            refusal_code::unknown_condition, "a condition");
  return parse_condition(name).value_or(condition{});
}

ability value_reader::ability_of(const label_spec& label) {
  const given_label* given = find(label);
  DND_ASSERT(given != nullptr);
  const value& from = first_value(*given);
  const std::string_view name =
      closed_word(value_kind::ability, from, refusal_code::unknown_ability, "a saving throw");
  const auto result = parse_ability(name);
  // `death` is a verb of its own, and takes no beginnings.
  if (!result && !name.empty())
    refuse_word(from, refusal_code::unknown_ability, "a saving throw",
                to_vector(names_of(value_kind::ability)));
  return result.value_or(ability{});
}

std::variant<skill, ability> value_reader::skill_of(const label_spec& label) {
  const given_label* given = find(label);
  DND_ASSERT(given != nullptr);
  const std::string_view name = closed_word(value_kind::skill_or_ability, first_value(*given),
                                            refusal_code::unknown_skill, "a skill or an ability");
  if (const auto result = parse_skill(name)) return *result;
  return parse_ability(name).value_or(ability{});
}

damage_type value_reader::damage_type_of(const value& from) {
  const std::string_view name = closed_word(value_kind::damage_type, from,
                                            refusal_code::unknown_damage_type, "a damage type");
  return parse_damage_type(name).value_or(damage_type{});
}

cover_degree value_reader::cover(const label_spec& label) {
  const given_label* given = find(label);
  if (given == nullptr) return cover_degree::none;
  const value& from = first_value(*given);
  const std::vector<std::string_view> meant = meant_by(from.text(), names_of(value_kind::cover));
  for (const auto degree : {cover_degree::none, cover_degree::half, cover_degree::three_quarters})
    if (meant.size() == 1 && meant.front() == to_text(degree)) return degree;
  refuse_value(*given->spec, from, refusal_code::bad_value,
               "none, half or three-quarters (behind total cover nothing can be targeted)");
  return cover_degree::none;
}

std::vector<commands::damage_amount> value_reader::damage_parts(const label_spec& amount,
                                                                const label_spec& type) {
  std::vector<commands::damage_amount> result;
  const auto is_amount = [&](const given_label& one) { return one.spec->name == amount.name; };
  const given_label* open = nullptr;  // The first of what may be a pair.
  const auto close_alone = [&] {
    const value& alone = first_value(*open);
    if (is_amount(*open)) return result.push_back({dice_of(alone), std::nullopt});
    refuse({refusal_code::missing_label,
            shown(alone.text()) + " has no `" + std::string(amount.name) + ":`",
            "Each `" + std::string(type.name) +
                ":` has its `amount:` beside it: amount: 9 type: slashing.",
            open->column});
  };
  for (const given_label& next : sentence_.labels) {
    if (next.spec->times != arity::repeated) continue;
    if (open != nullptr && open->spec != next.spec) {
      const given_label& much = is_amount(*open) ? *open : next;
      const given_label& kind = is_amount(*open) ? next : *open;
      result.push_back({dice_of(first_value(much)), damage_type_of(first_value(kind))});
      open = nullptr;
      continue;
    }
    if (open != nullptr) close_alone();
    open = &next;
  }
  if (open != nullptr) close_alone();
  return result;
}

}  // namespace dnd::model::language
