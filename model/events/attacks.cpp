#include "model/events/attacks.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

apply_result attack_rolled::apply_to(state& now) const {
  return now.find(attacker) && now.find(target) ? contradictions::fits
                                                : contradictions::no_creature;
}

}  // namespace dnd::model
