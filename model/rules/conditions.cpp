#include "model/rules/conditions.hpp"

#include "model/effects/endings.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/death.hpp"

#include <algorithm>

namespace dnd::model::rules {

namespace {

constexpr std::uint8_t exhaustion_max = 6;

/// The living that bear such a condition. Ids first: every event may put another creature in the
/// place of the one looked at.
template <class Predicate>
std::vector<creature_id> bearers(const state& now, Predicate matches) {
  std::vector<creature_id> ids;
  for (const auto& who : now.creatures())
    if (who->life != vitality::dead && std::ranges::any_of(who->conditions, matches))
      ids.push_back(who->id);
  return ids;
}

}  // namespace

void set_exhaustion(draft& out, const creature_id& who, std::uint8_t level) {
  DND_ASSERT(level <= exhaustion_max);
  const creature& tired = out.at(who);
  creature after = tired;
  after.exhaustion = level;
  const std::int32_t hp = level == exhaustion_max ? 0 : std::min(tired.hp, effective_max_hp(after));
  out.emit(exhaustion_changed{
      .creature = who, .level = {tired.exhaustion, level}, .hp = {tired.hp, hp}});
  if (level == exhaustion_max) change_life(out, who, vitality::dead);
  let_go_when_helpless(out, who);
}

void tick_conditions(draft& out, const creature_id& anchor) {
  // Of rounds that count from here on, 0 is none: a fight has begun.
  const std::uint32_t round = out.now().fight() ? out.now().fight()->round : 0;
  const auto counts = [&](const condition_instance& has) {
    return has.rounds > 0 && has.anchor == anchor && has.began != round;
  };
  for (const creature_id& id : bearers(out.now(), counts)) {
    const std::vector<condition_instance> conditions = out.at(id).conditions;
    for (const condition_instance& has : conditions) {
      if (!counts(has)) continue;
      if (has.rounds == 1)
        out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::expired});
      else
        out.emit(condition_ticked{.creature = id,
                                  .kind = has.kind,
                                  .source = has.source,
                                  .anchor = anchor,
                                  .rounds = {has.rounds, has.rounds - 1}});
    }
  }
}

void let_go_of(draft& out, const creature_id& leaving) {
  release_all(out, leaving);
  end_concentration(out, leaving, effect_end::released);
  end_when_source_leaves(out, leaving);
  // Without rounds there is nothing to count.
  const auto counts = [&](const condition_instance& has) {
    return has.rounds > 0 && has.anchor == leaving;
  };
  for (const creature_id& id : bearers(out.now(), counts)) {
    if (id == leaving) continue;
    const std::vector<condition_instance> conditions = out.at(id).conditions;
    for (const condition_instance& has : conditions) {
      if (!counts(has)) continue;
      condition_instance moved = has;
      moved.anchor = id;
      out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::replaced});
      out.emit(condition_added{.creature = id, .instance = moved});
    }
  }
}

}  // namespace dnd::model::rules
