#include "model/events/taking_back.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

namespace {

apply_result turn_back(state& now, const change<seq_t>& head, const change<seq_t>& redo,
                       const state_patch& restored) {
  if (now.undo_at() != undo_position{head.before, redo.before})
    return apply_result("what is undone is not the last command");
  const apply_result outcome = restore(now, restored);
  if (outcome.ok()) now.set_undo_at({head.after, redo.after});
  return outcome;
}

}  // namespace

apply_result encounter_discarded::apply_to(state& now) const {
  if (!now.fight()) return contradictions::no_fight;
  if (now.fight()->number != number)
    return apply_result("another fight is discarded than the one that is on");
  return restore(now, restored);
}

apply_result command_undone::apply_to(state& now) const {
  return turn_back(now, head, redo, restored);
}

apply_result command_redone::apply_to(state& now) const {
  return turn_back(now, head, redo, restored);
}

apply_result command_taken_out::apply_to(state& now) const {
  if (first == 0 || last < first || last > now.seq())
    return apply_result("what is taken out is no command before it");
  return restore(now, restored);
}

apply_result state_restored::apply_to(state& now) const {
  const apply_result outcome = restore(now, restored);
  // It belongs to the event before it: one step to take back, not two.
  if (outcome.ok() && now.undo_at().head == now.seq())
    now.set_undo_at({now.seq() + 1, now.undo_at().redo});
  return outcome;
}

}  // namespace dnd::model
