#include "model/content/search_fields.hpp"

#include <algorithm>

namespace dnd::model {

const search_field* find_search_field(category kind, std::string_view label) noexcept {
  for (const search_field& each : search_fields_of(kind))
    if (each.label == label) return &each;
  for (const search_field& each : common_search_fields)
    if (each.label == label) return &each;
  return nullptr;
}

std::span<const search_field> search_fields_of(category kind) noexcept {
  const auto is_of = [kind](const search_field& each) { return each.kind == kind; };
  const auto first = std::find_if(search_fields.begin(), search_fields.end(), is_of);
  const auto last = std::find_if_not(first, search_fields.end(), is_of);
  return {first, last};
}

}  // namespace dnd::model
