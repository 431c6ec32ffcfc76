#include "model/encounter.hpp"

namespace dnd::model {

std::uint32_t encounter::index_of(const creature_id& id) const noexcept {
  for (std::uint32_t i = 0; i < order.size(); ++i)
    if (order[i].id == id) return i;
  return nobody;
}

const combatant* encounter::find(const creature_id& id) const noexcept {
  const auto at = index_of(id);
  return at == nobody ? nullptr : &order[at];
}

}  // namespace dnd::model
