#pragma once

#include "model/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the fields of commands are made of, in all topics.
namespace dnd::model {

/// A name as it was typed, one space between its words, never empty.
struct word {
  std::string text;
  /// Byte offset in the command line, from 0.
  std::size_t column = 0;
  /// The number that stands right after it without a label, as in `cond prone goblin 2`: whether
  /// it belongs to the name only the state can tell.
  std::optional<std::int32_t> number_after = {};
  /// Where a word stood is not part of what it says.
  friend bool operator==(const word& a, const word& b) { return a.text == b.text; }
};

/// Dice notation that `parse_dice` accepts, as it was typed: "9", "2d4+2".
struct dice_text {
  std::string text;
  /// Byte offset in the command line, from 0: add it to the column of a dice refusal.
  std::size_t column = 0;
  friend bool operator==(const dice_text& a, const dice_text& b) { return a.text == b.text; }
};

/// `rolled: 3,5`: faces of dice rolled at the table, in the order in which the command would roll
/// them. Each is in -1..die_faces_max (a fate die shows -1, 0 or 1); whether its die can show it is
/// known when it is rolled. At most dice_per_roll_max. Empty when nothing was given: the engine
/// rolls.
struct rolled_faces {
  std::vector<int> faces;
  std::size_t column = 0;
  friend bool operator==(const rolled_faces& a, const rolled_faces& b) {
    return a.faces == b.faces;
  }
};

/// Advantage and disadvantage as the game master granted them; the rules add their own sources.
/// Both together are a straight roll, however many sources there are. SRD: Advantage and
/// Disadvantage.
struct advantage_flags {
  bool advantage = false;
  bool disadvantage = false;
  friend bool operator==(const advantage_flags&, const advantage_flags&) = default;
};

/// `bonus: 1d4`: what a roll counts besides all that the rules know.
struct typed_bonus {
  /// A number or dice, either with a sign: "2", "-1d4", "1d4+1". Without blanks.
  std::string dice;
  /// What it comes from: what stood after `#`; empty for nothing.
  std::string from;
  friend bool operator==(const typed_bonus&, const typed_bonus&) = default;
};

/// +2 or +5 to AC and to Dexterity saving throws. SRD: Cover.
enum class cover_degree : std::uint8_t { none, half, three_quarters };

/// "none", "half" or "three-quarters".
[[nodiscard]] std::string_view to_text(cover_degree value) noexcept;

/// How `encounter auto` chooses what a creature does. See docs/automatic-fights.md.
enum class play_policy : std::uint8_t { simple, focus, spread, random };

/// "simple", "focus", "spread" or "random".
[[nodiscard]] std::string_view to_text(play_policy value) noexcept;
/// In the order of the enumerators.
[[nodiscard]] std::span<const std::string_view> play_policy_names() noexcept;

namespace commands {

/// One `amount: 9 type: slashing`.
struct damage_amount {
  dice_text amount;
  /// None: untyped, no defences apply.
  std::optional<damage_type> type;
  friend bool operator==(const damage_amount&, const damage_amount&) = default;
};

}  // namespace commands

}  // namespace dnd::model
