#pragma once

#include "model/rules/character_build.hpp"
#include "model/stat_block.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What race, classes and feats give a character: modifiers of which some are part of the figures
/// of its stat block, and the rest counts in play.
namespace dnd::model::rules {

/// What all gifts come to. Figures that hold as long as the stat block does are added up here, and
/// are no longer among the modifiers of `traits`: nothing counts twice.
struct given {
  std::int32_t hit_points = 0;
  /// The best formula in place of armor.
  std::optional<std::int32_t> base_armor_class;
  std::int32_t armor_class = 0;
  /// Feet more on foot, and the feet of other ways to move.
  speeds speed;
  senses sight;
  /// Half the proficiency bonus, on checks that have none of it.
  std::array<std::int16_t, ability_count> half_proficiency{};
  std::vector<trait> traits;
  std::vector<action> actions;
  std::vector<pool> pools;
};

/// What is worn, in words: see `stat_block::worn`.
[[nodiscard]] std::vector<std::string> worn_by(const character_facts& who);

/// Requires at least one class. Of gifts of the same name the later one goes before, in what it
/// says; so does the later action of the same name, and of two pools the larger one.
[[nodiscard]] given give(const character_facts& who);

}  // namespace dnd::model::rules
