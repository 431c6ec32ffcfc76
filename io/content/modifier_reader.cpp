#include "io/content/modifier_reader.hpp"

#include "io/content/words.hpp"
#include "model/effects/dice_words.hpp"
#include "model/enum_text.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace dnd::io::content {
namespace {

using model::enum_text;
using model::modifier;
using model::modifier_key;

/// Calls `read` with the value itself, or with each item of a list.
template <class Read>
void one_or_each(const value& at, Read read) {
  if (!at) return;
  if (at.is(yaml_kind::sequence))
    at.each(read);
  else
    read(at);
}

template <class Enum, std::size_t Count>
model::enum_set<Enum, Count> read_set(const value& at) {
  model::enum_set<Enum, Count> set;
  one_or_each(at, [&](const value& item) {
    set.insert(static_cast<Enum>(item.one_of(enum_text<Enum>::names)));
  });
  return set;
}

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

void read_key(const value& at, modifier& into) {
  switch (into.key) {
    case modifier_key::damage:
      return read_extra_damage(at, into);
    case modifier_key::speed:
    case modifier_key::fly:
    case modifier_key::swim:
    case modifier_key::climb:
    case modifier_key::burrow:
      return read_speed(at, into);
    case modifier_key::score:
      return read_score(at, into);
    case modifier_key::resist:
    case modifier_key::immune:
    case modifier_key::vulnerable:
      return read_defence(at, into);
    case modifier_key::condition_immune:
      into.conditions = read_conditions(at);
      return;
    case modifier_key::advantage:
    case modifier_key::disadvantage:
      into.on = read_set<model::roll_kind, model::roll_kind_count>(at);
      return;
    case modifier_key::cannot:
      into.deeds = read_set<model::deed, model::deed_count>(at);
      return;
    case modifier_key::fails:
      return read_fails(at, into);
    case modifier_key::half_proficiency:
      into.value = written(at);
      if (into.value != "up") {
        into.value.clear();
        static_cast<void>(at.flag());
      }
      return;
    case modifier_key::max_hp:
      if (at.is(yaml_kind::scalar) && at.node().text == "half") {
        into.value = "half";
        return;
      }
      return read_number(at, into);
    case modifier_key::on_success_none:
    case modifier_key::critical_when_near:
    case modifier_key::offhand:
    case modifier_key::unseen:
      static_cast<void>(at.flag());
      return;
    case modifier_key::reduce_damage:
      into.value = written(at);
      if (into.value != "half") read_number(at, into);
      return;
    default:
      return read_number(at, into);
  }
}

void read_filters(fields& from, modifier& into) {
  one_or_each(from.optional("with"),
              [&](const value& item) { into.with.insert(read_ability(item)); });
  one_or_each(from.optional("skills"),
              [&](const value& item) { into.skills.insert(read_skill(item)); });
  if (const value weapon = from.optional("weapon")) into.weapon = read_weapon_kinds(weapon);
  if (const value types = from.optional("types")) into.types = read_damage_types(types);
  for (std::string& word : read_words(from.optional("against")))
    into.against.push_back(std::move(word));
  into.not_against = read_words(from.optional("not_against"));
  into.armor = read_words(from.optional("armor"));
  into.during = read_words(from.optional("while"));
  if (const value distance = from.optional("distance")) {
    constexpr std::array<std::string_view, 2> words{"near", "far"};
    into.distance = words[distance.one_of(words)];
  }
  if (const value once = from.optional("once_per_turn")) into.once_per_turn = once.flag();
  if (const value asked = from.optional("optional")) into.on_request = asked.flag();
  if (const value pool = from.optional("pool")) into.pool = pool.text(60);
  if (const value dice = from.optional("damage_dice")) into.damage_dice = dice.flag();
  if (const value dc = from.optional("dc")) into.dc = dc.text(20);
  into.except = read_words(from.optional("except"));
}

modifier read_modifier(const value& at) {
  modifier made;
  fields from(at);
  bool found = false;
  for (std::size_t i = 0; i < enum_text<modifier_key>::names.size(); ++i) {
    const value key = from.optional(enum_text<modifier_key>::names[i]);
    if (!key) continue;
    if (found) key.fail("a modifier has one key, and another stands before this one");
    found = true;
    made.key = static_cast<modifier_key>(i);
    read_key(key, made);
  }
  if (!found) at.fail("a modifier needs a key", "`to_hit`, `armor_class`, `advantage` are some.");
  read_filters(from, made);
  from.finish();
  return made;
}

}  // namespace

std::vector<modifier> read_modifiers(const value& at) {
  std::vector<modifier> made;
  if (at) at.each([&](const value& item) { made.push_back(read_modifier(item)); }, 40);
  return made;
}

model::weapon_kind_set read_weapon_kinds(const value& at) {
  return read_set<model::weapon_kind, model::weapon_kind_count>(at);
}

model::damage_type_set read_damage_types(const value& at) {
  model::damage_type_set types;
  one_or_each(at, [&](const value& item) { types.insert(read_damage_type(item)); });
  return types;
}

std::vector<std::string> read_words(const value& at) {
  std::vector<std::string> words;
  one_or_each(at, [&](const value& item) { words.push_back(item.text(60)); });
  return words;
}

}  // namespace dnd::io::content
