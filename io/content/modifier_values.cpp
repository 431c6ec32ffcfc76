#include "io/content/modifier_values.hpp"

#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"
#include "model/effects/dice_words.hpp"
#include "model/effects/modifiers.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace dnd::io::content {
namespace {

using model::modifier;
using model::modifier_key;

/// What stands at the key: a text or a number as it is written.
std::string written(const value& at) {
  if (!at.is(yaml_kind::scalar)) {
    at.fail("expected a number, dice or a word");
    return {};
  }
  return at.node().text;
}

/// `{1: 1d6, 5: 1d8}`: by the level of the class.
bool read_rows(const value& at, modifier& into) {
  if (!at.is(yaml_kind::mapping)) return false;
  at.each_entry([&](const value& level, const value& dice) {
    const std::string text = written(dice);
    const auto number = text.substr(0, text.find(' '));
    if (!model::is_dice_text(number)) dice.fail("expected a number or dice");
    into.by_level.push_back({level.integer_as<std::int16_t>(1, 20), number});
    if (number.size() < text.size()) {
      if (const auto type = model::parse_damage_type(text.substr(number.size() + 1)))
        into.types.insert(*type);
      else if (text.substr(number.size() + 1) != "weapon")
        dice.fail("expected a type of damage after the dice");
    }
  });
  return true;
}

void read_number(const value& at, modifier& into) {
  if (read_rows(at, into)) return;
  into.value = written(at);
  if (into.value != "-dealt" && !model::is_dice_text(into.value))
    at.fail("expected a number or dice", "Write it like 2, -1d4 or 1d6+mod.");
}

void read_speed(const value& at, modifier& into) {
  if (read_rows(at, into)) return;
  into.value = written(at);
  for (const std::string_view word : {"x2", "half", "walk", "true"})
    if (into.value == word) return;
  read_number(at, into);
}

/// "1d6 radiant", or without a type.
void read_extra_damage(const value& at, modifier& into) {
  if (read_rows(at, into)) return;
  const std::string text = written(at);
  const auto blank = text.find(' ');
  into.value = text.substr(0, blank);
  if (text == "half" && into.key == modifier_key::damage) return;
  if (!model::is_dice_text(into.value)) at.fail("expected dice and perhaps a type of damage");
  if (blank == std::string::npos) return;
  const std::string_view word = std::string_view(text).substr(blank + 1);
  if (word == "weapon") return;
  if (const auto type = model::parse_damage_type(word))
    into.types.insert(*type);
  else
    at.fail("expected a type of damage after the dice");
}

void read_defence(const value& at, modifier& into) {
  one_or_each(at, [&](const value& item) {
    const std::string word = written(item);
    if (word == "all") return;
    if (word == "nonmagical")
      into.nonmagical = true;
    else
      into.types.insert(read_damage_type(item));
  });
}

/// `{str: 19}`, `{dex: +2}`: the ability goes to `with`.
void read_score(const value& at, modifier& into) {
  at.each_entry(
      [&](const value& key, const value& amount) {
        into.with.insert(read_ability(key));
        read_number(amount, into);
      },
      model::ability_count);
}

/// One of a few words.
void read_word(const value& at, modifier& into, std::span<const std::string_view> words) {
  into.value = written(at);
  if (std::ranges::find(words, into.value) != words.end()) return;
  std::string list;
  for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string(word);
  at.fail("expected one of: " + list);
}

/// "x2", "x3", or feet: a number or an ability.
void read_jump(const value& at, modifier& into) {
  into.value = written(at);
  if (into.value != "x2" && into.value != "x3") read_number(at, into);
}

/// `true`, or the feet up to which it holds.
void read_no_fall(const value& at, modifier& into) {
  into.value = written(at);
  if (into.value == "true")
    into.value.clear();
  else
    into.value = std::to_string(at.integer(1, 10'000));
}

/// "20": bright light for 20 feet and dim light for 20 more; "15/30"; "0/10".
void read_light(const value& at, modifier& into) {
  constexpr std::int32_t feet_max = 10'000;
  into.value = written(at);
  const auto bar = into.value.find('/');
  const auto is_feet = [&](std::string_view text) {
    const auto feet = model::number_in(text);
    return feet && *feet >= 0 && *feet <= feet_max && !text.starts_with('+');
  };
  const std::string_view text = into.value;
  const bool fits = is_feet(text.substr(0, bar)) &&
                    (bar == std::string_view::npos || is_feet(text.substr(bar + 1)));
  if (!fits || text == "0")
    at.fail("expected feet of bright light, or those of bright and of dim light: 15/30");
}

/// Flags are either there or not.
void read_flag(const value& at) {
  if (!at.flag()) at.fail("says nothing unless it is true", "Leave it out.");
}

void read_fails(const value& at, modifier& into) {
  one_or_each(at, [&](const value& item) {
    const std::string word = written(item);
    // Checks that need a sense are the game master's to call.
    if (word == "sight" || word == "hearing")
      into.against.push_back(word);
    else
      into.with.insert(read_ability(item));
  });
}

constexpr std::array<std::string_view, 3> highest_words{"heal", "healed", "damage"};
constexpr std::array<std::string_view, 1> cantrips{"cantrips"};
constexpr std::array<std::string_view, 1> score_word{"score"};
constexpr std::array<std::string_view, 1> always{"always"};
constexpr std::array<std::string_view, 1> twice{"x2"};
constexpr std::array<std::string_view, 1> bonus{"bonus"};
constexpr std::array<std::string_view, 2> shares{"source", "half"};

/// A key whose value is one of a few words.
struct word_key {
  modifier_key key{};
  std::span<const std::string_view> words;
};
constexpr std::array<word_key, 9> word_keys{{{modifier_key::highest_dice, highest_words},
                                             {modifier_key::half_on_success, cantrips},
                                             {modifier_key::check_at_least, score_word},
                                             {modifier_key::critical, always},
                                             {modifier_key::deals, twice},
                                             {modifier_key::spell_duration, twice},
                                             {modifier_key::hit_dice, twice},
                                             {modifier_key::casting_time, bonus},
                                             {modifier_key::share_damage, shares}}};

constexpr std::array<modifier_key, 8> flags{
    modifier_key::expertise,      modifier_key::sees_invisible, modifier_key::unsurprised,
    modifier_key::no_critical,    modifier_key::unhindered,     modifier_key::magical,
    modifier_key::casts_silently, modifier_key::unseen};

/// One of a few words, a flag, or as most are a number.
void read_plain_value(const value& at, modifier& into) {
  for (const word_key& one : word_keys)
    if (one.key == into.key) return read_word(at, into, one.words);
  if (std::ranges::find(flags, into.key) != flags.end()) return read_flag(at);
  read_number(at, into);
}

/// A number, or `half`.
void read_max_hp(const value& at, modifier& into) {
  if (at.is(yaml_kind::scalar) && at.node().text == "half")
    into.value = "half";
  else
    read_number(at, into);
}

/// `true`, or `up`.
void read_half_proficiency(const value& at, modifier& into) {
  into.value = written(at);
  if (into.value == "up") return;
  into.value.clear();
  static_cast<void>(at.flag());
}

}  // namespace

void read_modifier_value(const value& at, modifier& into) {
  switch (into.key) {
    case modifier_key::damage:
    case modifier_key::spell_damage:
      return read_extra_damage(at, into);
    case modifier_key::speed:
    case modifier_key::fly:
    case modifier_key::swim:
    case modifier_key::climb:
    case modifier_key::burrow:
      return read_speed(at, into);
    case modifier_key::score:
      return read_score(at, into);
    case modifier_key::ignore_resistance:
    case modifier_key::resist:
    case modifier_key::immune:
    case modifier_key::vulnerable:
      return read_defence(at, into);
    case modifier_key::condition_immune:
    case modifier_key::suppress:
      into.conditions = read_conditions(at);
      return;
    case modifier_key::advantage:
    case modifier_key::disadvantage:
    case modifier_key::no_advantage:
    case modifier_key::no_disadvantage:
      into.on = read_set<model::roll_kind, model::roll_kind_count>(at);
      return;
    case modifier_key::cannot:
      into.deeds = read_set<model::deed, model::deed_count>(at);
      return;
    case modifier_key::fails:
      return read_fails(at, into);
    case modifier_key::succeeds:
      one_or_each(at, [&](const value& item) { into.with.insert(read_ability(item)); });
      return;
    case modifier_key::counts_as:
      into.words = read_words(at);
      return;
    case modifier_key::jump:
      return read_jump(at, into);
    case modifier_key::light:
      return read_light(at, into);
    case modifier_key::no_fall:
      return read_no_fall(at, into);
    case modifier_key::immune_to_spells:
    case modifier_key::attacks_at_most:
      into.value = std::to_string(at.integer(1, 9));
      return;
    case modifier_key::max_hp:
      return read_max_hp(at, into);
    case modifier_key::half_proficiency:
      return read_half_proficiency(at, into);
    case modifier_key::on_success_none:
    case modifier_key::critical_when_near:
    case modifier_key::offhand:
      static_cast<void>(at.flag());
      return;
    case modifier_key::reduce_damage:
      into.value = written(at);
      if (into.value != "half") read_number(at, into);
      return;
    default:
      return read_plain_value(at, into);
  }
}

}  // namespace dnd::io::content
