#include "model/creature.hpp"

#include "model/same.hpp"

#include <algorithm>

namespace dnd::model {

bool operator==(const creature& a, const creature& b) {
  return a.id == b.id && a.name == b.name && a.number == b.number && a.hp == b.hp &&
         a.max_hp == b.max_hp && a.temp_hp == b.temp_hp && a.life == b.life &&
         a.death_successes == b.death_successes && a.death_failures == b.death_failures &&
         a.exhaustion == b.exhaustion && a.conditions == b.conditions && a.spent == b.spent &&
         same(a.block, b.block);
}

std::int32_t effective_max_hp(const creature& who) noexcept {
  return who.exhaustion >= 4 ? std::max(who.max_hp / 2, 1) : who.max_hp;
}

condition_set effective_conditions(const creature& who) noexcept {
  condition_set all;
  for (const auto& instance : who.conditions) all.insert(instance.kind);
  if (who.exhaustion > 0) all.insert(condition::exhaustion);
  if (who.life == vitality::dying || who.life == vitality::stable)
    all.insert(condition::unconscious);
  if (all.contains(condition::unconscious)) all.insert(condition::prone);
  if (all.contains(condition::paralyzed) || all.contains(condition::petrified) ||
      all.contains(condition::stunned) || all.contains(condition::unconscious))
    all.insert(condition::incapacitated);
  return all;
}

}  // namespace dnd::model
