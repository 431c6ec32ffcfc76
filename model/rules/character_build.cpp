#include "model/rules/character_build.hpp"

#include "model/assert.hpp"
#include "model/dice/simple.hpp"
#include "model/rules/character_gifts.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <utility>

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

/// SRD: Martial Arts.
bool uses_martial_arts(const character_facts& who) {
  return !who.arts.die.empty() && !who.armor && !who.shield;
}

bool is_monk_weapon(const character_facts& who, const weapon_facts& weapon) {
  return uses_martial_arts(who) && weapon.properties.contains(weapon_property::monk);
}

/// The dice that come to more on the average. A weapon that deals no damage has none of either.
const std::string& better_of(const std::string& dice, const std::string& other) {
  const auto a = parse_simple(dice);
  const auto b = parse_simple(other);
  if (!a || !b) return dice;
  const auto twice_the_mean = [](const simple_dice& of) {
    return of.count * (of.faces + 1) + 2 * of.bonus;
  };
  return twice_the_mean(*b) > twice_the_mean(*a) ? other : dice;
}

/// Of two abilities that may be chosen from, the better one.
ability better_ability(const character_facts& who) {
  return modifier_in(who, ability::dex) > modifier_in(who, ability::str) ? ability::dex
                                                                         : ability::str;
}

/// SRD: Weapon Properties, Finesse: the wielder's choice. A melee weapon that is thrown keeps its
/// ability.
ability weapon_ability(const character_facts& who, const weapon_facts& weapon) {
  const bool has_choice =
      weapon.properties.contains(weapon_property::finesse) || is_monk_weapon(who, weapon);
  if (has_choice) return better_ability(who);
  return weapon.ranged ? ability::dex : ability::str;
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
  made.no_rituals = casting.no_rituals;
  block.casting.push_back(std::move(made));
}

void add_proficiencies(const character_facts& who, const given& gifts, stat_block& block) {
  for (std::size_t i = 0; i < ability_count; ++i) {
    const int bonus = who.save_proficiencies[i] ? block.proficiency_bonus : 0;
    block.saves[i] = narrowed(ability_modifier(who.abilities[i]) + bonus);
  }
  block.check_bonuses = gifts.half_proficiency;
  for (std::size_t i = 0; i < skill_count; ++i) {
    const ability with = ability_of(static_cast<skill>(i));
    int bonus = who.skill_proficiencies[i] ? block.proficiency_bonus
                                           : block.check_bonuses[static_cast<std::size_t>(with)];
    if (who.skill_proficiencies[i] && who.expertise[i]) bonus *= 2;
    block.skills[i] = narrowed(modifier_in(who, with) + bonus);
  }
  // Initiative is a Dexterity check.
  const int bonus = block.check_bonuses[static_cast<std::size_t>(ability::dex)];
  if (bonus > 0) block.initiative = narrowed(modifier_in(who, ability::dex) + bonus);
  const auto perception = static_cast<std::size_t>(skill::perception);
  block.sight.passive_perception = narrowed(10 + block.skills[perception]);
}

void add_movement(const character_facts& who, const given& gifts, stat_block& block) {
  speeds& speed = block.speed;
  if (!who.speed_is_given) {
    speed.walk = narrowed(speed.walk + gifts.speed.walk);
    speed.fly = std::max(speed.fly, gifts.speed.fly);
    speed.swim = std::max(speed.swim, gifts.speed.swim);
    speed.climb = std::max(speed.climb, gifts.speed.climb);
    speed.burrow = std::max(speed.burrow, gifts.speed.burrow);
  }
  const int strength = who.abilities[static_cast<std::size_t>(ability::str)];
  if (who.armor && strength < who.armor->strength && !who.keeps_speed_in_armor)
    speed.walk = narrowed(speed.walk - 10);
  speed.walk = std::max<std::int16_t>(speed.walk, 0);
}

void add_senses(const given& gifts, senses& sight) {
  sight.darkvision = std::max(sight.darkvision, gifts.sight.darkvision);
  sight.blindsight = std::max(sight.blindsight, gifts.sight.blindsight);
  sight.tremorsense = std::max(sight.tremorsense, gifts.sight.tremorsense);
  sight.truesight = std::max(sight.truesight, gifts.sight.truesight);
}

/// A trait that the player wrote down stands once; it knows its uses, and the gift what it does.
void add_traits(const character_facts& who, given& gifts, stat_block& block) {
  std::vector<trait> all = std::move(gifts.traits);
  for (const trait& own : who.traits) {
    const auto twin = std::ranges::find(all, slug_of(own.name),
                                        [](const trait& has) { return slug_of(has.name); });
    if (twin == all.end()) {
      all.push_back(own);
      continue;
    }
    twin->usage = own.usage;
    if (!own.modifiers.empty()) twin->modifiers = own.modifiers;
    if (!own.triggers.empty()) twin->triggers = own.triggers;
  }
  block.traits = std::move(all);
}

std::int32_t armor_class_with(const character_facts& who, const given& gifts) {
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
  }
  base = std::max(base, gifts.base_armor_class.value_or(base));
  return base + (who.shield ? 2 : 0) + gifts.armor_class + who.armor_class_bonus;
}

std::vector<level_die> dice_of(const character_facts& who) {
  if (!who.dice.empty()) return who.dice;
  std::vector<level_die> dice;
  for (const class_level& taken : who.classes)
    dice.insert(dice.end(), taken.level, {.hit_die = taken.hit_die, .shown = 0});
  return dice;
}

