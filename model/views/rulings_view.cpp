#include "model/views/rulings_view.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::model::views {

std::vector<ruling_view> view_of(const rulings& house) {
  std::vector<ruling_view> all;
  for (const known_ruling& each : rulings_known()) {
    ruling_view view{
        .name = each.name, .value = value_of(house, each.name), .meaning = {}, .others = {}};
    for (const ruling_value& one : each.values) {
      if (one.word == view.value)
        view.meaning = one.meaning;
      else
        view.others += fmt::format("{}{}", view.others.empty() ? "" : ", ", one.word);
    }
    all.push_back(std::move(view));
  }
  return all;
}

}  // namespace dnd::model::views
