#include "model/rules/character_gifts.hpp"

#include "model/effects/modifiers.hpp"
#include "model/effects/resolved.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::rules {

namespace {

dice_numbers numbers_for(const character_facts& who, const character_gift& gift) {
  dice_numbers numbers;
  int level = 0;
  for (const class_level& taken : who.classes) level += taken.level;
  numbers.level = gift.level;
  numbers.modifier = gift.modifier;
  numbers.proficiency = proficiency_of_level(level);
  for (std::size_t i = 0; i < ability_count; ++i)
    numbers.abilities[i] = static_cast<std::int16_t>(ability_modifier(who.abilities[i]));
  return numbers;
}

/// Whether the modifier depends on nothing but what is worn, which a stat block knows.
bool always_holds(const modifier& one) {
  return one.skills.empty() && one.weapon.empty() && one.against.empty() &&
         one.not_against.empty() && one.during.empty() && one.distance.empty() &&
         !one.once_per_turn && !one.on_request && one.attack.empty() && one.pool.empty() &&
         one.unless.empty() && one.spells.empty();
}

std::int16_t feet_of(std::int16_t has, const modifier& one) {
  return std::max(has, static_cast<std::int16_t>(number_in(one.value).value_or(0)));
}

/// Half the bonus, once, however many features give it. SRD: Proficiency Bonus.
void give_half(const modifier& one, std::int16_t proficiency, given& all) {
  const int half = (proficiency + (one.value == "up" ? 1 : 0)) / 2;
  for (std::size_t i = 0; i < ability_count; ++i)
    if (one.with.empty() || one.with.contains(static_cast<ability>(i)))
      all.half_proficiency[i] = std::max(all.half_proficiency[i], static_cast<std::int16_t>(half));
}

/// Adds the modifier to the figures where it is one of them. False where it counts in play.
bool is_figure(const modifier& one, std::int16_t proficiency, given& all) {
  if (one.key == modifier_key::half_proficiency) {
    give_half(one, proficiency, all);
    return true;
  }
  // The scores of a character are written down with everything in them.
  if (one.key == modifier_key::score) return true;
  const auto number = number_in(one.value);
  if (!number) return false;
  switch (one.key) {
    case modifier_key::max_hp:
      all.hit_points += *number;
      return true;
    case modifier_key::armor_class:
      all.armor_class += *number;
      return true;
    case modifier_key::base_armor_class:
      all.base_armor_class = std::max(all.base_armor_class.value_or(0), *number);
      return true;
    case modifier_key::speed:
      all.speed.walk = static_cast<std::int16_t>(all.speed.walk + *number);
      return true;
    case modifier_key::fly:
      all.speed.fly = feet_of(all.speed.fly, one);
      return true;
    case modifier_key::swim:
      all.speed.swim = feet_of(all.speed.swim, one);
      return true;
    case modifier_key::climb:
      all.speed.climb = feet_of(all.speed.climb, one);
      return true;
    case modifier_key::burrow:
      all.speed.burrow = feet_of(all.speed.burrow, one);
      return true;
    case modifier_key::darkvision:
      all.sight.darkvision = feet_of(all.sight.darkvision, one);
      return true;
    case modifier_key::blindsight:
      all.sight.blindsight = feet_of(all.sight.blindsight, one);
      return true;
    case modifier_key::tremorsense:
      all.sight.tremorsense = feet_of(all.sight.tremorsense, one);
      return true;
    case modifier_key::truesight:
      all.sight.truesight = feet_of(all.sight.truesight, one);
      return true;
    default:
      return false;
  }
}

bool is_of_figures(modifier_key key) {
  given nothing;
  modifier none;
  none.key = key;
  none.value = "0";
  return is_figure(none, 0, nothing);
}

/// Sorts the modifiers of a trait into figures and what counts in play.
void take_figures(std::vector<modifier>& modifiers, const std::vector<std::string>& worn,
                  std::int16_t proficiency, given& all) {
  std::vector<modifier> kept;
  for (modifier& one : modifiers) {
    const bool fixed = is_of_figures(one.key) && always_holds(one);
    if (fixed && !fits_armor(one.armor, worn)) continue;
    if (fixed && is_figure(one, proficiency, all)) continue;
    kept.push_back(std::move(one));
  }
  modifiers = std::move(kept);
}

/// What a weapon does to attacks it does to its own.
void bind_to_weapon(const std::string& weapon, trait& made) {
  for (modifier& one : made.modifiers) {
    const bool is_of_attacks =
        one.key == modifier_key::to_hit || one.key == modifier_key::damage ||
        one.key == modifier_key::critical_range || one.key == modifier_key::critical_dice ||
        one.key == modifier_key::critical || one.key == modifier_key::magical ||
        one.key == modifier_key::ignore_resistance || one.damage_dice || one.other_weapons ||
        one.on.contains(roll_kind::attack);
    if (is_of_attacks) one.attack = weapon;
  }
  for (trigger& one : made.triggers)
    if (one.on == "hit" || one.on == "missed" || one.on == "kill") one.attack = weapon;
}

/// What is about a kind of weapon is about each weapon of that kind, whatever it is called.
void name_weapons(const std::vector<carried_weapon>& weapons, std::vector<modifier>& modifiers) {
  for (modifier& one : modifiers)
    for (const carried_weapon& weapon : weapons) {
      const auto has = [&](const std::string& name) {
        return std::ranges::find(one.spells, name) != one.spells.end();
      };
      const std::string called = slug_of(weapon.facts.name);
      if (!weapon.kind.empty() && has(weapon.kind) && !has(called)) one.spells.push_back(called);
    }
}

void give_trait(const character_gift& gift, const dice_numbers& numbers, given& all) {
  trait made{.name = gift.name};
  made.modifiers = gift.modifiers;
  resolve(made.modifiers, numbers);
  made.triggers = gift.triggers;
  for (trigger& one : made.triggers) resolve(one, numbers);
  if (!gift.weapon.empty()) bind_to_weapon(gift.weapon, made);
  const auto twin = std::ranges::find(all.traits, slug_of(made.name),
                                      [](const trait& has) { return slug_of(has.name); });
  if (twin == all.traits.end()) {
    all.traits.push_back(std::move(made));
    return;
  }
  if (!made.modifiers.empty()) twin->modifiers = std::move(made.modifiers);
  if (!made.triggers.empty()) twin->triggers = std::move(made.triggers);
}

void give_action(action made, const dice_numbers& numbers, given& all) {
  resolve(made, numbers);
  const auto twin = std::ranges::find_if(all.actions, [&](const action& other) {
    return other.group == made.group && other.name == made.name;
  });
  if (twin == all.actions.end())
    all.actions.push_back(std::move(made));
  else
    *twin = std::move(made);
}

/// SRD, Multiclassing: uses of Channel Divinity do not add up.
void give_pool(const pool& made, given& all) {
  const auto twin = std::ranges::find(all.pools, made.name, &pool::name);
  if (twin == all.pools.end())
    all.pools.push_back(made);
  else if (made.uses > twin->uses)
    *twin = made;
}

}  // namespace

std::vector<std::string> worn_by(const character_facts& who) {
  std::vector<std::string> worn;
  if (!who.armor)
    worn.emplace_back("none");
  else if (who.armor->weight == armor_weight::heavy)
    worn.emplace_back("heavy");
  else
    worn.emplace_back(who.armor->weight == armor_weight::medium ? "medium" : "light");
  if (who.shield) worn.emplace_back("shield");
  return worn;
}

given give(const character_facts& who) {
  given all;
  std::int16_t proficiency = 0;
  for (const character_gift& gift : who.gifts) {
    const dice_numbers numbers = numbers_for(who, gift);
    proficiency = numbers.proficiency;
    give_trait(gift, numbers, all);
    for (const action& one : gift.actions) give_action(one, numbers, all);
    std::vector<pool> pools = gift.pools;
    resolve(pools, numbers);
    for (const pool& one : pools) give_pool(one, all);
  }
  const std::vector<std::string> worn = worn_by(who);
  for (trait& has : all.traits) name_weapons(who.weapons, has.modifiers);
  for (trait& has : all.traits) take_figures(has.modifiers, worn, proficiency, all);
  std::erase_if(all.traits, [](const trait& has) { return has.name.empty(); });
  return all;
}

}  // namespace dnd::model::rules
