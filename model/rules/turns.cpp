#include "model/rules/turns.hpp"

#include "model/rules/conditions.hpp"
#include "model/rules/death.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/usage.hpp"
#include "model/rules/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::rules {

namespace {

bool is_dead(const state& table, const creature_id& id) {
  return table.find(id)->life == vitality::dead;
}

/// Those who rolled stand first in the order.
std::uint32_t rolled_count(const encounter& fight) {
  const auto end = std::ranges::find(fight.order, false, &combatant::rolled);
  return static_cast<std::uint32_t>(end - fight.order.begin());
}

bool anybody_lives(const state& table) {
  return std::ranges::any_of(table.fight()->order, [&](const combatant& one) {
    return one.rolled && !is_dead(table, one.id);
  });
}

void start_turn(draft& out, const creature_id& id) {
  out.emit(turn_started{.creature = id, .round = out.table().fight()->round});
  regain_legendary(out, id);
  if (out.at(id).life == vitality::dying) roll_death_save(out, id);
  if (out.at(id).life != vitality::dead) roll_recharges(out, id);
}

refusal nobody_left() {
  return {refusal_code::not_available, "nobody is left who could have a turn",
          "`encounter end` ends the fight", std::nullopt};
}

}  // namespace

void start_when_all_rolled(draft& out) {
  const encounter* fight = out.table().fight();
  if (!fight || fight->round != 0 || !waiting(out.table()).empty()) return;
  if (!anybody_lives(out.table())) return;
  out.emit(round_started{.round = {0, 1}});
  start_turn_from(out, 0);
}

void end_turn(draft& out) {
  const combatant* now = out.table().fight()->turn_of();
  DND_ASSERT(now != nullptr);
  const creature_id id = now->id;
  tick_conditions(out, id);
  out.emit(turn_ended{.creature = id, .round = out.table().fight()->round});
}

void start_turn_from(draft& out, std::uint32_t from) {
  if (!anybody_lives(out.table())) return;
  const std::uint32_t count = rolled_count(*out.table().fight());
  for (std::uint32_t at = from;; ++at) {
    if (at >= count) {
      const std::uint32_t round = out.table().fight()->round;
      out.emit(round_started{.round = {round, round + 1}});
      at = 0;
    }
    const creature_id id = out.table().fight()->order[at].id;
    if (!is_dead(out.table(), id)) {
      start_turn(out, id);
      return;
    }
    tick_conditions(out, id);
  }
}

objection decide_turn(draft& out, const commands::turn&) {
  if (!out.table().fight()) return no_fight();
  if (out.table().fight()->round == 0) {
    const std::vector<creature_id> late = waiting(out.table());
    roll_initiative(out, late, sharing::groups);
    start_when_all_rolled(out);
    if (out.table().fight()->round == 0) return nobody_left();
    return std::nullopt;
  }
  if (!anybody_lives(out.table())) return nobody_left();
  const std::uint32_t current = out.table().fight()->current;
  if (current == encounter::nobody) {
    start_turn_from(out, 0);
    return std::nullopt;
  }
  end_turn(out);
  start_turn_from(out, current + 1);
  return std::nullopt;
}

}  // namespace dnd::model::rules
