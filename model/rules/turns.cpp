#include "model/rules/turns.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/run.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/death.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/lair.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>
#include <vector>

namespace dnd::model::rules {

namespace {

bool is_dead(const state& now, const creature_id& id) {
  return now.find(id)->life == vitality::dead;
}

/// Those who rolled stand first in the order.
std::uint32_t rolled_count(const encounter& fight) {
  const auto end = std::ranges::find(fight.order, false, &combatant::rolled);
  return static_cast<std::uint32_t>(end - fight.order.begin());
}

void start_turn(draft& out, const creature_id& id) {
  out.emit(turn_started{.creature = id, .round = out.now().fight()->round});
  announce_lairs(out);
  regain_legendary(out, id);
  if (out.at(id).life == vitality::dying) roll_death_save(out, id);
  work_at_turn(out, id, turn_boundary::start);
  if (out.at(id).life != vitality::dead) roll_recharges(out, id);
  expire_at_turn(out, id, turn_boundary::start);
}

}  // namespace

bool anybody_lives(const state& now) {
  return std::ranges::any_of(now.fight()->order, [&](const combatant& one) {
    return one.rolled && !is_dead(now, one.id);
  });
}

void start_when_all_rolled(draft& out) {
  const encounter* fight = out.now().fight();
  if (!fight || fight->round != 0 || !waiting(out.now()).empty()) return;
  if (!anybody_lives(out.now())) return;
  out.emit(round_started{.round = {0, 1}});
  std::vector<creature_id> fighters;
  for (const combatant& one : out.now().fight()->order) fighters.push_back(one.id);
  for (const creature_id& id : fighters)
    if (!is_dead(out.now(), id)) run_triggers(out, id, {.name = "combat_start"});
  start_turn_from(out, 0);
}

void end_turn(draft& out) {
  const combatant* has_turn = out.now().fight()->turn_of();
  DND_ASSERT(has_turn != nullptr);
  const creature_id id = has_turn->id;
  work_at_turn(out, id, turn_boundary::end);
  tick_conditions(out, id);
  expire_at_turn(out, id, turn_boundary::end);
  out.emit(turn_ended{.creature = id, .round = out.now().fight()->round});
}

void start_turn_from(draft& out, std::uint32_t from) {
  if (!anybody_lives(out.now())) return;
  const std::uint32_t count = rolled_count(*out.now().fight());
  for (std::uint32_t at = from;; ++at) {
    if (at >= count) {
      const std::uint32_t round = out.now().fight()->round;
      out.emit(round_started{.round = {round, round + 1}});
      at = 0;
    }
    const creature_id id = out.now().fight()->order[at].id;
    if (!is_dead(out.now(), id)) {
      start_turn(out, id);
      return;
    }
    // The dead have no turn, but what counts their turns runs on.
    tick_conditions(out, id);
    expire_at_turn(out, id, turn_boundary::start);
    expire_at_turn(out, id, turn_boundary::end);
  }
}

}  // namespace dnd::model::rules
