#include "io/content/equipment_shape.hpp"

namespace dnd::io::content {

using namespace shapes;

shape_ptr equipment_counts() {
  return map(to({category::equipment}), integer(1, 1000));
}

shape_ptr equipment_choices() {
  const shape_ptr thing = record({
      optional("item", to({category::equipment})),
      optional("category", to({category::equipment_categories})),
      optional("count", integer(1, 1000)),
      optional("requires", list(to({category::proficiencies}))),
  });
  return list(list(list(thing)));
}

}  // namespace dnd::io::content
