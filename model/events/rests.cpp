#include "model/events/rests.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

apply_result rest_taken::apply_to(state& now) const {
  model::creature* who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (kind != rest_kind::long_rest) return contradictions::fits;
  if (who->long_rested != long_rested.before)
    return apply_result("the long rest before the event is another");
  who->long_rested = long_rested.after;
  return contradictions::fits;
}

}  // namespace dnd::model
