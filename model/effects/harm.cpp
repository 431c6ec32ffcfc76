#include "model/effects/harm.hpp"

#include <algorithm>

namespace dnd::model {

namespace {

/// Whether a step fits that is aimed at targets, in a branch or not.
template <class Fits>
bool any_aimed(const effect_list& steps, const Fits& fits) {
  return std::ranges::any_of(steps, [&](const effect& step) {
    if (step.to != effect_aim::targets) return false;
    return fits(step) || std::ranges::any_of(step.branches, [&](const effect_branch& one) {
             return any_aimed(one.steps, fits);
           });
  });
}

bool strikes(const effect& step) {
  switch (step.kind) {
    case effect_kind::attack:
    case effect_kind::save:
    case effect_kind::contest:
    case effect_kind::damage:
    case effect_kind::hit_point_pool:
    case effect_kind::kill:
    case effect_kind::strike:
      return true;
    default:
      return false;
  }
}

bool imposes(const effect& step) {
  if (step.kind != effect_kind::apply) return false;
  condition_set kinds = step.lasts.front().conditions;
  kinds.erase(condition::invisible);
  return !kinds.empty();
}

}  // namespace

bool is_against_somebody(const effect_list& steps) {
  return any_aimed(steps, strikes);
}

bool is_harmful(const effect_list& steps) {
  return any_aimed(steps, [](const effect& step) { return strikes(step) || imposes(step); });
}

bool is_harmful(const action& what) {
  return what.attack || what.save || !what.damage.empty() || !what.multiattack.empty() ||
         is_harmful(what.effects);
}

}  // namespace dnd::model
