#include "model/events/damage.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

apply_result damage_rolled::apply_to(state&) const {
  return contradictions::fits;
}

apply_result damage_dealt::apply_to(state& now) const {
  creature* who = now.edit(target);
  if (!who) return contradictions::no_creature;
  if (who->hp != hp.before || who->temp_hp != temp_hp.before) return contradictions::wrong_hp;
  who->hp = hp.after;
  who->temp_hp = temp_hp.after;
  return contradictions::fits;
}

apply_result healed::apply_to(state& now) const {
  creature* who = now.edit(target);
  if (!who) return contradictions::no_creature;
  if (who->hp != hp.before) return contradictions::wrong_hp;
  who->hp = hp.after;
  return contradictions::fits;
}

apply_result temporary_hp_gained::apply_to(state& now) const {
  creature* who = now.edit(target);
  if (!who) return contradictions::no_creature;
  if (who->temp_hp != temp_hp.before) return contradictions::wrong_hp;
  who->temp_hp = temp_hp.after;
  return contradictions::fits;
}

}  // namespace dnd::model
