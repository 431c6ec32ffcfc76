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
         a.bond == b.bond && a.died == b.died && a.concealed == b.concealed && same(a.own, b.own) &&
         same(a.block, b.block);
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

/// What effects keep from counting. Their filters are not asked: those may ask for conditions.
condition_set suppressed_on(const creature& who) noexcept {
  condition_set kinds;
  for (const active_effect& has : who.effects)
    for (const modifier& one : has.what->does.modifiers)
      if (one.key == modifier_key::suppress)
        kinds = condition_set(kinds.bits() | one.conditions.bits());
  return kinds;
}

/// With effects, which may leave nothing.
std::int32_t unhalved_max_hp(const creature& who) noexcept {
  std::int32_t most = who.max_hp;
  for (const active_effect& has : who.effects)
    for (const modifier& one : has.what->does.modifiers)
      if (one.key == modifier_key::max_hp && is_strongest(who, *has.what))
        most += number_in(one.value).value_or(0);
  // SRD, Constitution: a changed modifier counts for each hit die.
  if (who.block) most += ability_shift(who, ability::con) * hit_dice_of(*who.block);
  return most;
}

}  // namespace

std::int32_t effective_max_hp(const creature& who) noexcept {
  std::int32_t most = unhalved_max_hp(who);
  if (who.exhaustion >= 4) most /= 2;
  return std::max(most, 1);
}

bool is_drained(const creature& who) noexcept {
  return !who.effects.empty() && unhalved_max_hp(who) < 1;
}

bool is_suppressed(const creature& who, condition kind) noexcept {
  return !who.effects.empty() && suppressed_on(who).contains(kind);
}

condition_set effective_conditions(const creature& who) noexcept {
  condition_set all;
  for (const auto& instance : who.conditions) all.insert(instance.kind);
  if (!all.empty() && !who.effects.empty())
    all = condition_set(all.bits() & ~suppressed_on(who).bits());
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
