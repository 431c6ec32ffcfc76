#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string_view>

/// Uses of limited actions. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct action_used {
  static constexpr std::string_view stored_as = "action_used";
  creature_id creature;
  small_text action;
  /// The pool of uses that is spent: the action's name where it has none of its own.
  small_text pool;
  change<std::uint16_t> spent;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("action", e.action);
    v.field("pool", e.pool);
    v.field("spent", e.spent);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct recharge_rolled {
  static constexpr std::string_view stored_as = "recharge_rolled";
  creature_id creature;
  small_text pool;
  std::uint8_t d6 = 0;
  std::uint8_t needed = 0;
  change<std::uint16_t> spent;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("pool", e.pool);
    v.field("d6", e.d6);
    v.field("needed", e.needed);
    v.field("spent", e.spent);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Uses that come back without a roll: legendary actions at the start of the creature's turn.
struct uses_regained {
  static constexpr std::string_view stored_as = "uses_regained";
  creature_id creature;
  small_text pool;
  change<std::uint16_t> spent;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("pool", e.pool);
    v.field("spent", e.spent);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using use_events = type_list<action_used, recharge_rolled, uses_regained>;

}  // namespace dnd::model
