#pragma once

#include "model/stat_block.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The lines of a printed stat block: "135 (18d10 + 36)", "30 ft., fly 60 ft. (hover)". Each reader
/// takes plain text, and gives back what it did not understand.
namespace dnd::io::imports {

/// The first number in a text: 15 of "15 (natural armor)", 17 of "AC 17".
[[nodiscard]] std::optional<int> first_number(std::string_view text);
/// The first dice in a text: "18d10+36" of "135 (18d10 + 36)".
[[nodiscard]] std::optional<std::string> first_dice(std::string_view text);

/// "30 ft., fly 60 ft. (hover)", "walk 30 ft.", "30".
[[nodiscard]] std::optional<model::speeds> read_speed_words(std::string_view text);

/// "darkvision 60 ft., passive Perception 9". Passive Perception is left as it is where the text
/// has none.
void read_sense_words(std::string_view text, model::senses& into, std::string& not_understood);

/// "Str +3, Dex +5" or "Stealth +6, Perception +3": each name with its bonus.
[[nodiscard]] std::vector<std::pair<std::string, int>> read_bonus_words(std::string_view text);

/// "cold; bludgeoning, piercing, and slashing from nonmagical attacks that aren't silvered".
void read_damage_words(std::string_view text, model::defence_kind kind,
                       std::vector<model::damage_defence>& into, std::string& not_understood);
/// "charmed, frightened".
void read_condition_words(std::string_view text, model::condition_set& into,
                          std::string& not_understood);

/// Challenge rating in eighths: of "1/4", "0.25", "10", "1/2 (100 XP)".
[[nodiscard]] std::optional<std::int16_t> read_challenge_words(std::string_view text);

/// "Small humanoid (goblinoid), neutral evil".
struct type_line {
  std::optional<model::creature_size> size;
  std::string type;
  std::string alignment;
};
[[nodiscard]] type_line read_type_line(std::string_view text);

/// "M", "med", "Medium", "Small or Medium": the first.
[[nodiscard]] std::optional<model::creature_size> read_size_word(std::string_view text);

/// "skill-stealth", "Stealth", "ste" …: see `model::parse_skill`.
[[nodiscard]] std::optional<model::skill> read_skill_word(std::string_view text);

}  // namespace dnd::io::imports
