#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Attack rolls. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct attack_rolled {
  static constexpr std::string_view stored_as = "attack_rolled";
  creature_id attacker;
  creature_id target;
  small_text weapon;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  std::int16_t ac = 0;
  bool hit = false;
  bool critical = false;
  /// Why there is advantage or disadvantage, such as "target prone, attacker poisoned".
  std::string reason;
  /// What counts besides the weapon's own bonus; it is in `total`.
  std::vector<roll_term> parts;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("attacker", e.attacker);
    v.field("target", e.target);
    v.field("weapon", e.weapon);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.field("ac", e.ac);
    v.field("hit", e.hit);
    v.field("critical", e.critical);
    v.optional("reason", e.reason);
    v.optional("parts", e.parts);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return attacker; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using attack_events = type_list<attack_rolled>;

}  // namespace dnd::model
