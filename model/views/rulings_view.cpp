#include "model/views/rulings_view.hpp"

namespace dnd::model::views {

std::vector<ruling_view> view_of(const rulings& house) {
  std::vector<ruling_view> all;
  for (const known_ruling& each : rulings_known()) {
    const std::string_view value = value_of(house, each.name);
    const bool usual = value == each.values[0].word;
    all.push_back({.name = each.name,
                   .value = value,
                   .meaning = each.values[usual ? 0 : 1].meaning,
                   .others = each.values[usual ? 1 : 0].word});
  }
  return all;
}

}  // namespace dnd::model::views
