#pragma once

#include "model/stat_block.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Spells that hurt, as actions that `attack` can use by name.
namespace dnd::model::rules {

/// Dice of one type by the slot's level (or, for a cantrip, by the caster's), each from there up.
struct spell_damage {
  damage_type type{};
  /// Such as "8d6" or "1d8+mod", where `mod` is the caster's ability modifier.
  std::map<int, std::string> by_level;
};

struct spell_facts {
  std::string name;
  std::uint8_t level = 0;
  /// Feet; 0 for a touch or the caster itself.
  std::int16_t range_ft = 0;
  std::optional<attack_form> attack;
  std::optional<ability> save;
  save_effect on_success{};
  /// Damage that no save takes away, even when the spell has one.
  bool save_spares_damage = true;
  std::vector<spell_damage> damage;
  /// Darts that hit by themselves: all of them, at one target. Rays roll to hit one by one.
  std::map<int, int> missiles_by_level;
  std::string area;
  condition_set may_impose;
  /// What it answers: see `spell::on`.
  std::string on;
};

/// The spell cast by `caster` with its lowest slot, a cantrip at its level. Nothing for spells
/// that deal no damage of their own: without an attack roll, a save and missiles, the damage
/// belongs to something else (a weapon, an aura). SRD: Casting a Spell.
[[nodiscard]] std::optional<action> spell_action(const spell_facts& spell,
                                                 const spellcasting& caster,
                                                 const known_spell& known, int ability_modifier);

}  // namespace dnd::model::rules
