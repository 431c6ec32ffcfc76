#include "model/stat_block_change.hpp"

#include "model/assert.hpp"

#include <utility>

namespace dnd::model {

namespace {

/// Calls `visit(member of the change, member of the block)` for each field that a change may name.
template <class Visit>
void for_each_block_field(const Visit& visit) {
  visit(&stat_block_change::slug, &stat_block::slug);
  visit(&stat_block_change::name, &stat_block::name);
  visit(&stat_block_change::size, &stat_block::size);
  visit(&stat_block_change::type, &stat_block::type);
  visit(&stat_block_change::alignment, &stat_block::alignment);
  visit(&stat_block_change::armor_class, &stat_block::armor_class);
  visit(&stat_block_change::hit_points, &stat_block::hit_points);
  visit(&stat_block_change::speed, &stat_block::speed);
  visit(&stat_block_change::abilities, &stat_block::abilities);
  visit(&stat_block_change::saves, &stat_block::saves);
  visit(&stat_block_change::skills, &stat_block::skills);
  visit(&stat_block_change::sight, &stat_block::sight);
  visit(&stat_block_change::languages, &stat_block::languages);
  visit(&stat_block_change::defences, &stat_block::defences);
  visit(&stat_block_change::condition_immunities, &stat_block::condition_immunities);
  visit(&stat_block_change::proficiency_bonus, &stat_block::proficiency_bonus);
  visit(&stat_block_change::actions, &stat_block::actions);
  visit(&stat_block_change::traits, &stat_block::traits);
  visit(&stat_block_change::casting, &stat_block::casting);
  visit(&stat_block_change::race, &stat_block::race);
  visit(&stat_block_change::classes, &stat_block::classes);
  visit(&stat_block_change::pools, &stat_block::pools);
  visit(&stat_block_change::unproficient_armor, &stat_block::unproficient_armor);
  visit(&stat_block_change::noisy_armor, &stat_block::noisy_armor);
  visit(&stat_block_change::check_bonuses, &stat_block::check_bonuses);
  visit(&stat_block_change::worn, &stat_block::worn);
  visit(&stat_block_change::enemies, &stat_block::enemies);
  visit(&stat_block_change::goods, &stat_block::goods);
  visit(&stat_block_change::coins, &stat_block::coins);
  visit(&stat_block_change::experience, &stat_block::experience);
}

}  // namespace

stat_block_change difference(const stat_block& before, const stat_block& after) {
  DND_ASSERT(before.kind == creature_kind::character && after.kind == creature_kind::character);
  stat_block_change change;
  for_each_block_field([&](auto into, auto field) {
    if (!(before.*field == after.*field)) change.*into = after.*field;
  });
  if (before.initiative != after.initiative) {
    change.initiative = after.initiative;
    change.own_initiative = after.initiative.has_value();
  }
  return change;
}

stat_block changed(stat_block before, const stat_block_change& by) {
  for_each_block_field([&](auto from, auto field) {
    if (by.*from) before.*field = *(by.*from);
  });
  if (by.own_initiative) before.initiative = by.initiative;
  return before;
}

}  // namespace dnd::model
