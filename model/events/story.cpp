#include "model/events/story.hpp"

#include "model/events/contradictions.hpp"

namespace dnd::model {

apply_result note_added::apply_to(state&) const {
  return contradictions::fits;
}

}  // namespace dnd::model
