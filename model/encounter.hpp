#pragma once

#include "model/event_values.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// A fight, as it is at one moment.
namespace dnd::model {

/// One place in the initiative order.
struct combatant {
  creature_id id;
  bool rolled = false;
  bool surprised = false;
  std::int16_t initiative = 0;
  std::uint64_t tie_break = 0;
  friend bool operator==(const combatant&, const combatant&) = default;
};

struct encounter {
  std::uint32_t number = 0;
  /// 0 until everybody has rolled and the first turn starts.
  std::uint32_t round = 0;
  /// Those who rolled, by initiative and then tie break, both descending; then those who have
  /// not, in the order in which they joined.
  std::vector<combatant> order;
  /// Index into `order` of the creature whose turn it is, or `nobody`.
  static constexpr std::uint32_t nobody = UINT32_MAX;
  std::uint32_t current = nobody;
  /// Seq of its `encounter_started`: what `encounter discard` goes back to.
  seq_t began = 0;
  /// Experience for foes that fell and have left the table since.
  std::int64_t fallen = 0;
  friend bool operator==(const encounter&, const encounter&) = default;

  /// Null when it is nobody's turn; also between the parts of a fight that comes back in several
  /// events, when its place in the order is still to come.
  [[nodiscard]] const combatant* turn_of() const noexcept {
    return current < order.size() ? &order[current] : nullptr;
  }
  [[nodiscard]] const combatant* find(const creature_id& id) const noexcept;
  /// Index into `order`, or `nobody`.
  [[nodiscard]] std::uint32_t index_of(const creature_id& id) const noexcept;
};

}  // namespace dnd::model
