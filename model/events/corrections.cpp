#include "model/events/corrections.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model {

apply_result creature_set::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (!(hp == hp_change{})) {
    if (who->hp != hp.before) return contradictions::wrong_hp;
    who->hp = hp.after;
  }
  if (!(temp_hp == hp_change{})) {
    if (who->temp_hp != temp_hp.before) return contradictions::wrong_hp;
    who->temp_hp = temp_hp.after;
  }
  return contradictions::fits;
}

apply_result initiative_set::apply_to(state& now) const {
  if (!now.fight()) return contradictions::no_fight;
  const auto from = now.place_in_fight(creature);
  if (from == encounter::nobody || !now.fight()->order[from].rolled)
    return apply_result("initiative is set of a creature that has none");
  if (now.fight()->order[from].initiative != initiative.before)
    return apply_result("the initiative before the event is another");
  encounter& fight = *now.edit_fight();
  const combatant* const acting = fight.turn_of();
  const creature_id whose_turn = acting ? acting->id : creature_id{};
  fight.order[from].initiative = initiative.after;
  // Those who have not rolled stay where they are, at the end.
  std::stable_sort(
      fight.order.begin(), fight.order.end(), [](const combatant& a, const combatant& b) {
        if (!a.rolled || !b.rolled) return a.rolled && !b.rolled;
        return std::pair(a.initiative, a.tie_break) > std::pair(b.initiative, b.tie_break);
      });
  if (!whose_turn.empty()) fight.current = fight.index_of(whose_turn);
  return contradictions::fits;
}

apply_result creature_revived::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (who->life != vitality::dead) return apply_result("a creature is revived that is not dead");
  if (who->hp != hp.before) return contradictions::wrong_hp;
  who->life = vitality::conscious;
  who->died = 0;
  who->hp = hp.after;
  who->death_successes = 0;
  who->death_failures = 0;
  return contradictions::fits;
}

apply_result inspiration_changed::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (who->inspired == held) return apply_result("inspiration does not change");
  who->inspired = held;
  return contradictions::fits;
}

}  // namespace dnd::model
