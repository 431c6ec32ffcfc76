#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <string_view>

/// What players are not to know of. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

/// From now on the creature is not there for anybody but the game master and whoever plays it.
struct creature_concealed {
  static constexpr std::string_view stored_as = "creature_concealed";
  creature_id creature;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// It is there for everybody again.
struct creature_revealed {
  static constexpr std::string_view stored_as = "creature_revealed";
  creature_id creature;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using secrecy_events = type_list<creature_concealed, creature_revealed>;

}  // namespace dnd::model
