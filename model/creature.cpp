#include "model/creature.hpp"

#include "model/effects/modifiers.hpp"
#include "model/same.hpp"

#include <algorithm>
#include <charconv>

namespace dnd::model {

bool operator==(const own_shape& a, const own_shape& b) {
  return a.hp == b.hp && a.max_hp == b.max_hp && a.effect == b.effect && same(a.block, b.block);
}

bool operator==(const creature& a, const creature& b) {
  return a.id == b.id && a.name == b.name && a.number == b.number && a.hp == b.hp &&
         a.max_hp == b.max_hp && a.temp_hp == b.temp_hp && a.life == b.life &&
         a.death_successes == b.death_successes && a.death_failures == b.death_failures &&
         a.exhaustion == b.exhaustion && a.conditions == b.conditions && a.spent == b.spent &&
         a.effects == b.effects && a.turn == b.turn && a.inspired == b.inspired &&
         a.long_rested == b.long_rested && a.orders == b.orders && a.summoner == b.summoner &&
         a.bond == b.bond && a.died == b.died && same(a.own, b.own) && same(a.block, b.block);
}

namespace {

/// Of a character its level, of a monster the number before the "d".
std::int32_t hit_dice_of(const stat_block& block) noexcept {
  std::int32_t count = 0;
  for (const class_level& one : block.classes) count += one.level;
  if (count > 0) return count;
  const char* const begin = block.hit_dice.data();
  (void)std::from_chars(begin, begin + block.hit_dice.size(), count);
  return count;
}

}  // namespace

std::int32_t effective_max_hp(const creature& who) noexcept {
  std::int32_t most = who.max_hp;
  for (const active_effect& has : who.effects)
    for (const modifier& one : has.what->does.modifiers)
      if (one.key == modifier_key::max_hp && is_strongest(who, *has.what))
        most += number_in(one.value).value_or(0);
  // SRD, Constitution: a changed modifier counts for each hit die.
  if (who.block) most += ability_shift(who, ability::con) * hit_dice_of(*who.block);
  if (who.exhaustion >= 4) most /= 2;
  return std::max(most, 1);
}

condition_set effective_conditions(const creature& who) noexcept {
  condition_set all;
  for (const auto& instance : who.conditions) all.insert(instance.kind);
  if (who.exhaustion > 0) all.insert(condition::exhaustion);
  if (who.life == vitality::dying || who.life == vitality::stable)
    all.insert(condition::unconscious);
  if (all.contains(condition::unconscious)) all.insert(condition::prone);
  // SRD, Petrified: poison in its system is suspended.
  if (all.contains(condition::petrified)) all.erase(condition::poisoned);
  if (all.contains(condition::paralyzed) || all.contains(condition::petrified) ||
      all.contains(condition::stunned) || all.contains(condition::unconscious))
    all.insert(condition::incapacitated);
  return all;
}

}  // namespace dnd::model
