#include "io/content/treasure_shape.hpp"

#include <vector>

namespace dnd::io::content {

using namespace shapes;

shape_ptr treasure_table_shape() {
  const shape_ptr valuables = record({required("count", dice()), required("worth", text())});
  const shape_ptr magic =
      record({required("count", dice()), required("from", to({category::treasure_tables}))});
  const std::vector<shape_field> found = {optional("coins", list(text())),
                                          optional("gems", valuables), optional("art", valuables),
                                          optional("magic", list(magic))};
  std::vector<shape_field> row = found;
  row.push_back(required("upto", integer(1, 100)));
  std::vector<shape_field> all = found;
  all.push_back(required("name", text()));
  all.push_back(optional("rows", list(record(row))));
  all.push_back(optional("items", list(to({category::magic_items, category::equipment}))));
  return record(all);
}

}  // namespace dnd::io::content
