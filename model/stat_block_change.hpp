#pragma once

#include "model/stat_block.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What is different in the stat block of a character that was built anew.
namespace dnd::model {

/// Of two stat blocks of one character, the fields that differ, as they are from now on.
struct stat_block_change {
  std::optional<small_text> slug;
  std::optional<std::string> name;
  std::optional<creature_size> size;
  std::optional<std::string> type;
  std::optional<std::string> alignment;
  std::optional<std::int16_t> armor_class;
  std::optional<std::int32_t> hit_points;
  std::optional<speeds> speed;
  std::optional<std::array<std::int16_t, ability_count>> abilities;
  std::optional<std::array<std::int16_t, ability_count>> saves;
  std::optional<std::array<std::int16_t, skill_count>> skills;
  std::optional<senses> sight;
  std::optional<std::string> languages;
  std::optional<std::vector<damage_defence>> defences;
  std::optional<condition_set> condition_immunities;
  std::optional<std::int16_t> proficiency_bonus;
  std::optional<std::vector<action>> actions;
  std::optional<modifier_sources<trait>> traits;
  std::optional<std::vector<spellcasting>> casting;
  std::optional<std::string> race;
  std::optional<std::vector<class_level>> classes;
  std::optional<std::vector<pool>> pools;
  std::optional<bool> unproficient_armor;
  std::optional<bool> noisy_armor;
  std::optional<std::array<std::int16_t, ability_count>> check_bonuses;
  std::optional<std::vector<std::string>> worn;
  std::optional<std::vector<std::string>> enemies;
  std::optional<std::vector<item_stack>> goods;
  std::optional<std::int64_t> coins;
  std::optional<std::int64_t> experience;
  /// In place of the Dexterity modifier; with `own_initiative` false, that modifier again.
  std::optional<std::int16_t> initiative;
  std::optional<bool> own_initiative;
  friend bool operator==(const stat_block_change&, const stat_block_change&) = default;
};

/// Requires that both are characters.
[[nodiscard]] stat_block_change difference(const stat_block& before, const stat_block& after);
[[nodiscard]] stat_block changed(stat_block before, const stat_block_change& by);

}  // namespace dnd::model
