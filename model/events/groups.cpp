#include "model/events/groups.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>

namespace dnd::model {

apply_result group_formed::apply_to(state& now) const {
  if (members.empty()) return apply_result("a group is formed of nobody");
  for (const creature_id& id : members)
    if (now.find(id) == nullptr) return contradictions::no_creature;
  now.set_group({.name = group, .members = members});
  return contradictions::fits;
}

apply_result group_dissolved::apply_to(state& now) const {
  if (now.find_group(group) == nullptr)
    return apply_result("a group is dissolved that is not there");
  now.set_group({.name = group, .members = {}});
  return contradictions::fits;
}

}  // namespace dnd::model
