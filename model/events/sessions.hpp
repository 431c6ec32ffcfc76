#pragma once

#include "model/apply_result.hpp"
#include "model/effects/instance.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Sessions: stretches of the log. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct session_started {
  static constexpr std::string_view stored_as = "session_started";
  std::uint32_t number = 0;
  std::string title;
  /// What time it is in the game, and how much copper the party has.
  game_time at = 0;
  std::int64_t coins = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.optional("title", e.title);
    v.optional("time", e.at);
    v.optional("coins", e.coins);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct session_saved {
  static constexpr std::string_view stored_as = "session_saved";
  std::uint32_t number = 0;  ///< 0 outside of a session.

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct session_ended {
  static constexpr std::string_view stored_as = "session_ended";
  std::uint32_t number = 0;
  /// In rounds, and what the characters gained meanwhile, or lost.
  game_time lasted = 0;
  std::int64_t experience = 0;
  std::int64_t coins = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.optional("lasted", e.lasted);
    v.optional("experience", e.experience);
    v.optional("coins", e.coins);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Somebody is at the table in the session that is running.
struct player_attended {
  static constexpr std::string_view stored_as = "player_attended";
  std::string player;
  /// Whom they play; empty: nobody in particular.
  creature_id creature;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("player", e.player);
    v.optional("creature", e.creature);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using session_events = type_list<session_started, session_saved, session_ended, player_attended>;

}  // namespace dnd::model
