#pragma once

#include "model/apply_result.hpp"
#include "model/creature.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// Life and death. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct vitality_changed {
  static constexpr std::string_view stored_as = "vitality_changed";
  creature_id creature;
  change<vitality> state;
  /// Of a death: when.
  game_time died = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("state", e.state);
    v.optional("died", e.died);
  }
  [[nodiscard]] apply_result apply_to(model::state& now) const;
};

struct death_save_rolled {
  static constexpr std::string_view stored_as = "death_save_rolled";
  creature_id creature;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  change<std::uint8_t> successes;
  change<std::uint8_t> failures;
  /// What counts besides; it is in `total`.
  std::vector<roll_term> parts;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.optional("modifier", e.modifier);
    v.field("total", e.total);
    v.field("successes", e.successes);
    v.field("failures", e.failures);
    v.optional("parts", e.parts);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Failures that come from damage at 0 hit points.
struct death_failures_added {
  static constexpr std::string_view stored_as = "death_failures_added";
  creature_id creature;
  change<std::uint8_t> failures;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("failures", e.failures);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using death_events = type_list<vitality_changed, death_save_rolled, death_failures_added>;

}  // namespace dnd::model
