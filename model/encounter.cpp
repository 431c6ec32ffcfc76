#include "model/encounter.hpp"

namespace dnd::model {

std::uint32_t encounter::index_of(std::string_view id) const noexcept {
  for (std::uint32_t i = 0; i < order.size(); ++i)
    if (order[i].id.view() == id) return i;
  return nobody;
}

const combatant* encounter::find(std::string_view id) const noexcept {
  const auto at = index_of(id);
  return at == nobody ? nullptr : &order[at];
}

}  // namespace dnd::model
