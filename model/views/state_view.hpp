#pragma once

#include "model/state.hpp"
#include "model/views/creature_view.hpp"
#include "model/views/pending_view.hpp"
#include "model/views/viewer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// The session that is running.
struct session_view {
  std::uint32_t number = 0;
  std::string title;
};

/// One place in the order of turns.
struct combatant_view {
  small_text id;
  /// What people call it.
  std::string called;
  /// Nothing before it has rolled.
  std::optional<std::int16_t> initiative;
  bool surprised = false;
};

struct fight_view {
  std::uint32_t number = 0;
  /// 0 until the first turn starts.
  std::uint32_t round = 0;
  /// In the order of turns; those who have not rolled are last.
  std::vector<combatant_view> order;
  /// Index into `order`; nothing before the first turn.
  std::optional<std::size_t> current;

  /// Null when it is nobody's turn.
  [[nodiscard]] const combatant_view* turn_of() const noexcept {
    return current ? &order[*current] : nullptr;
  }
  /// Null when the creature does not take part.
  [[nodiscard]] const combatant_view* find(std::string_view id) const noexcept;
};

/// What a viewer may see of a state: plain data, and all that text, JSON, the prompt and
/// completion are made of.
struct state_view {
  /// Of the last event.
  seq_t seq = 0;
  /// Sessions started so far.
  std::uint32_t sessions = 0;
  std::optional<session_view> session;
  std::optional<fight_view> fight;
  /// Rounds since the campaign began, those of the fight counted in.
  game_time time = 0;
  /// "dim" or "dark" where the game master said so; empty: bright.
  std::string light;
  /// What a command waits for.
  std::optional<pending_view> pending;
  /// Sorted by id.
  std::vector<creature_view> creatures;
  /// Sorted by name; the game master's alone.
  std::vector<creature_group> groups;
  /// What can be typed for several creatures: see `group_words`. Empty where groups are hidden.
  std::vector<std::string> group_words;

  /// For completion: things that somebody has, holders that are no creatures, and names that the
  /// books know, as far as they are no secrets.
  std::vector<std::string> items;
  std::vector<std::string> holders;
  std::vector<std::string> facts;

  [[nodiscard]] const creature_view* find(std::string_view id) const noexcept;
};
using state_view_ptr = std::shared_ptr<const state_view>;

[[nodiscard]] state_view view_of(const state& now, const viewer& whose);

}  // namespace dnd::model::views
