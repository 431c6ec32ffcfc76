#include "model/events/rolls.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

apply_result saving_throw_rolled::apply_to(state& now) const {
  return now.find(creature) ? contradictions::fits : contradictions::no_creature;
}

apply_result check_rolled::apply_to(state& now) const {
  return now.find(creature) ? contradictions::fits : contradictions::no_creature;
}

apply_result dice_rolled::apply_to(state&) const {
  return contradictions::fits;
}

}  // namespace dnd::model
