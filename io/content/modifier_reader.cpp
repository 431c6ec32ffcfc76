#include "io/content/modifier_reader.hpp"

#include "io/content/modifier_values.hpp"
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
  into.unless = read_words(from.optional("unless"));
  into.spells = read_words(from.optional("spells"));
  if (const value others = from.optional("other_weapons")) into.other_weapons = others.flag();
  if (const value most = from.optional("damage_at_most"))
    into.damage_at_most = most.integer_as<std::int16_t>(1, 10'000);
  if (const value more = from.optional("dc_more"))
    into.dc_more = more.integer_as<std::int16_t>(1, 50);
  if (const value most = from.optional("most")) into.most = most.integer_as<std::int16_t>(1, 30);
  if (const value least = from.optional("at_least"))
    into.at_least = least.integer_as<std::int16_t>(-100, 100);
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
    read_modifier_value(key, made);
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
