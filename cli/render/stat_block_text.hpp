#pragma once

#include "model/stat_block.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// What stands in a stat block, as the parts of its lines.
namespace dnd::cli {

/// "STR +1", in the order of the abilities.
[[nodiscard]] std::vector<std::string> ability_texts(
    const std::array<std::int16_t, model::ability_count>& bonuses);
/// "Stealth +6": skills that are more or less than their ability alone.
[[nodiscard]] std::vector<std::string> skill_texts(const model::stat_block& block);
/// "30 ft.", "fly 60 ft. (hover)".
[[nodiscard]] std::vector<std::string> speed_texts(const model::speeds& speed);
/// "darkvision 60 ft.", "passive Perception 9".
[[nodiscard]] std::vector<std::string> sense_texts(const model::senses& sight);
/// "resistance to fire and cold", "immunity to slashing (nonmagical, not silvered)".
[[nodiscard]] std::vector<std::string> defence_texts(const model::stat_block& block);
/// "INT, DC 20, to hit +12; slots: 4 of level 1; mage-hand, shield".
[[nodiscard]] std::string spell_text(const model::spellcasting& casting);
/// "recharge 5-6", "3/day, 1 spent"; empty for what may be used at will.
[[nodiscard]] std::string usage_text(const model::usage_limit& usage, std::uint16_t spent);

/// What an action does, without its name: "melee +3, reach 5 ft., 1d6+1 bludgeoning".
/// `spent` counts the uses of its pool that are gone.
[[nodiscard]] std::string action_text(const model::action& what, std::uint16_t spent);

}  // namespace dnd::cli
