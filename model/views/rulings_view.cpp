#include "model/views/rulings_view.hpp"

namespace dnd::model::views {

std::vector<ruling_view> view_of(const rulings& house) {
  const bool in_groups = house.initiative == initiative_ruling::group;
  const bool counted = house.turns == turn_ruling::counted;
  const bool asked = house.reactions == reaction_ruling::ask;
  return {{.name = "initiative",
           .value = in_groups ? "group" : "individual",
           .meaning = in_groups ? "Identical monsters share one roll for initiative."
                                : "Every monster rolls initiative for itself.",
           .others = in_groups ? "individual" : "group"},
          {.name = "turns",
           .value = counted ? "counted" : "free",
           .meaning = counted ? "Actions, bonus actions and reactions of a fight are counted; "
                                "`free` makes one cost nothing."
                              : "Nothing of a turn is counted.",
           .others = counted ? "free" : "counted"},
          {.name = "reactions",
           .value = asked ? "ask" : "off",
           .meaning = asked ? "Who can answer something is asked before its outcome is fixed."
                            : "Nobody is asked for reactions; orders for them hold.",
           .others = asked ? "off" : "ask"}};
}

}  // namespace dnd::model::views
