#pragma once

#include "io/import/creature_maker.hpp"
#include "io/import/record_reader.hpp"
#include "io/import/source_tree.hpp"

#include <array>
#include <string>
#include <string_view>

/// What several formats have in common.
namespace dnd::io::imports {

inline constexpr std::array<std::string_view, model::ability_count> long_ability_names = {
    "strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"};
inline constexpr std::array<std::string_view, model::ability_count> short_ability_names = {
    "str", "dex", "con", "int", "wis", "cha"};

[[nodiscard]] inline bool has_all(const node& from, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (!from.has(name)) return false;
  return true;
}

/// The six scores as fields of the record.
void read_scores(record_reader& from, creature_maker& into,
                 const std::array<std::string_view, model::ability_count>& names);

/// `{walk: 30, fly: "60 ft.", hover: true}`, in any case.
void read_speed_record(const node& from, creature_maker& into);

/// Records of a name and a text into traits and actions. The trait "Spellcasting" becomes spells
/// too.
void add_traits(const std::vector<const node*>& records, std::string_view name_field,
                std::string_view text_field, creature_maker& into);
void add_actions(const std::vector<const node*>& records, model::action_group group,
                 std::string_view name_field, std::string_view text_field, creature_maker& into);
/// A trait with the spells that its text names.
void add_trait(std::string_view title, std::string_view text, creature_maker& into);

/// "melee weapon", "RANGED" … and a bonus.
[[nodiscard]] model::damage_part damage_of(std::string_view dice, std::string_view type);

}  // namespace dnd::io::imports
