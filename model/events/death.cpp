#include "model/events/death.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

namespace {

constexpr apply_result other_death_saves{"the death saves before the event are others"};

}  // namespace

apply_result vitality_changed::apply_to(model::state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (who->life != state.before) return apply_result("the creature was in another state before");
  who->life = state.after;
  who->died = died;
  if (state.after == vitality::conscious || state.after == vitality::stable) {
    who->death_successes = 0;
    who->death_failures = 0;
  }
  return contradictions::fits;
}

apply_result death_save_rolled::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (who->death_successes != successes.before || who->death_failures != failures.before)
    return other_death_saves;
  who->death_successes = successes.after;
  who->death_failures = failures.after;
  return contradictions::fits;
}

apply_result death_failures_added::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (who->death_failures != failures.before) return other_death_saves;
  who->death_failures = failures.after;
  return contradictions::fits;
}

}  // namespace dnd::model
