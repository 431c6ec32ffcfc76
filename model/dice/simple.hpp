#pragma once

#include "model/dice/roller.hpp"
#include "model/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::model {

/// The dice of stat blocks, "2d6+5", without the cost of an expression: no allocation.
struct simple_dice {
  /// 0..`bounds::dice_per_roll_max`; 0 when there is only a bonus.
  std::int32_t count = 0;
  /// 1..`bounds::die_faces_max`; 1 when `count` is 0.
  std::int32_t faces = 1;
  /// Magnitude at most `bounds::dice_number_max`.
  std::int32_t bonus = 0;
  friend bool operator==(const simple_dice&, const simple_dice&) = default;
};

/// Reads `NdM`, `dM`, `NdM+B`, `NdM-B`, `B` and `-B`, with blanks around the sign. Errors:
/// `bad_dice`, `too_many_dice`, with the byte offset in `text` as column. Text that is right dice
/// notation but more than this is refused too: `parse_dice` reads it.
[[nodiscard]] ruled<simple_dice> parse_simple(std::string_view text);

/// What digits alone come to, if they are few enough for every bound: most amounts that people
/// type. Nothing for everything else, which may still be right.
[[nodiscard]] std::optional<std::int32_t> plain_number(std::string_view text) noexcept;

/// Simple dice with a sign before them or without, as they are counted into a roll: "1d4", "-1d4",
/// "2". Blanks and a '+' at the front are left out; nothing for any other text.
[[nodiscard]] std::optional<std::string> signed_dice(std::string_view text);

/// The canonical text, which `parse_dice` and `parse_simple` read alike: "2d6+5", "1d8", "3".
[[nodiscard]] std::string print(const simple_dice& dice);

/// Rolls the dice from `from`, which records the faces, and adds the bonus. Not cut at 0.
[[nodiscard]] std::int32_t roll(const simple_dice& dice, dice_roller& from);

/// Twice the dice, once the bonus. SRD: Critical Hits. May pass `bounds::dice_per_roll_max` by
/// its double, which `roll` takes.
[[nodiscard]] constexpr simple_dice critical(simple_dice dice) noexcept {
  dice.count *= 2;
  return dice;
}

/// The mean rounded down, as stat blocks print it: 2d6+5 is 12, 1d4 is 2.
[[nodiscard]] constexpr std::int32_t average_of(const simple_dice& dice) noexcept {
  const std::int64_t doubled = std::int64_t{dice.count} * (dice.faces + 1) + 2 * dice.bonus;
  return static_cast<std::int32_t>(doubled >> 1);
}

}  // namespace dnd::model
