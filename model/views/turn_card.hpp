#pragma once

#include "model/rules/usage.hpp"
#include "model/state.hpp"
#include "model/views/creature_view.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dnd::model::views {

/// Uses of something limited.
struct uses_left {
  rules::pool_size of;
  std::uint16_t left = 0;
};

/// Something that a creature can do on its turn, or is out of.
struct usable_action {
  small_text name;
  action_group group{};
  /// Nothing where there is no limit.
  std::optional<uses_left> uses;
};

/// What is left of a turn, as if it were counted.
struct turn_left {
  bool action = false;
  /// Attacks that the Attack action still has.
  std::uint8_t attacks = 0;
  bool bonus_action = false;
  bool reaction = false;
  /// Of its fastest way to move.
  std::int32_t feet = 0;
  /// Nothing of it has been used.
  bool is_whole = true;
};

/// What is to be known when a turn begins.
struct turn_card {
  /// Whose turn it is, as far as the viewer may see it.
  creature_view who;
  bool surprised = false;
  /// In the order of the stat block, legendary actions left out: they are for the turns of others.
  /// Empty where the stat block is hidden.
  std::vector<usable_action> actions;
  /// Nothing where the stat block is hidden, and of who cannot act.
  std::optional<turn_left> left;
  /// For the turns of others; nothing where it has none.
  std::optional<uses_left> legendary;
  /// Who has the next turn, by name; empty when nobody else does.
  std::string next;
  /// With the next turn a round begins.
  bool next_begins_round = false;
};

/// Of the current turn; nothing when it is nobody's, or that of somebody who is dead.
[[nodiscard]] std::optional<turn_card> turn_card_of(const state& now, const viewer& whose);

}  // namespace dnd::model::views
