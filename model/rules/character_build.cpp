#include "model/rules/character_build.hpp"

#include "model/assert.hpp"
#include "model/dice/simple.hpp"

#include <algorithm>

namespace dnd::model::rules {
namespace {

int modifier_in(const character_facts& who, ability of) {
  return ability_modifier(who.abilities[static_cast<std::size_t>(of)]);
}

int total_level(const character_facts& who) {
  int level = 0;
  for (const class_level& taken : who.classes) level += taken.level;
  return level;
}

int level_in(const character_facts& who, std::string_view class_name) {
  for (const class_level& taken : who.classes)
    if (taken.name == class_name) return taken.level;
  return 0;
}

std::int16_t narrowed(int number) {
  return static_cast<std::int16_t>(number);
}

/// The weapon's dice with the modifier added; a fixed "1" becomes "1 + modifier".
std::string with_modifier(const std::string& dice, int modifier) {
  const auto parsed = parse_simple(dice);
  DND_ASSERT(parsed.has_value());
  simple_dice sum = *parsed;
  sum.bonus += modifier;
  if (sum.count == 0) sum.bonus = std::max(sum.bonus, 0);
  return print(sum);
}

/// SRD: Weapon Properties, Finesse: the wielder's choice, which is the better one.
int weapon_modifier(const character_facts& who, const weapon_facts& weapon) {
  const int strength = modifier_in(who, ability::str);
  const int dexterity = modifier_in(who, ability::dex);
  if (weapon.finesse) return std::max(strength, dexterity);
  return weapon.ranged ? dexterity : strength;
}

/// A level-4 cleric's row is 4: how many slots of each level there are.
constexpr std::array<std::array<std::uint8_t, 9>, 20> slot_table = {{
    {2},
    {3},
    {4, 2},
    {4, 3},
    {4, 3, 2},
    {4, 3, 3},
    {4, 3, 3, 1},
    {4, 3, 3, 2},
    {4, 3, 3, 3, 1},
    {4, 3, 3, 3, 2},
    {4, 3, 3, 3, 2, 1},
    {4, 3, 3, 3, 2, 1},
    {4, 3, 3, 3, 2, 1, 1},
    {4, 3, 3, 3, 2, 1, 1},
    {4, 3, 3, 3, 2, 1, 1, 1},
    {4, 3, 3, 3, 2, 1, 1, 1},
    {4, 3, 3, 3, 2, 1, 1, 1, 1},
    {4, 3, 3, 3, 3, 1, 1, 1, 1},
    {4, 3, 3, 3, 3, 2, 1, 1, 1},
    {4, 3, 3, 3, 3, 2, 2, 1, 1},
}};

void add_casting(const character_facts& who, const class_casting& casting, stat_block& block) {
  const int bonus = modifier_in(who, casting.with) + block.proficiency_bonus;
  spellcasting made;
  made.with = casting.with;
  made.save_dc = narrowed(8 + bonus);
  made.to_hit = narrowed(bonus);
  made.caster_level = casting.caster_level;
  made.slots = casting.slots;
  made.spells = casting.spells;
  made.pact = casting.pact;
  block.casting.push_back(std::move(made));
}

void add_proficiencies(const character_facts& who, stat_block& block) {
  for (std::size_t i = 0; i < ability_count; ++i) {
    const int bonus = who.save_proficiencies[i] ? block.proficiency_bonus : 0;
    block.saves[i] = narrowed(ability_modifier(who.abilities[i]) + bonus);
  }
  for (std::size_t i = 0; i < skill_count; ++i) {
    int bonus = who.skill_proficiencies[i] ? block.proficiency_bonus : 0;
    if (who.expertise[i]) bonus *= 2;
    block.skills[i] = narrowed(modifier_in(who, ability_of(static_cast<skill>(i))) + bonus);
  }
  const auto perception = static_cast<std::size_t>(skill::perception);
  block.sight.passive_perception = narrowed(10 + block.skills[perception]);
}

}  // namespace

std::int16_t proficiency_of_level(int level) noexcept {
  DND_ASSERT(level >= 1);
  return narrowed(2 + (level - 1) / 4);
}

std::int16_t armor_class_of(const character_facts& who) {
  if (who.armor_class) return *who.armor_class;
  const int dexterity = modifier_in(who, ability::dex);
  int base = 10 + dexterity;
  if (who.armor) {
    switch (who.armor->weight) {
      case armor_weight::light:
        base = who.armor->base + dexterity;
        break;
      case armor_weight::medium:
        base = who.armor->base + std::min(dexterity, 2);
        break;
      case armor_weight::heavy:
        base = who.armor->base;
        break;
    }
  } else {
    if (level_in(who, "Barbarian") > 0)
      base = std::max(base, 10 + dexterity + modifier_in(who, ability::con));
    if (level_in(who, "Monk") > 0 && !who.shield)
      base = std::max(base, 10 + dexterity + modifier_in(who, ability::wis));
  }
  return narrowed(base + (who.shield ? 2 : 0) + who.armor_class_bonus);
}

std::int32_t hit_points_of(const character_facts& who) {
  if (who.hit_points) return *who.hit_points;
  const int constitution = modifier_in(who, ability::con);
  int points = 0;
  bool first = true;
  for (const class_level& taken : who.classes) {
    for (int level = 1; level <= taken.level; ++level) {
      const int die = first ? taken.hit_die : taken.hit_die / 2 + 1;
      points += std::max(1, die + constitution);
      first = false;
    }
  }
  return points;
}

std::array<std::uint8_t, 9> full_caster_slots(int caster_level) noexcept {
  if (caster_level < 1) return {};
  return slot_table[static_cast<std::size_t>(std::min(caster_level, 20) - 1)];
}

std::vector<action> weapon_attacks(const character_facts& who, const carried_weapon& weapon) {
  const weapon_facts& facts = weapon.facts;
  const int ability = weapon_modifier(who, facts);
  const int proficiency = weapon.proficient ? proficiency_of_level(total_level(who)) : 0;
  action made;
  made.name = facts.name;
  attack_profile attack;
  attack.to_hit = narrowed(ability + proficiency + weapon.bonus);
  const bool thrown = !facts.ranged && facts.range_ft > 0;
  attack.form = facts.ranged ? attack_form::ranged
                : thrown     ? attack_form::melee_or_ranged
                             : attack_form::melee;
  if (!facts.ranged) attack.reach_ft = facts.reach_ft;
  attack.range_ft = facts.range_ft;
  attack.long_range_ft = facts.long_range_ft;
  made.attack = attack;
  made.magical = weapon.magical || weapon.bonus > 0;
  made.silvered = weapon.silvered;
  made.adamantine = weapon.adamantine;
  const int damage_bonus = ability + weapon.bonus;
  if (!facts.damage.empty())
    made.damage = {{with_modifier(facts.damage, damage_bonus), facts.type, std::nullopt}};
  std::vector<action> attacks = {made};
  const std::string two_handed = facts.name + " (two-handed)";
  if (facts.two_handed_damage.empty() || !small_text::fits(two_handed)) return attacks;
  made.name = two_handed;
  made.attack->form = attack_form::melee;
  made.attack->range_ft = made.attack->long_range_ft = 0;
  made.damage = {{with_modifier(facts.two_handed_damage, damage_bonus), facts.type, std::nullopt}};
  attacks.push_back(std::move(made));
  return attacks;
}

action unarmed_strike(const character_facts& who) {
  const int strength = modifier_in(who, ability::str);
  const int monk = level_in(who, "Monk");
  const int best = monk > 0 ? std::max(strength, modifier_in(who, ability::dex)) : strength;
  simple_dice dice{.count = 0, .faces = 1, .bonus = std::max(0, 1 + strength)};
  if (monk > 0) {
    const int faces = monk >= 17 ? 10 : monk >= 11 ? 8 : monk >= 5 ? 6 : 4;
    dice = {.count = 1, .faces = faces, .bonus = best};
  }
  action made;
  made.name = "Unarmed Strike";
  attack_profile attack;
  attack.to_hit = narrowed(best + proficiency_of_level(total_level(who)));
  attack.reach_ft = 5;
  made.attack = attack;
  // SRD: Monk, Ki-Empowered Strikes.
  made.magical = monk >= 6;
  made.damage = {{print(dice), damage_type::bludgeoning, std::nullopt}};
  return made;
}

stat_block build_character(const character_facts& who) {
  DND_ASSERT(!who.classes.empty());
  stat_block block;
  block.slug = who.slug;
  block.name = who.name;
  block.kind = creature_kind::character;
  block.size = who.size;
  block.type = who.type;
  block.alignment = who.alignment;
  block.languages = who.languages;
  block.race = who.race;
  block.classes = who.classes;
  block.abilities = who.abilities;
  block.speed = who.speed;
  block.sight = who.sight;
  block.defences = who.defences;
  block.condition_immunities = who.condition_immunities;
  block.traits = who.traits;
  block.proficiency_bonus = proficiency_of_level(total_level(who));
  block.armor_class = armor_class_of(who);
  block.hit_points = hit_points_of(who);
  const int strength = who.abilities[static_cast<std::size_t>(ability::str)];
  if (who.armor && strength < who.armor->strength && !who.keeps_speed_in_armor)
    block.speed.walk = narrowed(std::max(0, block.speed.walk - 10));
  add_proficiencies(who, block);
  for (const carried_weapon& weapon : who.weapons)
    for (action& attack : weapon_attacks(who, weapon)) block.actions.push_back(std::move(attack));
  block.actions.push_back(unarmed_strike(who));
  for (const class_casting& casting : who.casting) add_casting(who, casting, block);
  return block;
}

}  // namespace dnd::model::rules
