#pragma once

#include "model/dice/expression.hpp"
#include "model/dice/roller.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dnd::model {

enum class die_mark : std::uint8_t { none, success, failure };

/// One die that was rolled, in the order of rolling. A reroll is a die of its own.
struct rolled_die {
  /// 1..`bounds::die_faces_max`; 0 is a fate die.
  std::int32_t faces = 0;
  /// As it was rolled.
  std::int32_t face = 0;
  /// What it counts for: the face, unless `min` or `max` changed it.
  std::int32_t value = 0;
  /// Counts in the result of its term.
  bool kept = true;
  /// Was rolled again: a later die stands in its place.
  bool rerolled = false;
  /// Brought one more die.
  bool exploded = false;
  die_mark mark = die_mark::none;
  face_origin origin = face_origin::engine;
  friend bool operator==(const rolled_die&, const rolled_die&) = default;
};

struct tag_total {
  /// Empty for what has no tag.
  std::string tag;
  std::int64_t total = 0;
  friend bool operator==(const tag_total&, const tag_total&) = default;
};

/// Everything that a roll was: enough to show it and to check it, without rolling again.
struct roll_result {
  /// As typed.
  std::string text;
  std::string canonical;
  std::string label;
  std::vector<rolled_die> dice;
  /// In the order of the text; empty when the text has no tags. A term with two tags counts
  /// under both.
  std::vector<tag_total> by_tag;
  /// Magnitude at most `bounds::dice_total_max`.
  std::int64_t total = 0;
  /// When `cs` or `cf` was used: how many dice of all terms bear each mark.
  std::optional<std::int32_t> successes;
  std::optional<std::int32_t> failures;
  friend bool operator==(const roll_result&, const roll_result&) = default;
};

/// Rolls. Requires an expression that `parse_dice` or its fellows made.
/// Errors: `bad_rolled` (an impossible face from the table; faces left over are not looked at,
/// because a command may roll more than once), `too_many_dice` (rerolls and explosions came to
/// more than `bounds::dice_per_roll_max` dice), `bad_dice` (division by zero, total too large).
[[nodiscard]] ruled<roll_result> roll(const expression& dice, dice_roller& from);

}  // namespace dnd::model
