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
         same(a.record, b.record) && same(a.block, b.block);
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
  if (!who.effects.have(modifier_key::suppress)) return kinds;
  for (const active_effect& has : who.effects)
    for (const modifier& one : has.what->does.modifiers)
      if (one.key == modifier_key::suppress)
        kinds = condition_set(kinds.bits() | one.conditions.bits());
  return kinds;
}

struct maximum {
  /// With effects, which may leave nothing.
  std::int32_t most = 0;
  bool half = false;
};

maximum changed_maximum(const creature& who) noexcept {
  std::int32_t most = who.max_hp;
  bool half = false;
  const auto count = [&](const modifier& one) {
    half = half || one.value == "half";
    most += number_in(one.value).value_or(0);
  };
  if (who.effects.have(modifier_key::max_hp))
    for (const active_effect& has : who.effects)
      for (const modifier& one : has.what->does.modifiers)
        if (one.key == modifier_key::max_hp && is_strongest(who, *has.what)) count(one);
  each_of_conditions(who, modifier_key::max_hp,
                     [&](condition, const modifier& one) { count(one); });
  // SRD, Constitution: a changed modifier counts for each hit die.
  if (who.block) most += ability_shift(who, ability::con) * hit_dice_of(*who.block);
  return {most, half};
}

}  // namespace

std::int32_t effective_max_hp(const creature& who) noexcept {
  const maximum all = changed_maximum(who);
  return std::max(all.half ? all.most / 2 : all.most, 1);
}

bool is_drained(const creature& who) noexcept {
  return !who.effects.empty() && changed_maximum(who).most < 1;
}

condition_set effective_conditions(const creature& who) noexcept {
  condition_set all;
  for (const auto& instance : who.conditions) all.insert(instance.kind);
  if (!all.empty() && !who.effects.empty())
    all = condition_set(all.bits() & ~suppressed_on(who).bits());
  if (who.exhaustion > 0) all.insert(condition::exhaustion);
  if (who.life == vitality::dying || who.life == vitality::stable)
    all.insert(condition::unconscious);
  if (!who.rows || all.empty()) return all;
  const condition_set has = all;
  for (std::size_t i = 0; has.bits() >> i != 0; ++i)
    if (has.contains(static_cast<condition>(i)))
      all = condition_set(all.bits() | who.rows->of(static_cast<condition>(i)).implies.bits());
  condition_set waits;
  who.rows->each(all, who.exhaustion, modifier_key::condition_immune,
                 [&](condition, const modifier& one) {
                   waits = condition_set(waits.bits() | one.conditions.bits());
                 });
  return condition_set(all.bits() & ~waits.bits());
}

}  // namespace dnd::model
