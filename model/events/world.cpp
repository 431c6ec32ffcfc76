#include "model/events/world.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <utility>

namespace dnd::model {

namespace {

constexpr apply_result no_fact{"the event names something that the books do not know"};
constexpr apply_result another_before{"what the event says was before is not so"};

life life_of(const state& now, const creature_id& who) {
  const life* const known = now.books().lives.find(who.view());
  return known ? *known : life{.creature = who};
}

/// Whether what was before is so; then it is what comes after. Nothing of what does not change.
template <class T>
bool becomes(T& field, const change<T>& changed) {
  if (changed.before == changed.after) return true;
  if (!(field == changed.before)) return false;
  field = changed.after;
  return true;
}

}  // namespace

apply_result fact_recorded::apply_to(state& now) const {
  if (fact.id.empty() || fact.is_nothing())
    return apply_result("a fact is recorded without a name");
  if (now.books().facts.find(fact.id.view()) != nullptr)
    return apply_result("a fact is recorded that is there already");
  now.set_fact(fact);
  return contradictions::fits;
}

apply_result fact_changed::apply_to(state& now) const {
  const model::fact* const known = now.books().facts.find(fact.view());
  if (known == nullptr) return no_fact;
  model::fact after = *known;
  const bool all_fit = becomes(after.status, status) && becomes(after.text, text) &&
                       becomes(after.progress, progress) && becomes(after.place, place) &&
                       becomes(after.secret, secret) && becomes(after.changed, changed);
  if (!all_fit) return another_before;
  now.set_fact(std::move(after));
  return contradictions::fits;
}

apply_result fact_forgotten::apply_to(state& now) const {
  if (now.books().facts.find(fact.view()) == nullptr) return no_fact;
  now.set_fact({.id = fact, .kind = {}, .name = {}});
  return contradictions::fits;
}

apply_result world_event::apply_to(state&) const {
  return contradictions::fits;
}

apply_result calendar_set::apply_to(state& now) const {
  if (!is_sound(dates)) return apply_result("a calendar has days without a date");
  now.set_dates(dates);
  return contradictions::fits;
}

apply_result place_changed::apply_to(state& now) const {
  life after = life_of(now, creature);
  if (!becomes(after.place, place)) return another_before;
  now.set_life(std::move(after));
  return contradictions::fits;
}

apply_result hunger_changed::apply_to(state& now) const {
  life after = life_of(now, creature);
  if (!becomes(after.hunger, hunger)) return another_before;
  now.set_life(std::move(after));
  return contradictions::fits;
}

apply_result march_counted::apply_to(state& now) const {
  life after = life_of(now, creature);
  if (!becomes(after.marched, hours) || !becomes(after.marched_until, until)) return another_before;
  now.set_life(std::move(after));
  return contradictions::fits;
}

}  // namespace dnd::model
