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

/// What a spell takes from the whole creature that casts it.
struct caster_numbers {
  /// The modifier of the ability that it casts with.
  int modifier = 0;
  /// Of all classes together: what cantrips grow with.
  int level = 1;
};

/// Of that creature: a character's levels together, else the level of the casting, at least 1.
[[nodiscard]] caster_numbers numbers_of(const stat_block& block, const spellcasting& caster);

/// The level at which the spell is cast with the lowest slot that the caster has for it: a
/// warlock's have one level. Its own level where there are no slots. SRD: Casting a Spell.
[[nodiscard]] int level_cast_at(int spell_level, const spellcasting& caster);

/// The spell cast by `caster` with its lowest slot, a cantrip at its level. Nothing for spells
/// that deal no damage of their own: without an attack roll, a save and missiles, the damage
/// belongs to something else (a weapon, an aura). SRD: Casting a Spell.
[[nodiscard]] std::optional<action> spell_action(const spell_facts& spell,
                                                 const spellcasting& caster,
                                                 const known_spell& known,
                                                 const caster_numbers& numbers);

}  // namespace dnd::model::rules
