#include "model/events/experience.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <utility>

namespace dnd::model {

apply_result experience_gained::apply_to(state& now) const {
  const life* const known = now.books().lives.find(creature.view());
  life after = known ? *known : life{.creature = creature};
  // Nothing is written down of who has what its level takes at least: then any number fits.
  if (after.experience != 0 && after.experience != experience.before)
    return apply_result("the experience before the event is another");
  if (experience.after < 0) return apply_result("experience falls below nothing");
  after.experience = experience.after;
  now.set_life(std::move(after));
  if (now.play().running) now.edit_play().experience += experience.after - experience.before;
  return contradictions::fits;
}

}  // namespace dnd::model