std::int32_t hit_points_with(const character_facts& who, const given& gifts) {
  if (who.hit_points) return *who.hit_points;
  const int constitution = modifier_in(who, ability::con);
  int points = 0;
  bool first = true;
  for (const level_die& taken : dice_of(who)) {
    const int usual = first ? taken.hit_die : taken.hit_die / 2 + 1;
    points += std::max(1, (taken.shown > 0 ? taken.shown : usual) + constitution);
    first = false;
  }
  return std::max(points + gifts.hit_points, 1);
}

}  // namespace

std::int16_t proficiency_of_level(int level) noexcept {
  DND_ASSERT(level >= 1);
  return narrowed(2 + (level - 1) / 4);
}

std::int16_t armor_class_of(const character_facts& who) {
  return narrowed(armor_class_with(who, give(who)));
}

std::int32_t hit_points_of(const character_facts& who) {
  return hit_points_with(who, give(who));
}

std::array<std::uint8_t, 9> full_caster_slots(int caster_level) noexcept {
  if (caster_level < 1) return {};
  return slot_table[static_cast<std::size_t>(std::min(caster_level, 20) - 1)];
}

std::array<std::uint8_t, 9> shared_slots(const std::vector<caster_levels>& classes) {
  int casters = 0;
  int caster_level = 0;
  std::array<std::uint8_t, 9> own{};
  for (const caster_levels& each : classes) {
    if (each.kind == caster_kind::none || each.kind == caster_kind::pact) continue;
    // Who has no slots yet does not cast yet: a paladin's first level.
    if (each.slots == std::array<std::uint8_t, 9>{}) continue;
    ++casters;
    caster_level += each.kind == caster_kind::full ? each.level : each.level / 2;
    own = each.slots;
  }
  return casters > 1 ? full_caster_slots(caster_level) : own;
}

std::vector<action> weapon_attacks(const character_facts& who, const carried_weapon& weapon) {
  const weapon_facts& facts = weapon.facts;
  const ability with = weapon_ability(who, facts);
  const bool arts = is_monk_weapon(who, facts);
  const int proficiency = weapon.proficient ? proficiency_of_level(total_level(who)) : 0;
  action made;
  made.name = facts.name;
  attack_profile attack;
  attack.to_hit = narrowed(modifier_in(who, with) + proficiency + weapon.bonus);
  const bool thrown = !facts.ranged && facts.range_ft > 0;
  attack.form = facts.ranged ? attack_form::ranged
                : thrown     ? attack_form::melee_or_ranged
                             : attack_form::melee;
  if (!facts.ranged) attack.reach_ft = facts.reach_ft;
  attack.range_ft = facts.range_ft;
  attack.long_range_ft = facts.long_range_ft;
  attack.disadvantage_within_ft = facts.disadvantage_within_ft;
  attack.with = with;
  made.attack = attack;
  made.magical = weapon.magical || weapon.bonus > 0;
  made.silvered = weapon.silvered;
  made.adamantine = weapon.adamantine;
  made.properties = facts.properties;
  made.effects = facts.effects;
  const auto damage_of = [&](const std::string& dice) {
    const std::string& best = arts ? better_of(dice, who.arts.die) : dice;
    const int bonus = modifier_in(who, with) + weapon.bonus;
    return std::vector<damage_part>{{with_modifier(best, bonus), facts.type, std::nullopt}};
  };
  if (!facts.damage.empty()) made.damage = damage_of(facts.damage);
  std::vector<action> attacks = {made};
  const std::string two_handed = facts.name + " (two-handed)";
  // A shield takes one of the hands.
  const bool has_both_hands = !who.shield;
  if (facts.two_handed_damage.empty() || !has_both_hands || !small_text::fits(two_handed))
    return attacks;
  made.name = two_handed;
  made.attack->form = attack_form::melee;
  made.attack->range_ft = made.attack->long_range_ft = 0;
  made.properties.erase(weapon_property::versatile);
  made.properties.insert(weapon_property::two_handed);
  made.damage = damage_of(facts.two_handed_damage);
  attacks.push_back(std::move(made));
  return attacks;
}

action unarmed_strike(const character_facts& who) {
  const bool arts = uses_martial_arts(who);
  const ability with = arts ? better_ability(who) : ability::str;
  action made;
  made.name = "Unarmed Strike";
  attack_profile attack;
  attack.to_hit = narrowed(modifier_in(who, with) + proficiency_of_level(total_level(who)));
  attack.reach_ft = 5;
  attack.with = with;
  made.attack = attack;
  made.magical = who.arts.magical;
  made.damage = {{with_modifier(arts ? who.arts.die : "1", modifier_in(who, with)),
                  damage_type::bludgeoning, std::nullopt}};
  return made;
}

stat_block build_character(const character_facts& who) {
  DND_ASSERT(!who.classes.empty());
  given gifts = give(who);
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
  block.proficiency_bonus = proficiency_of_level(total_level(who));
  block.armor_class = narrowed(armor_class_with(who, gifts));
  block.hit_points = hit_points_with(who, gifts);
  block.unproficient_armor = who.unproficient_armor;
  block.noisy_armor = who.armor && who.armor->noisy;
  block.worn = worn_by(who);
  block.enemies = who.enemies;
  add_movement(who, gifts, block);
  add_senses(gifts, block.sight);
  add_proficiencies(who, gifts, block);
  add_traits(who, gifts, block);
  block.pools = std::move(gifts.pools);
  block.pools.insert(block.pools.end(), who.supplies.begin(), who.supplies.end());
  for (const carried_weapon& weapon : who.weapons)
    for (action& attack : weapon_attacks(who, weapon)) block.actions.push_back(std::move(attack));
  block.actions.push_back(unarmed_strike(who));
  for (action& one : gifts.actions) block.actions.push_back(std::move(one));
  for (const class_casting& casting : who.casting) add_casting(who, casting, block);
  return block;
}

}  // namespace dnd::model::rules
