#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/ledger.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What is so in the world, and what happens in it. See `model/event.hpp` for what an event
/// consists of.
namespace dnd::model {

class state;

/// A quest, a place, a faction, a clock or a person is known from now on.
struct fact_recorded {
  static constexpr std::string_view stored_as = "fact_recorded";
  model::fact fact;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("fact", e.fact);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Something about it is another. What did not change is left out.
struct fact_changed {
  static constexpr std::string_view stored_as = "fact_changed";
  small_text fact;
  /// As it is called, for whoever reads.
  std::string name;
  change<std::string> status;
  change<std::string> text;
  change<std::int32_t> progress;
  change<small_text> place;
  change<bool> secret;
  /// When it was last changed before, and now.
  change<game_time> changed;
  /// It is the game master's alone from now on.
  bool gm_only = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("fact", e.fact);
    v.field("name", e.name);
    v.optional("status", e.status);
    v.optional("text", e.text);
    v.optional("progress", e.progress);
    v.optional("place", e.place);
    v.optional("secret", e.secret);
    v.optional("changed", e.changed);
    v.optional("gm_only", e.gm_only);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct fact_forgotten {
  static constexpr std::string_view stored_as = "fact_forgotten";
  small_text fact;
  std::string name;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("fact", e.fact);
    v.field("name", e.name);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Something happened in the world.
struct world_event {
  static constexpr std::string_view stored_as = "world_event";
  std::string text;
  /// When, in rounds since the campaign began.
  game_time at = 0;
  /// So many days before the campaign began; then `at` is 0.
  std::uint32_t days_before = 0;
  /// The day as people write it.
  std::string date;
  /// The game master's alone.
  bool secret = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("text", e.text);
    v.field("time", e.at);
    v.optional("days_before", e.days_before);
    v.optional("date", e.date);
    v.optional("secret", e.secret);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct calendar_set {
  static constexpr std::string_view stored_as = "calendar_set";
  calendar dates;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("dates", e.dates);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Where a creature is.
struct place_changed {
  static constexpr std::string_view stored_as = "place_changed";
  creature_id creature;
  /// Keys of places; empty for nowhere in particular.
  change<small_text> place;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("place", e.place);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A day with food, or without. SRD: Food and Water.
struct hunger_changed {
  static constexpr std::string_view stored_as = "hunger_changed";
  creature_id creature;
  /// Days without food.
  change<std::uint16_t> hunger;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("hunger", e.hunger);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Somebody was on the road. SRD: Forced March.
struct march_counted {
  static constexpr std::string_view stored_as = "march_counted";
  creature_id creature;
  /// Hours since a night's rest.
  change<std::uint16_t> hours;
  /// When the last of them ended.
  change<game_time> until;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("hours", e.hours);
    v.field("until", e.until);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using world_events = type_list<fact_recorded, fact_changed, fact_forgotten, world_event,
                               calendar_set, place_changed, hunger_changed, march_counted>;

}  // namespace dnd::model
