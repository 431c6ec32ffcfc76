#include "model/events/effects.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dnd::model {

namespace {

/// Where the effect of that number stands; their count when there is none.
std::size_t place_of(const active_effects& effects, effect_number number) {
  const auto at = std::ranges::find_if(
      effects, [&](const active_effect& has) { return has.what->number == number; });
  return static_cast<std::size_t>(at - effects.begin());
}

constexpr apply_result no_effect{"the event names an effect that is not there"};

/// Nothing when the event says nothing of hit points.
apply_result change_hp(creature& who, const hp_change& hp) {
  if (hp == hp_change{}) return contradictions::fits;
  if (who.hp != hp.before) return contradictions::wrong_hp;
  who.hp = hp.after;
  return contradictions::fits;
}

}  // namespace

apply_result spell_cast::apply_to(state& now) const {
  return now.find(caster) ? contradictions::fits : contradictions::no_creature;
}

apply_result effect_applied::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (!effect || effect->number != now.effects_given() + 1)
    return apply_result("an effect comes with a number that is not the next");
  now.set_effects_given(effect->number);
  who->effects.push_back({.what = effect});
  return change_hp(*who, hp);
}

apply_result effect_ended::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  const std::size_t at = place_of(who->effects, number);
  if (at == who->effects.size()) return no_effect;
  who->effects.erase(at);
  return change_hp(*who, hp);
}

apply_result effect_counted::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  const std::size_t at = place_of(who->effects, number);
  if (at == who->effects.size()) return no_effect;
  active_effect counted = who->effects[at];
  if (counted.failures != failures.before || counted.successes != successes.before)
    return apply_result("the saves before the event are others");
  counted.failures = failures.after;
  counted.successes = successes.after;
  who->effects.replace(at, std::move(counted));
  return contradictions::fits;
}

apply_result effect_told::apply_to(state&) const {
  return contradictions::fits;
}

apply_result time_passed::apply_to(state& now) const {
  if (now.time() != time.before) return apply_result("the time before the event is another");
  now.set_time(time.after);
  return contradictions::fits;
}

apply_result turn_spent::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (!(who->turn == turn.before))
    return apply_result("what was spent of the turn before the event is different");
  who->turn = turn.after;
  return contradictions::fits;
}

}  // namespace dnd::model
