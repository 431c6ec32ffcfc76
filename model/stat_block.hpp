#pragma once

#include "model/effects/effect.hpp"
#include "model/effects/modifier_sources.hpp"
#include "model/effects/spell.hpp"
#include "model/item_stack.hpp"
#include "model/text.hpp"
#include "model/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What a creature can do, as it was when it was added. A stat block is frozen into the
/// `creature_added` event and never changes after that: editing YAML changes nothing that
/// happened. Everything in here is plain data with `==`, and is shared as `shared_ptr<const …>`.
namespace dnd::model {

/// What happens to the damage, or the effect, when a saving throw succeeds.
enum class save_effect : std::uint8_t { none, half };

struct saving_throw {
  ability with{};
  std::int16_t dc = 0;
  save_effect on_success{};
  friend bool operator==(const saving_throw&, const saving_throw&) = default;
};

/// Dice of one damage type. With `save`, they are avoided or halved by a saving throw of their
/// own after a hit; such dice are not doubled by a critical hit (SRD: Damage Rolls).
struct damage_part {
  /// Canonical dice text without tags, such as "2d6+5" or "1".
  std::string dice;
  damage_type type{};
  std::optional<saving_throw> save;
  friend bool operator==(const damage_part&, const damage_part&) = default;
};

enum class attack_form : std::uint8_t { melee, ranged, melee_or_ranged };
enum class action_group : std::uint8_t { action, bonus_action, reaction, legendary, special, lair };
enum class usage_kind : std::uint8_t { at_will, recharge, per_day, per_rest };

/// How often an action may be used.
struct usage_limit {
  usage_kind kind = usage_kind::at_will;
  /// `recharge`: the least d6 face that brings it back at the start of the creature's turn.
  /// `per_day`, `per_rest`: how many times.
  std::int16_t value = 0;
  /// Actions with the same non-empty pool spend the same uses (a dragon's breath weapons).
  small_text pool;
  friend bool operator==(const usage_limit&, const usage_limit&) = default;
};

struct multiattack_step;
/// One way to make a part of a multiattack.
struct multiattack_choice {
  std::vector<multiattack_step> steps;
  friend bool operator==(const multiattack_choice&, const multiattack_choice&);
};

/// A part of a multiattack: one action so often, or one of several choices.
struct multiattack_step {
  small_text action;
  std::uint8_t count = 1;
  /// The first is what happens without a word. Then `action` is empty.
  std::vector<multiattack_choice> choose = {};
  /// Only where an attack of that name of the same multiattack hit; empty: always.
  std::string if_hit = {};
  /// As often as this pool has uses left; empty: `count` times.
  std::string count_of = {};
  friend bool operator==(const multiattack_step&, const multiattack_step&) = default;
};

/// The attack roll of an action.
struct attack_profile {
  attack_form form{};
  std::int16_t to_hit = 0;
  /// Feet; 0 where it does not apply.
  std::int16_t reach_ft = 0;
  std::int16_t range_ft = 0;
  std::int16_t long_range_ft = 0;
  /// A spell attack rather than a weapon attack.
  bool spell = false;
  /// Feet within which the attack has disadvantage, as that of a lance; 0 for most.
  std::int16_t disadvantage_within_ft = 0;
  /// The ability that the attack is made with; not known for most monsters.
  std::optional<ability> with = {};
  friend bool operator==(const attack_profile&, const attack_profile&) = default;
};

/// One thing that a creature can do: an attack roll, an effect with a saving throw, a
/// multiattack made of others, or only a name (its text is the game master's business).
struct action {
  small_text name;
  action_group group{};
  std::optional<attack_profile> attack;
  /// Without `attack`: every target saves, and `damage` follows. With it: a rider after a hit,
  /// whose dice carry the save themselves.
  std::optional<saving_throw> save;
  std::vector<damage_part> damage;
  std::vector<multiattack_step> multiattack;
  usage_limit usage;
  std::uint8_t legendary_cost = 0;
  /// "60 ft. line", for people; empty when there is none.
  std::string area;
  /// Conditions that the action's text names; the game master decides whether they apply.
  condition_set may_impose;
  std::int16_t escape_dc = 0;
  /// The damage counts as magical, silvered or adamantine against `damage_defence`.
  bool magical = false;
  bool silvered = false;
  bool adamantine = false;
  /// With an attack roll: after a hit; with a saving throw: for who failed it; else for each
  /// target.
  effect_list effects;
  /// Costs nothing of the turn.
  bool free = false;
  /// Who is dead can still be its user: it bursts.
  bool of_dead = false;
  /// "success" and "fail_by_5" of its own saving throw.
  std::vector<effect_branch> branches;
  /// Of a reaction: the moment, and which attacks or damage it answers.
  std::string on;
  weapon_kind_set on_weapon;
  damage_type_set on_types;
  /// Of a reaction to a failed save: its ability, and what it is against or about, as
  /// `modifier::against`. To a spell: its highest level, and that nobody else is its target.
  ability_set on_with = {};
  std::vector<std::string> on_against = {};
  std::int16_t on_level_at_most = 0;  ///< 0: any.
  bool on_alone = false;
  /// Of the weapon that it is made with; empty for everything else.
  weapon_property_set properties = {};
  /// In place of `damage` where the weapon is thrown; empty where that is the same.
  std::vector<damage_part> ranged_damage = {};
  friend bool operator==(const action&, const action&) = default;
};

enum class defence_kind : std::uint8_t { immunity, resistance, vulnerability };

/// How a creature takes damage of some types. SRD: Damage Resistance and Vulnerability.
struct damage_defence {
  defence_kind kind{};
  damage_type_set types;
  /// Does not hold against magical weapons (and, with the flags, silvered or adamantine ones).
  bool nonmagical_only = false;
  bool except_silvered = false;
  bool except_adamantine = false;
  friend bool operator==(const damage_defence&, const damage_defence&) = default;
};

/// Feet per round; 0 means that the creature cannot move so.
struct speeds {
  std::int16_t walk = 0, fly = 0, swim = 0, climb = 0, burrow = 0;
  bool hover = false;
  friend bool operator==(const speeds&, const speeds&) = default;
};

/// Feet; 0 means that it has none.
struct senses {
  std::int16_t darkvision = 0, blindsight = 0, tremorsense = 0, truesight = 0;
  std::int16_t passive_perception = 10;
  friend bool operator==(const senses&, const senses&) = default;
};

/// Spells of a creature, by slug. Level 0 are cantrips; `per_day` 0 means "by slots or at will".
struct known_spell {
  std::string spell;
  std::uint8_t level = 0;
  std::uint8_t per_day = 0;
  /// Of a spell that answers something, all of it: it may be cast amid any other command. At most
  /// one.
  std::vector<model::spell> reaction = {};
  friend bool operator==(const known_spell&, const known_spell&) = default;
};
struct spellcasting {
  ability with{};
  std::int16_t save_dc = 0;
  std::int16_t to_hit = 0;
  std::uint8_t caster_level = 0;
  std::array<std::uint8_t, 9> slots{};
  std::vector<known_spell> spells;
  /// Slots of Pact Magic: all of one level, and back after a short rest.
  bool pact = false;
  /// Its spells cannot be cast as rituals.
  bool no_rituals = false;
  friend bool operator==(const spellcasting&, const spellcasting&) = default;
};

struct class_level {
  small_text name;
  std::uint8_t level = 1;
  std::uint8_t hit_die = 8;
  friend bool operator==(const class_level&, const class_level&) = default;
};

struct trait {
  std::string name;
  usage_limit usage = {};
  std::vector<modifier> modifiers = {};
  std::vector<trigger> triggers = {};
  friend bool operator==(const trait&, const trait&) = default;
};

[[nodiscard]] inline const std::vector<modifier>& modifiers_of(const trait& has) noexcept {
  return has.modifiers;
}

struct stat_block {
  /// The slug of the content entry, such as "zombie": the stem of its YAML file.
  small_text slug;
  std::string name;
  creature_kind kind{};
  creature_size size = creature_size::medium;
  std::string type;
  std::string alignment;
  std::int16_t armor_class = 10;
  std::int32_t hit_points = 1;
  /// "3d8+9"; empty for a character.
  std::string hit_dice;
  speeds speed;
  /// Scores 1..30 in the order of `ability`.
  std::array<std::int16_t, ability_count> abilities{10, 10, 10, 10, 10, 10};
  /// The whole bonus of each saving throw and skill, proficiency included.
  std::array<std::int16_t, ability_count> saves{};
  std::array<std::int16_t, skill_count> skills{};
  senses sight;
  /// In place of the Dexterity modifier, where the creature has one of its own.
  std::optional<std::int16_t> initiative;
  std::string languages;
  std::vector<damage_defence> defences;
  /// A monster that matters: at 0 hit points it is dying, as a character is. SRD: Monsters and
  /// Death.
  bool important = false;
  /// Damage of one attack or effect below this does nothing; 0 for most. SRD: Objects.
  std::int16_t damage_threshold = 0;
  condition_set condition_immunities;
  /// Challenge rating in eighths: 1/8 is 1, 1/4 is 2, CR 3 is 24. 0 for a character.
  std::int16_t challenge_eighths = 0;
  std::int32_t xp = 0;
  std::int16_t proficiency_bonus = 2;
  /// Uses of legendary actions per round; 0 for most.
  std::uint8_t legendary_actions = 0;
  std::vector<action> actions;
  modifier_sources<trait> traits;
  std::vector<spellcasting> casting;
  /// Characters only.
  std::string race;
  std::vector<class_level> classes;
  std::vector<pool> pools;
  /// Wears armor or a shield without proficiency. SRD: Armor Proficiency.
  bool unproficient_armor = false;
  /// Wears armor that lies on Stealth checks. SRD: Armor.
  bool noisy_armor = false;
  /// What is added to checks of an ability alone, besides its modifier.
  std::array<std::int16_t, ability_count> check_bonuses{};
  /// "none", "light", "medium", "heavy" and "shield". Empty where nobody knows, as for monsters:
  /// then nothing is worn.
  std::vector<std::string> worn;
  /// Types of creatures that it has studied. SRD: Favored Enemy.
  std::vector<std::string> enemies;
  /// What a character has when it is first added: things, copper and experience.
  std::vector<item_stack> goods;
  std::int64_t coins = 0;
  std::int64_t experience = 0;

  friend bool operator==(const stat_block&, const stat_block&) = default;
};

using stat_block_ptr = std::shared_ptr<const stat_block>;

/// floor((score - 10) / 2). SRD: Ability Scores and Modifiers.
[[nodiscard]] constexpr int ability_modifier(int score) noexcept {
  const int above = score - 10;
  return above >= 0 ? above / 2 : (above - 1) / 2;
}

}  // namespace dnd::model
