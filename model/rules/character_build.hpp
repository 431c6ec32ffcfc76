#pragma once

#include "model/stat_block.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// From what a player chose to the figures that the game uses. Plain values in, a stat block out:
/// where the facts of a longsword come from is not known here.
namespace dnd::model::rules {

/// SRD: Weapons. A melee weapon that can be thrown has both a reach and a range.
struct weapon_facts {
  std::string name;
  bool ranged = false;
  weapon_property_set properties;
  /// Dice without the wielder's modifier; empty for a net.
  std::string damage;
  damage_type type{};
  /// Dice when a versatile weapon is held in both hands; empty for others.
  std::string two_handed_damage;
  /// Feet; 0 where it does not apply.
  std::int16_t reach_ft = 0;
  std::int16_t range_ft = 0;
  std::int16_t long_range_ft = 0;
  /// Feet within which its attacks have disadvantage; 0 for most.
  std::int16_t disadvantage_within_ft = 0;
  /// What a hit does besides.
  effect_list effects;
};

struct carried_weapon {
  weapon_facts facts;
  /// The slug of its kind, whatever it is called: "longbow".
  std::string kind = {};
  /// Of a magic weapon, to hit and to damage.
  std::int16_t bonus = 0;
  bool proficient = true;
  bool magical = false;
  bool silvered = false;
  bool adamantine = false;
};

/// One level, in the order in which they were taken.
struct level_die {
  std::uint8_t hit_die = 8;
  /// What it showed; 0: the usual number.
  std::uint8_t shown = 0;
};

enum class armor_weight : std::uint8_t { light, medium, heavy };

/// SRD: Armor.
struct armor_facts {
  armor_weight weight{};
  std::int16_t base = 11;
  /// Below this Strength score the wearer is 10 feet slower; 0 for most.
  std::int16_t strength = 0;
  /// It lies on Stealth checks.
  bool noisy = false;
};

/// Unarmed strikes and monk weapons of who wears neither armor nor a shield. SRD: Martial Arts.
struct martial_arts {
  /// In place of the weapon's own dice where they are less; empty without the feature.
  std::string die;
  /// Unarmed strikes count as magical, armored or not.
  bool magical = false;
};

/// One thing that a race, a class or a feat gives, as it stands in content.
struct character_gift {
  /// Of a trait. Without one it has pools alone, those of a class.
  std::string name;
  /// Of the class that it belongs to, else of the character.
  std::int16_t level = 1;
  /// Of the ability that this class casts with.
  std::int16_t modifier = 0;
  std::vector<model::modifier> modifiers = {};
  std::vector<trigger> triggers = {};
  std::vector<action> actions = {};
  std::vector<pool> pools = {};
  /// Of a weapon: what it does to attacks counts only for its own, of this name. Else empty.
  std::string weapon = {};
};

enum class caster_kind : std::uint8_t { none, full, half, pact };
/// The slots that one class has at one level.
struct caster_levels {
  caster_kind kind{};
  int level = 0;
  std::array<std::uint8_t, 9> slots{};
};

/// The spells that one class gives.
struct class_casting {
  ability with{};
  std::uint8_t caster_level = 1;
  std::array<std::uint8_t, 9> slots{};
  std::vector<known_spell> spells;
  /// Its slots are those of Pact Magic.
  bool pact = false;
  /// Its spells cannot be cast as rituals.
  bool no_rituals = false;
};

struct character_facts {
  small_text slug;
  std::string name;
  std::string race;
  std::string type = "humanoid";
  std::string alignment;
  std::string languages;
  creature_size size = creature_size::medium;
  speeds speed;
  /// The speed is the whole speed, whatever the gifts say.
  bool speed_is_given = false;
  /// Feet of darkvision and so on; the passive score is computed.
  senses sight;
  /// 1..20 levels together, the first class first.
  std::vector<class_level> classes;
  /// The same level by level; empty: those of each class after those of the one before, with the
  /// usual hit points.
  std::vector<level_die> dice = {};
  /// With everything that race and levels add.
  std::array<std::int16_t, ability_count> abilities{10, 10, 10, 10, 10, 10};
  std::array<bool, ability_count> save_proficiencies{};
  std::array<bool, skill_count> skill_proficiencies{};
  /// Doubles the proficiency bonus, and does nothing without proficiency.
  std::array<bool, skill_count> expertise{};
  std::optional<armor_facts> armor;
  /// Of shields, rings, fighting styles: added to any armor class that is computed.
  std::int16_t armor_class_bonus = 0;
  bool shield = false;
  bool unproficient_armor = false;
  /// Given figures win over computed ones.
  std::optional<std::int16_t> armor_class;
  std::optional<std::int32_t> hit_points;
  /// A dwarf is not slowed by heavy armor.
  bool keeps_speed_in_armor = false;
  std::vector<carried_weapon> weapons;
  /// What it carries and uses up: ammunition, a healer's kit.
  std::vector<pool> supplies;
  std::vector<class_casting> casting;
  std::vector<damage_defence> defences;
  condition_set condition_immunities;
  /// Those that the player wrote down.
  std::vector<trait> traits;
  std::vector<character_gift> gifts;
  martial_arts arts;
  /// Types of creatures that it has studied.
  std::vector<std::string> enemies = {};
};

/// 2 + floor((level - 1) / 4). SRD: Proficiency Bonus. Requires `1 <= level`.
[[nodiscard]] std::int16_t proficiency_of_level(int level) noexcept;

/// Armor and Dexterity, or without armor the best of 10 + Dexterity and of what the gifts say; a
/// shield's +2. SRD: Armor Class.
[[nodiscard]] std::int16_t armor_class_of(const character_facts& who);

/// The whole hit die at first level, its mean rounded up after that, and the Constitution
/// modifier each time, at least 1 a level; what a die showed in place of both; and what the gifts
/// add. SRD: Hit Points.
[[nodiscard]] std::int32_t hit_points_of(const character_facts& who);

/// Spell slots of a full caster of 0..20 levels; for several classes, of their sum, where half
/// casters count half, rounded down. SRD: Spell Slots per Spell Level.
[[nodiscard]] std::array<std::uint8_t, 9> full_caster_slots(int caster_level) noexcept;

/// Slots besides those of Pact Magic: of the one class that has any by its own table, of several
/// by the sum of their levels, where half casters count half, rounded down. SRD: Multiclassing.
[[nodiscard]] std::array<std::uint8_t, 9> shared_slots(const std::vector<caster_levels>& classes);

/// One attack with the weapon, or two for a versatile one: "Longsword" and "Longsword
/// (two-handed)". SRD: Attack Rolls, Weapon Properties.
[[nodiscard]] std::vector<action> weapon_attacks(const character_facts& who,
                                                 const carried_weapon& weapon);

/// 1 + Strength bludgeoning, or the die of Martial Arts. SRD: Melee Attacks.
[[nodiscard]] action unarmed_strike(const character_facts& who);

/// The whole stat block. Requires at least one class. Actions that the player wrote down, and
/// those of spells, are for the caller to add.
[[nodiscard]] stat_block build_character(const character_facts& who);

}  // namespace dnd::model::rules
