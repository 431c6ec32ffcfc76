#pragma once

#include "model/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What changes a number or a roll of a creature. See docs/effects.md for the words of the YAML.
namespace dnd::model {

/// What a modifier is about. Their order is stored nowhere; their names are.
enum class modifier_key : std::uint8_t {
  to_hit,
  damage,
  armor_class,
  base_armor_class,
  armor_class_at_least,
  save,
  check,
  initiative,
  spell_dc,
  spell_attack,
  speed,
  fly,
  swim,
  climb,
  burrow,
  max_hp,
  score,
  size,
  resist,
  immune,
  vulnerable,
  condition_immune,
  advantage,
  disadvantage,
  critical_range,
  critical_dice,
  reroll,
  minimum,
  half_proficiency,
  reduce_damage,
  on_success_none,
  fails,
  critical_when_near,
  cannot,
  attacks,
  actions,
  darkvision,
  blindsight,
  tremorsense,
  truesight,
  undying,
  offhand,
  attacks_at_most,
  highest_dice,
  half_on_success,
  check_at_least,
  expertise,
  no_advantage,
  no_disadvantage,
  sees_invisible,
  unsurprised,
  no_critical,
  critical,
  jump,
  no_fall,
  unhindered,
  magical,
  ignore_resistance,
  deals,
  immune_to_spells,
  succeeds,
  suppress,
  share_damage,
  counts_as,
  healing,
  casting_time,
  spell_duration,
  casts_silently,
  reroll_lowest,
  spell_damage,
  hit_dice,
  unseen,
  light,
};
inline constexpr std::size_t modifier_key_count = 73;

/// What advantage and disadvantage lie on. `attacked`: attack rolls against the creature; `social`:
/// checks of others to deal with it.
enum class roll_kind : std::uint8_t {
  attack,
  attacked,
  save,
  check,
  initiative,
  death_save,
  concentration,
  escape,
  social
};
inline constexpr std::size_t roll_kind_count = 9;
using roll_kind_set = enum_set<roll_kind, roll_kind_count>;

/// What an attack is made with. `melee` and `ranged` are attacks with weapons, a thrown one and
/// what a body has among them; a spell's are `spell`, and by how it is made one of the next to last
/// two. `ranged_weapon` is made for shooting: a dagger that is thrown is not. SRD: Weapon Attack.
enum class weapon_kind : std::uint8_t {
  melee,
  ranged,
  spell,
  unarmed,
  natural,
  finesse,
  light,
  heavy,
  thrown,
  one_handed,
  two_handed,
  melee_spell,
  ranged_spell,
  ranged_weapon,
};
inline constexpr std::size_t weapon_kind_count = 14;
using weapon_kind_set = enum_set<weapon_kind, weapon_kind_count>;

/// What a creature cannot do. `approach`: go nearer to somebody; `notice`: be aware of anything.
enum class deed : std::uint8_t {
  act,
  bonus,
  react,
  move,
  speak,
  cast,
  attack,
  heal,
  regain_hp,
  /// An action and a bonus action in the same turn.
  act_and_bonus,
  /// Getting anything from a rest.
  rest,
  temp_hp,
  change_shape,
  approach,
  notice
};
inline constexpr std::size_t deed_count = 15;
using deed_set = enum_set<deed, deed_count>;

using ability_set = enum_set<ability, ability_count>;
using skill_set = enum_set<skill, skill_count>;

/// Dice from a level on.
struct level_dice {
  std::int16_t level = 0;
  std::string dice;
  friend bool operator==(const level_dice&, const level_dice&) = default;
};

struct modifier {
  modifier_key key{};
  /// A number, dice or a word, such as "2", "-1d4", "x2", "half", "13+dex"; empty where the key
  /// says all. What stood there for the user of the effect ("+mod") is a number by the time it is
  /// here.
  std::string value;
  /// Of a feature that grows: the row of the level of its class. Empty on creatures.
  std::vector<level_dice> by_level;
  /// Of damage; resisted, immune or vulnerable to; or the filter of damage. Empty: any.
  damage_type_set types;
  /// Only damage of nonmagical weapons is resisted.
  bool nonmagical = false;
  condition_set conditions;
  roll_kind_set on;
  deed_set deeds;
  /// Abilities of a save, check or score. Empty: any.
  ability_set with;
  skill_set skills;
  weapon_kind_set weapon;
  /// Creature types, conditions, "magic", "spell", "source". Empty: anything.
  std::vector<std::string> against;
  std::vector<std::string> not_against;
  /// "none", "light", "medium", "heavy", "no-heavy", "shield", "no-shield", "worn".
  std::vector<std::string> armor;
  /// "above-half", "below-half", "ally-near", "sneak", "source-seen", or the name of an effect.
  std::vector<std::string> during;
  /// "near" (within 5 feet) or "far".
  std::string distance;
  bool once_per_turn = false;
  /// Only when the roll asks for it by the name of what it comes from.
  bool on_request = false;
  /// Of what is in one weapon: the name of its attack. Empty: any.
  std::string attack;
  /// A pool of which each use spends one.
  std::string pool;
  /// Of `undying`: the Difficulty Class, where "dealt" is the damage, and what it does not hold
  /// against.
  std::string dc;
  std::vector<std::string> except;
  /// Of `reroll`: dice of damage instead of the d20.
  bool damage_dice = false;
  /// Conditions and names of effects: while the bearer has one of them it does not count.
  std::vector<std::string> unless;
  /// Slugs of the spells and actions that it is about. Empty: any.
  std::vector<std::string> spells;
  /// Of what is in one weapon: it is about the attacks with all others.
  bool other_weapons = false;
  /// Of `undying`: more damage than that fells all the same; 0: no limit.
  std::int16_t damage_at_most = 0;
  /// Of `undying`: each success since a rest makes the next save so much harder.
  std::int16_t dc_more = 0;
  /// Of `score`: what it is raised to at most; 0: no limit.
  std::int16_t most = 0;
  /// What a number comes to at least, where that was said.
  std::optional<std::int16_t> at_least;
  /// Of `counts_as`: types of creatures.
  std::vector<std::string> words;
  friend bool operator==(const modifier&, const modifier&) = default;
};

}  // namespace dnd::model
