#pragma once

#include "model/apply_result.hpp"
#include "model/creature.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <string_view>

/// Conditions and exhaustion. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct condition_added {
  static constexpr std::string_view stored_as = "condition_added";
  creature_id creature;
  condition_instance instance;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.instance.kind);
    v.optional("source", e.instance.source);
    v.optional("rounds", e.instance.rounds);
    v.optional("anchor", e.instance.anchor);
    v.optional("effect", e.instance.effect);
    v.optional("began", e.instance.began);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Why a condition ended.
enum class condition_end : std::uint8_t { removed, expired, replaced };

struct condition_removed {
  static constexpr std::string_view stored_as = "condition_removed";
  creature_id creature;
  condition_instance instance;
  condition_end why{};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.instance.kind);
    v.optional("source", e.instance.source);
    v.optional("rounds", e.instance.rounds);
    v.optional("anchor", e.instance.anchor);
    v.optional("effect", e.instance.effect);
    v.optional("began", e.instance.began);
    v.field("why", e.why);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct condition_ticked {
  static constexpr std::string_view stored_as = "condition_ticked";
  creature_id creature;
  condition kind{};
  /// With the kind, says which instance it is.
  creature_id source;
  creature_id anchor;
  change<std::int32_t> rounds;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.kind);
    v.optional("source", e.source);
    v.field("anchor", e.anchor);
    v.field("rounds", e.rounds);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// An immune creature does not get a condition; the attempt is a fact all the same.
struct condition_blocked {
  static constexpr std::string_view stored_as = "condition_blocked";
  creature_id creature;
  condition kind{};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.kind);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct exhaustion_changed {
  static constexpr std::string_view stored_as = "exhaustion_changed";
  creature_id creature;
  change<std::uint8_t> level;
  hp_change hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("level", e.level);
    v.field("hp", e.hp);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using condition_events = type_list<condition_added, condition_removed, condition_ticked,
                                   condition_blocked, exhaustion_changed>;

}  // namespace dnd::model
