#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/stat_block.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// Creatures come and go. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct creature_added {
  static constexpr std::string_view stored_as = "creature_added";
  creature_id creature;
  small_text name;
  /// The number at the end of its id; 0 for a creature that has none.
  std::uint32_t number = 0;
  std::int32_t hp = 0;
  std::int32_t max_hp = 0;
  /// Faces of the hit dice when hit points were rolled.
  std::vector<std::uint16_t> hp_dice;
  stat_block_ptr block;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("name", e.name);
    v.optional("number", e.number);
    v.field("hp", e.hp);
    v.field("max_hp", e.max_hp);
    v.optional("hp_dice", e.hp_dice);
    v.field("stat_block", e.block);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct creature_removed {
  static constexpr std::string_view stored_as = "creature_removed";
  creature_id creature;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using creature_events = type_list<creature_added, creature_removed>;

}  // namespace dnd::model
