#pragma once

#include "model/effects/modifier.hpp"
#include "model/text.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// What content can do, as a tree of steps. See docs/effects.md for the words of the YAML. Plain
/// data: `model/effects/run.hpp` carries it out.
namespace dnd::model {

enum class effect_kind : std::uint8_t {
  attack,
  save,
  check,
  contest,
  damage,
  heal,
  temp_hp,
  apply,
  remove,
  spend,
  regain,
  choose,
  roll,
  missiles,
  hit_point_pool,
  cast,
  summon,
  transform,
  kill,
  stabilize,
  exhaustion,
  push,
  pull,
  teleport,
  tell,
  revive,
  does,
  strike,
  object,
  split,
};

/// Whom a step is for. `source`: of a trigger, who caused it.
enum class effect_aim : std::uint8_t { targets, self, source };

enum class turn_boundary : std::uint8_t { start, end };

/// For whom a step is carried out; everything that is given must hold.
struct effect_filter {
  std::vector<std::string> type;
  std::vector<std::string> not_type;
  /// Sizes as text; empty: any.
  std::string size_at_most;
  std::string size_at_least;
  condition_set has;
  condition_set lacks;
  std::int32_t hp_at_most = 0;   ///< 0: not asked.
  std::int32_t hp_at_least = 0;  ///< 0: not asked.
  bool below_half = false;
  std::int16_t int_at_most = 0;  ///< 0: not asked.
  condition_set immune_to;
  bool critical = false;
  /// The target has 0 hit points.
  bool killed = false;
  /// An ability, when one is asked about, and the score that it has at most.
  std::string ability;
  std::int16_t ability_at_most = 0;
  std::int16_t level_at_least = 0;  ///< Of the slot; 0: not asked.
  std::string ruling;
  /// Bears one of these effects, by name, "Shaken x3" for at least three of it; or none of them.
  std::vector<std::string> under;
  std::vector<std::string> not_under;
  /// No immunity to any of them.
  condition_set not_immune_to;
  /// A number of eighths; empty: not asked.
  std::string challenge_at_most;
  /// Words of its alignment.
  std::vector<std::string> alignment;
  std::vector<std::string> not_alignment;
  /// Has a trait of that name, or of none of these names.
  std::vector<std::string> trait;
  std::vector<std::string> not_trait;
  /// A pool of which it has no use left.
  std::string pool_empty;
  /// The user of the effect holds it grappled.
  bool held = false;
  /// The attack roll had advantage.
  bool advantage = false;
  friend bool operator==(const effect_filter&, const effect_filter&) = default;
};

/// "2d6+mod fire". Without a type it is the type of the weapon, or none.
struct damage_dice {
  std::string dice;
  std::string type;
  friend bool operator==(const damage_dice&, const damage_dice&) = default;
};

struct effect;
struct action;  // model/stat_block.hpp

/// One row of a table, one of several choices, or one moment and what happens then.
struct effect_branch {
  /// "Fire", "2-6", "turn_start".
  std::string name;
  std::vector<effect> steps;
  friend bool operator==(const effect_branch&, const effect_branch&);
};

/// A new save that ends an effect.
struct repeated_save {
  turn_boundary at = turn_boundary::end;
  /// Without one, those of the save that put the effect there.
  std::string with;
  std::int16_t dc = 0;
  /// Also when it takes damage, or only then.
  bool damage = false;
  bool only_damage = false;
  /// After so many failures `then` is carried out in place of the effect; 0: never.
  std::uint8_t failures = 0;
  /// So many successes end it; 0 means 1.
  std::uint8_t successes = 0;
  std::vector<effect> then;
  /// The save after damage has advantage.
  bool damage_advantage = false;
  friend bool operator==(const repeated_save&, const repeated_save&);
};

/// What `apply` puts on a creature.
struct lasting {
  condition_set conditions;
  std::vector<modifier> modifiers;
  /// "1 minute", "end of source's next turn"; empty: as long as the spell lasts.
  std::string duration;
  std::vector<repeated_save> save_again;  ///< At most one.
  /// "damage", "attack", "cast", "hit", "shaken", …: see docs/effects.md.
  std::vector<std::string> ends_on;
  std::int16_t escape_dc = 0;  ///< 0: no escape by a check.
  std::vector<std::string> escape_with;
  /// "turn_start", "turn_end", "source_turn_start", "when_hit", "when_hitting", "on_end",
  /// "on_expired", and "every 24 hours" for a time.
  std::vector<effect_branch> moments;
  /// What its bearer can do meanwhile.
  std::vector<action> actions;
  weapon_kind_set weapon;
  bool once = false;
  bool stack = false;
  /// Whoever puts it there concentrates on it.
  bool concentration = false;
  /// "disease", "curse", "poison"; empty: none of them.
  std::string kind;
  /// On whose side its bearer is meanwhile: "own" (of who brought it), "hostile" to that one,
  /// "none". Empty: it says nothing about it.
  std::string side;
  friend bool operator==(const lasting&, const lasting&);
};

/// Something that is hit and broken, which a step puts into the game.
struct thing {
  std::string size;  ///< As text; empty: medium.
  std::int16_t armor_class = 10;
  /// Dice or a number, in words.
  std::string hit_points;
  std::int16_t threshold = 0;
  damage_type_set resist;
  damage_type_set immune;
  damage_type_set vulnerable;
  /// The effect on its target that ends when it is broken; empty: none.
  std::string holds;
  friend bool operator==(const thing&, const thing&) = default;
};

struct effect {
  effect_kind kind{};
  effect_aim to{};
  std::vector<effect_filter> when;  ///< At most one.
  /// The word or number beside the kind: the form of an attack, dice, a name, a text. Of a
  /// summoning "after": who comes acts right after the user.
  std::string what;
  /// Abilities and skills, names to remove; creatures, "wolf x2" where their number is fixed, or
  /// "any beast" for all of a type, "any" for all.
  std::vector<std::string> names;
  /// Of a contest: what the target may answer with.
  std::vector<std::string> against;
  std::vector<damage_dice> damage;
  std::string per_level;
  std::vector<level_dice> by_level;
  /// Of `remove`: spells of that level at most; 0: of any, -1: of the slot. Of `regain` slots: the
  /// highest level of one, 0: any. Of `cast`: the level at which the spell
  /// is cast, and of one that is chosen its own; 0: its own, -1: any.
  std::int16_t number = 0;
  std::int16_t reach_ft = 0;
  std::int16_t range_ft = 0;
  bool half = false;
  /// Of what is told: nothing is left to be typed. It says where somebody is, what is seen or who
  /// chooses.
  bool scene = false;
  /// Of `cast`: it takes a slot, the lowest that will do.
  bool slot = false;
  /// Of `cast`: it is not concentrated on. How long it lasts then stands in `duration`, and choices
  /// that are made for the user in `names`.
  bool no_concentration = false;
  /// Of `cast`: the bonus of its spell attacks; 0: that of the user's own spells.
  std::int16_t to_hit = 0;
  /// How many; of a save or check its Difficulty Class, of an attack its bonus, in words.
  std::string count;
  std::string duration;  ///< Of a summoning or a transformation.
  /// The highest challenge rating of a creature that may be named: a number of eighths, "slot" for
  /// the level of the slot, "target" for that of the target. Empty: any.
  std::string challenge;
  /// How many come, by the highest challenge rating in eighths; `by_level` multiplies it.
  std::vector<level_dice> by_challenge;
  /// Of a transformation: "mind", "features", "casting", "hit_points", or names of traits and
  /// actions.
  std::vector<std::string> keeps;
  std::vector<lasting> lasts;  ///< Of `apply`, exactly one.
  /// "hit", "miss", "failure", "success", "fail_by_5", "each"; or choices, or rows.
  std::vector<effect_branch> branches;
  /// For all who bear an effect of that name from the user, in place of `to`; "@goblin-1": for that
  /// creature, which only rules say.
  std::string bearers;
  /// Of `strike`, who makes it: "source", "target"; empty: the user.
  std::string by;
  /// Of `revive`: so long after a death; empty: ever.
  std::string within;
  /// Of a summoning: on whose side, as of `lasting`; how long it stays as an enemy when the
  /// concentration breaks; what sends it home.
  std::string side;
  std::string unbound;
  std::vector<std::string> ends_on;
  /// Of `remove`: spells of a higher level end on a check.
  bool checks = false;
  std::vector<thing> things;  ///< Of `object`, exactly one.
  friend bool operator==(const effect&, const effect&);
};
using effect_list = std::vector<effect>;

/// What `cast` says where the user names the spell: any, or one that it knows.
inline constexpr std::string_view cast_any = "any";
inline constexpr std::string_view cast_known = "known";

/// The steps of a branch; empty when there is none of that name.
[[nodiscard]] const effect_list& branch_of(const effect& step, std::string_view name) noexcept;

/// Whether some step, or one within it, is for the dead.
[[nodiscard]] bool revives(const effect_list& steps) noexcept;

/// Something that happens by itself to who has a trait or a feature.
struct trigger {
  /// "turn_start", "turn_end", "hit", "hit_by", "damaged", "kill", "drop", …
  std::string on;
  effect_list effects;
  bool reaction = false;
  std::string pool;
  bool once_per_turn = false;
  weapon_kind_set weapon;
  /// Of what is in one weapon: the name of its attack. Empty: any.
  std::string attack;
  damage_type_set types;
  /// Types of damage that stop it for the next time (regeneration).
  damage_type_set unless_damaged_by;
  std::vector<effect_filter> when;  ///< At most one.
  /// Of "time": how often.
  std::string every;
  /// Only when the attack asks for it, by the name of what it comes from.
  bool on_request = false;
  friend bool operator==(const trigger&, const trigger&);
};

/// Uses that come back.
struct pool {
  small_text name;
  std::int16_t uses = 1;
  /// What `uses` is worked out from when a creature gets it: "1+mod", or rows by level of the
  /// class. Empty on creatures.
  std::string formula;
  std::vector<level_dice> by_level;
  /// "turn", "round", "short rest", "long rest", "dawn".
  std::string refill;
  /// So many come back, in dice; empty: all.
  std::string regained;
  /// For its bearer, when the last use is spent.
  effect_list emptied = {};
  friend bool operator==(const pool&, const pool&) = default;
};

}  // namespace dnd::model
