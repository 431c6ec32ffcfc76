#include "model/events/decisions.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>

namespace dnd::model {

namespace {

bool is_asked(const pending_decision& what, const creature_id& who) {
  return std::ranges::find(what.asked, who, &reaction_choice::who) != what.asked.end();
}

}  // namespace

apply_result decision_pending::apply_to(state& now) const {
  if (now.pending()) return apply_result("another decision is pending before the event");
  if (!decision || decision->asked.empty())
    return apply_result("a decision is pending for which nobody is asked");
  for (const reaction_choice& each : decision->asked)
    if (!now.find(each.who)) return contradictions::no_creature;
  now.set_pending(decision);
  return contradictions::fits;
}

apply_result decision_made::apply_to(state& now) const {
  if (!now.pending()) return apply_result("no decision is pending before the event");
  if (!creature.empty() && !is_asked(*now.pending(), creature))
    return apply_result("the event names a creature that is not asked");
  now.set_pending(nullptr);
  return contradictions::fits;
}

apply_result reaction_taken::apply_to(state& now) const {
  return now.find(creature) ? contradictions::fits : contradictions::no_creature;
}

apply_result spell_countered::apply_to(state& now) const {
  return now.find(caster) && now.find(source) ? contradictions::fits : contradictions::no_creature;
}

apply_result reaction_ordered::apply_to(state& now) const {
  model::creature* const who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  const auto at =
      std::ranges::lower_bound(who->orders, reaction.view(), {},
                               [](const standing_order& one) { return one.reaction.view(); });
  const bool there = at != who->orders.end() && at->reaction == reaction;
  if ((there ? at->when : reaction_order::ask) != when.before)
    return apply_result("the order before the event is another");
  if (when.after == reaction_order::ask) {
    if (there) who->orders.erase(at);
  } else if (there) {
    at->when = when.after;
  } else {
    who->orders.insert(at, {reaction, when.after});
  }
  return contradictions::fits;
}

}  // namespace dnd::model
