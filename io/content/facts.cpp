#include "io/content/facts.hpp"

#include "io/content/effect_reader.hpp"

#include "io/content/creature_reader.hpp"
#include "io/content/effect_parts.hpp"
#include "io/content/entry_name.hpp"
#include "io/content/words.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::content {
namespace {

using model::rules::armor_weight;

std::string text_of(const value& at) {
  return at ? at.node().text : std::string();
}

/// `{3: 8d6, 4: 9d6}`.
std::map<int, std::string> read_dice_table(const value& at) {
  std::map<int, std::string> table;
  at.each_entry([&](const value& level, const value& dice) {
    table[level.integer_as<int>(0, 20)] = text_of(dice);
  });
  return table;
}

std::map<int, int> read_count_table(const value& at) {
  std::map<int, int> table;
  at.each_entry([&](const value& level, const value& count) {
    table[level.integer_as<int>(0, 20)] = count.integer_as<int>(1, 100);
  });
  return table;
}

/// One part of a spell's damage, with the darts or rays it may come in.
void read_spell_damage(const value& at, model::rules::spell_facts& spell) {
  fields from(at);
  const value type = from.optional("type");
  if (!type) return;
  model::rules::spell_damage part;
  part.type = read_damage_type(type);
  if (const value slots = from.optional("by_slot")) part.by_level = read_dice_table(slots);
  if (const value levels = from.optional("by_level")) part.by_level = read_dice_table(levels);
  if (const value each = from.optional("each")) part.by_level[0] = text_of(each);
  const value counts = from.optional("count_by_slot");
  // Rays roll to hit one by one: the action is one of them.
  if (counts && !spell.attack) spell.missiles_by_level = read_count_table(counts);
  spell.damage.push_back(std::move(part));
}

std::int16_t range_of(const value& at) {
  if (!at || at.node().text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return static_cast<std::int16_t>(std::min<std::int64_t>(at.integer(0, 10'000'000), 26'400));
}

/// The first and the second of `[30, 120]`.
void read_two(const value& at, std::int16_t& first, std::int16_t& second) {
  std::int16_t* into[] = {&first, &second};
  std::size_t index = 0;
  at.each([&](const value& item) { *into[index++] = item.integer_as<std::int16_t>(1, 10'000); }, 2);
}

model::rules::weapon_facts read_weapon(const value& at, std::string name) {
  model::rules::weapon_facts weapon;
  weapon.name = std::move(name);
  fields from(at);
  weapon.ranged = text_of(from.optional("form")) == "ranged";
  if (const value damage = from.optional("damage")) {
    const model::damage_part part = read_damage(damage);
    weapon.damage = part.dice;
    weapon.type = part.type;
  }
  if (const value damage = from.optional("two_handed"))
    weapon.two_handed_damage = read_damage(damage).dice;
  if (const value reach = from.optional("reach"))
    weapon.reach_ft = reach.integer_as<std::int16_t>(0, 100);
  if (const value range = from.optional("range"))
    read_two(range, weapon.range_ft, weapon.long_range_ft);
  if (const value thrown = from.optional("thrown"))
    read_two(thrown, weapon.range_ft, weapon.long_range_ft);
  if (const value within = from.optional("disadvantage_within"))
    weapon.disadvantage_within_ft = within.integer_as<std::int16_t>(0, 100);
  if (const value properties = from.optional("properties"))
    properties.each([&](const value& item) {
      // A world may have properties of its own, which are for people.
      if (const auto known = model::parse_weapon_property(text_of(item)))
        weapon.properties.insert(*known);
    });
  return weapon;
}

model::rules::armor_facts read_armor(const value& at) {
  model::rules::armor_facts armor;
  fields from(at);
  const std::string weight = text_of(from.optional("class"));
  armor.weight = weight == "heavy"    ? armor_weight::heavy
                 : weight == "medium" ? armor_weight::medium
                                      : armor_weight::light;
  if (const value base = from.optional("base")) armor.base = base.integer_as<std::int16_t>(10, 30);
  if (const value strength = from.optional("strength"))
    armor.strength = strength.integer_as<std::int16_t>(0, 30);
  if (const value noisy = from.optional("stealth_disadvantage")) armor.noisy = noisy.flag();
  return armor;
}

std::vector<std::string> texts_of(const value& at) {
  std::vector<std::string> texts;
  if (at) at.each([&](const value& item) { texts.push_back(text_of(item)); });
  return texts;
}

/// Pact magic shows in its slots of one level; a half caster starts at the second level.
caster_kind caster_of(const class_facts& facts, int from_level) {
  if (from_level > 1) return caster_kind::half;
  const auto& last = facts.slots.back();
  return last[0] == 0 ? caster_kind::pact : caster_kind::full;
}

}  // namespace

model::rules::spell_facts read_spell(const value& root) {
  model::rules::spell_facts spell;
  fields from(root);
  spell.name = text_of(from.optional("name"));
  if (const value level = from.optional("level"))
    spell.level = level.integer_as<std::uint8_t>(0, 9);
  spell.range_ft = range_of(from.optional("range"));
  if (const value attack = from.optional("attack"))
    spell.attack =
        text_of(attack) == "melee" ? model::attack_form::melee : model::attack_form::ranged;
  if (const value save = from.optional("save")) {
    fields own(save);
    if (const value with = own.optional("with")) spell.save = read_ability(with);
    const std::string success = text_of(own.optional("success"));
    spell.on_success = success == "half" ? model::save_effect::half : model::save_effect::none;
    spell.save_spares_damage = success != "other";
  }
  if (const value damage = from.optional("damage"))
    damage.each([&](const value& part) { read_spell_damage(part, spell); },
                bounds::damage_parts_max);
  if (const value area = from.optional("area")) spell.area = area.text();
  spell.may_impose = read_conditions(from.optional("conditions"));
  if (const value on = from.optional("on")) spell.on = read_moment(on);
  return spell;
}

namespace {

void read_price_and_weight(fields& from, item_facts& item) {
  item.category = text_of(from.optional("category"));
  item.section = text_of(from.optional("kind"));
  if (const value lot = from.optional("quantity"))
    item.lot = lot.integer_as<std::int32_t>(1, 1'000);
  if (const value cost = from.optional("cost")) item.cost = read_price(cost);
  if (const value weight = from.optional("weight")) item.weight = read_weight(weight);
  if (const value contents = from.optional("contents"))
    contents.each_entry([&](const value& name, const value& count) {
      item.contents.emplace_back(model::slug_of(name.node().text),
                                 count.integer_as<std::int32_t>(1, 1'000));
    });
}

}  // namespace

item_facts read_item(const value& root) {
  item_facts item;
  fields from(root);
  item.name = spoken_name(text_of(from.optional("name")));
  read_price_and_weight(from, item);
  if (const value weapon = from.optional("weapon")) {
    item.kind = item_kind::weapon;
    item.weapon = read_weapon(weapon, item.name);
    if (const value effects = from.optional("effects")) item.weapon.effects = read_effects(effects);
    fields own(weapon);
    const std::string rank = text_of(own.optional("class"));
    const std::string form = text_of(own.optional("form"));
    item.groups = {"weapon", rank + "-weapons", form + "-weapons", rank + "-" + form + "-weapons"};
  }
  if (const value armor = from.optional("armor")) {
    fields own(armor);
    const std::string weight = text_of(own.optional("class"));
    const bool shield = weight == "shield";
    item.kind = shield ? item_kind::shield : item_kind::armor;
    if (!shield) item.armor = read_armor(armor);
    item.groups = {"armor", shield ? "shields" : weight + "-armor"};
  }
  if (const value actions = from.optional("actions"))
    actions.each([&](const value& one) { item.actions.push_back(read_given_action(one)); });
  if (const value uses = from.optional("uses")) {
    item.uses = uses.integer_as<std::int16_t>(1, 1'000);
    if (item.actions.empty()) from.needs("actions", uses);
  }
  return item;
}

race_facts read_race(const value& root) {
  race_facts race;
  fields from(root);
  race.name = text_of(from.optional("name"));
  if (const value size = from.optional("size")) race.size = read_size(size);
  if (const value speed = from.optional("speed"))
    race.speed_ft = speed.integer_as<std::int16_t>(0, 200);
  race.languages = texts_of(from.optional("languages"));
  race.traits = texts_of(from.optional("traits"));
  if (const value keeps = from.optional("keeps_speed_in_armor"))
    race.keeps_speed_in_armor = keeps.flag();
  return race;
}

class_facts read_class(const value& root) {
  class_facts facts;
  fields from(root);
  facts.name = text_of(from.optional("name"));
  if (const value die = from.optional("hit_die"))
    facts.hit_die = die.integer_as<std::uint8_t>(4, 20);
  if (const value saves = from.optional("saves"))
    saves.each([&](const value& save) { facts.saves.push_back(read_ability(save)); });
  if (const value levels = from.optional("levels"))
    levels.each([&](const value& row) {
      fields own(row);
      facts.slots.push_back(read_slots(own.optional("slots")));
      facts.features.push_back(texts_of(own.optional("features")));
    });
  if (facts.slots.size() != 20) {
    root.fail("a class has 20 levels, and here are " + std::to_string(facts.slots.size()));
    facts.slots.resize(20);
    facts.features.resize(20);
  }
  if (const value given = from.optional("proficiencies")) facts.proficiencies = texts_of(given);
  if (const value later = from.optional("multiclass")) {
    fields own(later);
    facts.later_proficiencies = texts_of(own.optional("proficiencies"));
  }
  facts.pools = read_pools(from.optional("pools"));
  if (const value casting = from.optional("spellcasting")) {
    fields own(casting);
    if (const value with = own.optional("with")) facts.casts_with = read_ability(with);
    const value level = own.optional("from_level");
    facts.caster = caster_of(facts, level ? level.integer_as<int>(1, 20) : 1);
    if (const value rituals = own.optional("rituals")) facts.no_rituals = !rituals.flag();
  }
  return facts;
}

}  // namespace dnd::io::content
