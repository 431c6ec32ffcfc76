#pragma once

#include "model/stat_block.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Dice of content, where "mod", "level" and "pb" stand for numbers of whoever uses them.
namespace dnd::model {

/// What the words of dice stand for.
struct dice_numbers {
  /// Ability modifier of the spell or the feature.
  std::int16_t modifier = 0;
  /// Of the class of a feature, or of the character.
  std::int16_t level = 0;
  std::int16_t proficiency = 0;
  /// Level of the slot, or of the spell that is answered.
  std::int16_t slot = 0;
  /// Modifiers in the order of `ability`.
  std::array<std::int16_t, ability_count> abilities{};
};

/// Those of a creature by itself: its level, or of a monster 0; no modifier of a spell.
[[nodiscard]] dice_numbers numbers_of(const stat_block& block) noexcept;

/// Whether the text is dice, numbers and words of these, joined by signs: "2d6+mod-1".
[[nodiscard]] bool is_dice_text(std::string_view text) noexcept;

/// The text with numbers in place of words, and like dice added up: "2d8+mod" with a modifier of 3
/// is "2d8+3", "10+dex" of a clumsy one is "9". Requires `is_dice_text`.
[[nodiscard]] std::string resolved_dice(std::string_view text, const dice_numbers& numbers);

/// Both together: "2d6+3" and "1d6" are "3d6+3". Other dice stand beside each other.
[[nodiscard]] std::string added_dice(std::string_view a, std::string_view b);
/// The dice `times` over: "1d6" three times is "3d6". Requires 0 <= times.
[[nodiscard]] std::string times_dice(std::string_view dice, int times);

/// The dice of the highest row that `level` reaches; empty when it reaches none.
[[nodiscard]] std::string_view dice_for(std::span<const level_dice> rows, int level) noexcept;

}  // namespace dnd::model
