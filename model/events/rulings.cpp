#include "model/events/rulings.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

namespace dnd::model {

apply_result ruling_made::apply_to(state& now) const {
  if (now.ruling(ruling.view()) != value.before)
    return apply_result("the ruling before the event is another");
  now.set_ruling(ruling, value.after);
  return contradictions::fits;
}

}  // namespace dnd::model
