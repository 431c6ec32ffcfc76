#pragma once

#include "model/creature.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// Hit dice as pools of uses, one for each size of die. SRD: Hit Dice, Resting.
namespace dnd::model::rules {

struct hit_dice {
  /// "d8 hit dice".
  small_text pool;
  std::int32_t faces = 0;
  std::uint16_t count = 0;
  friend bool operator==(const hit_dice&, const hit_dice&) = default;
};

/// Those of its classes, or of a monster's entry; the largest first.
[[nodiscard]] std::vector<hit_dice> hit_dice_of(const stat_block& block);

/// How many of that pool there are when none is spent; 0 for a pool that is none of hit dice.
[[nodiscard]] std::uint16_t hit_dice_in(const stat_block& block, std::string_view pool);

/// How many are left, of all sizes.
[[nodiscard]] std::int32_t hit_dice_left(const creature& who);

}  // namespace dnd::model::rules
