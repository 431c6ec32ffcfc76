#include "model/events/secrecy.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

apply_result creature_concealed::apply_to(state& now) const {
  model::creature* const who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (who->concealed) return apply_result("a creature is concealed that is concealed already");
  who->concealed = true;
  return contradictions::fits;
}

apply_result creature_revealed::apply_to(state& now) const {
  model::creature* const who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (!who->concealed) return apply_result("a creature is revealed that was not concealed");
  who->concealed = false;
  return contradictions::fits;
}

}  // namespace dnd::model
