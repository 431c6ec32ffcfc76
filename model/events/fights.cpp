#include "model/events/fights.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::model {

using contradictions::fits;
using contradictions::no_creature;
using contradictions::no_fight;

namespace {

/// Nothing of the turn is spent; what its lair did is remembered. A creature that had spent nothing
/// stays shared.
void begin_turn(state& now, const creature_id& id) {
  const creature* const who = now.find(id);
  if (!who || who->turn == turn_use{}) return;
  turn_use fresh;
  for (const once_use& used : who->turn.once)
    if (used.what.starts_with(lair_mark)) fresh.once.push_back(used);
  if (!(who->turn == fresh)) now.edit(id)->turn = std::move(fresh);
}

}  // namespace

apply_result encounter_started::apply_to(state& now) const {
  if (now.fight()) return apply_result("a fight starts while one is on");
  if (number != now.encounters() + 1) return apply_result("the fight's number does not follow");
  auto fight = std::make_shared<encounter>();
  fight->number = number;
  fight->began = now.seq() + 1;
  now.set_fight(std::move(fight));
  now.set_encounters(number);
  return fits;
}

apply_result combatant_joined::apply_to(state& now) const {
  if (!now.fight()) return no_fight;
  if (!now.find(creature)) return no_creature;
  if (now.fight()->find(creature)) return apply_result("a creature joins a fight that it is in");
  now.edit_fight()->order.push_back({.id = creature, .surprised = surprised});
  return fits;
}

apply_result initiative_rolled::apply_to(state& now) const {
  if (!now.fight()) return no_fight;
  const auto from = now.place_in_fight(creature);
  if (from == encounter::nobody)
    return apply_result("initiative of a creature that is not in the fight");
  if (now.fight()->order[from].rolled) return apply_result("a creature rolls initiative twice");
  encounter& fight = *now.edit_fight();
  combatant mover = fight.order[from];
  mover.rolled = true;
  mover.initiative = total;
  mover.tie_break = tie_break;
  const auto begin = fight.order.begin();
  const auto place = std::find_if(begin, begin + from, [&](const combatant& other) {
    return !other.rolled || std::pair(other.initiative, other.tie_break) <
                                std::pair(mover.initiative, mover.tie_break);
  });
  const auto to = static_cast<std::uint32_t>(place - begin);
  std::rotate(place, begin + from, begin + from + 1);
  fight.order[to] = mover;
  if (fight.current != encounter::nobody && to <= fight.current) ++fight.current;
  return fits;
}

apply_result round_started::apply_to(state& now) const {
  if (!now.fight()) return no_fight;
  if (round.before != now.fight()->round) return apply_result("the round does not follow");
  now.edit_fight()->round = round.after;
  return fits;
}

apply_result turn_started::apply_to(state& now) const {
  if (!now.fight()) return no_fight;
  const encounter& fight = *now.fight();
  if (fight.current != encounter::nobody)
    return apply_result("a turn starts before another has ended");
  if (fight.round != round) return apply_result("a turn starts in another round");
  const auto at = now.place_in_fight(creature);
  if (at == encounter::nobody || !fight.order[at].rolled)
    return apply_result("a turn starts of a creature without initiative");
  now.edit_fight()->current = at;
  begin_turn(now, creature);
  return fits;
}

apply_result turn_ended::apply_to(state& now) const {
  if (!now.fight()) return no_fight;
  const combatant* acting = now.fight()->turn_of();
  if (!acting || acting->id != creature)
    return apply_result("a turn ends that is not the current one");
  encounter& fight = *now.edit_fight();
  fight.order[fight.current].surprised = false;
  fight.current = encounter::nobody;
  return fits;
}

apply_result encounter_ended::apply_to(state& now) const {
  if (!now.fight()) return no_fight;
  if (now.fight()->number != number)
    return apply_result("another fight ends than the one that is on");
  if (time.after != 0) {
    if (time.before != now.time()) return apply_result("the time before the event is another");
    now.set_time(time.after);
  }
  // Nobody has a turn any more, so nothing of one is spent.
  for (const combatant& one : now.fight()->order) begin_turn(now, one.id);
  now.set_fight(nullptr);
  return fits;
}

}  // namespace dnd::model
