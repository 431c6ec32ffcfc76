#pragma once

#include "model/apply_result.hpp"
#include "model/effects/instance.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// The course of a fight. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct encounter_started {
  static constexpr std::string_view stored_as = "encounter_started";
  std::uint32_t number = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A creature takes part in the fight from now on; it has no place in the order before it rolls.
struct combatant_joined {
  static constexpr std::string_view stored_as = "combatant_joined";
  creature_id creature;
  bool surprised = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.optional("surprised", e.surprised);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct initiative_rolled {
  static constexpr std::string_view stored_as = "initiative_rolled";
  creature_id creature;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  /// Breaks ties: Dexterity score, then characters before monsters, then who rolled first.
  /// Unique in a fight. See `rules/initiative.hpp`.
  std::uint64_t tie_break = 0;
  /// What counts besides the creature's own modifier; it is in `total`.
  std::vector<roll_term> parts = {};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.field("tie_break", e.tie_break);
    v.optional("parts", e.parts);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct round_started {
  static constexpr std::string_view stored_as = "round_started";
  change<std::uint32_t> round;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("round", e.round);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct turn_started {
  static constexpr std::string_view stored_as = "turn_started";
  creature_id creature;
  std::uint32_t round = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("round", e.round);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct turn_ended {
  static constexpr std::string_view stored_as = "turn_ended";
  creature_id creature;
  std::uint32_t round = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("round", e.round);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct encounter_ended {
  static constexpr std::string_view stored_as = "encounter_ended";
  std::uint32_t number = 0;
  std::uint32_t rounds = 0;
  /// Rounds since the campaign began, before the fight and after it; nothing in older logs.
  change<game_time> time = {};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.field("rounds", e.rounds);
    v.optional("time", e.time);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using fight_events = type_list<encounter_started, combatant_joined, initiative_rolled,
                               round_started, turn_started, turn_ended, encounter_ended>;

}  // namespace dnd::model
