#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What the game master gives and puts right by hand. See `model/event.hpp` for what an event
/// consists of.
namespace dnd::model {

class state;

/// Values of a creature are set. What follows from them, such as dying, is in events of its own.
struct creature_set {
  static constexpr std::string_view stored_as = "creature_set";
  creature_id creature;
  /// Each is left out where it was not set.
  hp_change hp;
  hp_change temp_hp;
  /// Carried out by an effect; said here for whoever reads.
  change<std::int32_t> max_hp;
  change<std::int32_t> armor_class;
  change<std::int32_t> speed;
  std::string reason;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.optional("hp", e.hp);
    v.optional("temp_hp", e.temp_hp);
    v.optional("max_hp", e.max_hp);
    v.optional("armor_class", e.armor_class);
    v.optional("speed", e.speed);
    v.optional("reason", e.reason);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A place in the order of a fight is set; whose turn it is stays.
struct initiative_set {
  static constexpr std::string_view stored_as = "initiative_set";
  creature_id creature;
  change<std::int16_t> initiative;
  std::string reason;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("initiative", e.initiative);
    v.optional("reason", e.reason);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A dead creature lives again.
struct creature_revived {
  static constexpr std::string_view stored_as = "creature_revived";
  creature_id creature;
  hp_change hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("hp", e.hp);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Inspiration is given, or spent. SRD: Inspiration.
struct inspiration_changed {
  static constexpr std::string_view stored_as = "inspiration_changed";
  creature_id creature;
  /// Whether the creature has it from now on.
  bool held = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("held", e.held);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using correction_events =
    type_list<creature_set, initiative_set, creature_revived, inspiration_changed>;

}  // namespace dnd::model
