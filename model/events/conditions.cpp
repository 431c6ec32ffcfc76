#include "model/events/conditions.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>

namespace dnd::model {

apply_result condition_added::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  who->conditions.push_back(instance);
  return contradictions::fits;
}

apply_result condition_removed::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  const auto at = std::find(who->conditions.begin(), who->conditions.end(), instance);
  if (at == who->conditions.end()) return apply_result("a condition is removed that is not there");
  who->conditions.erase(at);
  return contradictions::fits;
}

apply_result condition_ticked::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  const auto at = std::find_if(who->conditions.begin(), who->conditions.end(),
                               [&](const condition_instance& have) {
                                 return have.kind == kind && have.source == source &&
                                        have.anchor == anchor && have.rounds == rounds.before;
                               });
  if (at == who->conditions.end()) return apply_result("a condition runs down that is not there");
  at->rounds = rounds.after;
  return contradictions::fits;
}

apply_result condition_blocked::apply_to(state& now) const {
  return now.find(creature) ? contradictions::fits : contradictions::no_creature;
}

apply_result exhaustion_changed::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (who->exhaustion != level.before) return apply_result("the exhaustion before is another one");
  if (who->hp != hp.before) return contradictions::wrong_hp;
  who->exhaustion = level.after;
  who->hp = hp.after;
  return contradictions::fits;
}

}  // namespace dnd::model
