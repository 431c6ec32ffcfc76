#pragma once

#include "io/content/fields.hpp"
#include "io/content/shape.hpp"
#include "model/character_record.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Reads `monsters/*.yaml`. Required are `name`, `armor_class` and `hit_points`; everything else
/// has the default of a plain humanoid. What the engine uses goes into the stat block; `armor`,
/// `other_armor_class`, `forms` and each `description` are checked and kept for people.
namespace dnd::io::content {

struct creature_entry {
  model::stat_block block;
  /// Entries that it names: forms, armor.
  std::vector<reference> references;
  /// Of a character without problems: what the block is made of.
  model::character_record_ptr record = nullptr;
};

/// Fails through `root`. Attacks by spells are not in the block yet: see `library`.
[[nodiscard]] creature_entry read_monster(const value& root, std::string_view slug);

// -- shared with characters --------------------------------------------------

void read_speed(const value& at, model::speeds& speed);
/// Darkvision, blindsight, tremorsense, truesight.
void read_senses(fields& from, model::senses& sight);
/// `immune`, `resist`, `vulnerable`.
[[nodiscard]] std::vector<model::damage_defence> read_defences(fields& from);
/// `traits`: names, or mappings of a name and its limit of use.
[[nodiscard]] std::vector<model::trait> read_traits(fields& from, std::vector<model::pool>& pools);
/// `{0: [light], 1: [bless]}` and the uses per day of some of them.
[[nodiscard]] std::vector<model::known_spell> read_spells(const value& spells,
                                                          const value& per_day);
/// Adds the names of the spells in `{0: [light], 1: [bless]}`.
void refer_to_spells(const value& spells, std::vector<reference>& references);
/// `initiative`: what stands in place of the Dexterity modifier.
[[nodiscard]] std::optional<std::int16_t> read_initiative(fields& from);
[[nodiscard]] std::array<std::uint8_t, 9> read_slots(const value& at);

}  // namespace dnd::io::content
