#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Experience. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

/// SRD: Beyond 1st Level, Character Advancement.
struct experience_gained {
  static constexpr std::string_view stored_as = "experience_gained";
  creature_id creature;
  change<std::int64_t> experience;
  /// The level that it comes to now, where that is more than the creature has; else 0.
  std::uint8_t level_due = 0;
  /// What for: "fight 3", "milestone"; often empty.
  std::string reason;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("experience", e.experience);
    v.optional("level_due", e.level_due);
    v.optional("reason", e.reason);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using experience_events = type_list<experience_gained>;

}  // namespace dnd::model
