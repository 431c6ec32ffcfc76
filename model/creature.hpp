#pragma once

#include "model/character_record.hpp"
#include "model/effects/condition_rows.hpp"
#include "model/effects/instance.hpp"
#include "model/event_values.hpp"
#include "model/pending_decision.hpp"
#include "model/stat_block.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <vector>

/// A creature in the game, as it is at one moment.
namespace dnd::model {

/// One instance of a condition. The creature has the condition as long as one instance is left.
/// SRD: Conditions.
struct condition_instance {
  condition kind{};
  /// Who imposed it; empty when the game master did.
  creature_id source;
  /// Rounds left, counted down at the end of the turns of `anchor`; 0 means until removed.
  std::int32_t rounds = 0;
  /// Whose turns count: the source, or the bearer when there is no source.
  creature_id anchor;
  /// The effect that imposes it, and with which it ends; 0: none.
  effect_number effect = 0;
  /// The round of the fight in which it began, when that was in the turn of `anchor`: the end of
  /// that turn does not count. 0 otherwise.
  std::uint32_t began = 0;
  friend bool operator==(const condition_instance&, const condition_instance&) = default;
};

/// Dying, stable, dead. SRD: Dropping to 0 Hit Points.
enum class vitality : std::uint8_t { conscious, dying, stable, dead };

/// Something that may be done once in a turn, and the turn in which it was.
struct once_use {
  std::string what;
  std::uint32_t round = 0;
  /// Place in the fight's order of whose turn it was.
  std::uint32_t place = 0;
  friend bool operator==(const once_use&, const once_use&) = default;
};

/// What the names of those begin with that are remembered over the turns of their creature: what
/// its lair did.
inline constexpr std::string_view lair_mark = "lair action";

/// What a creature has used of its turn, or, of reactions, since its turn began. Counted while a
/// fight is on. SRD: Your Turn, Reactions.
struct turn_use {
  std::uint8_t actions = 0;
  std::uint8_t bonus_actions = 0;
  std::uint8_t reactions = 0;
  std::uint8_t objects = 0;
  /// Attacks that the Attack action still has.
  std::uint8_t attacks_left = 0;
  /// An attack with a light melee weapon was made as one of the Attack action.
  bool attacked = false;
  /// More speed from Dash and the like, and what has been moved, in feet.
  std::int16_t dashed_ft = 0;
  std::int16_t moved_ft = 0;
  /// A spell was cast as a bonus action, or one that is no cantrip of one action.
  bool bonus_spell = false;
  bool spell = false;
  /// In any turn since its own began.
  std::vector<once_use> once;
  friend bool operator==(const turn_use&, const turn_use&) = default;
};

/// What a creature is by itself while it has another shape.
struct own_shape {
  stat_block_ptr block;
  /// What it comes back to, where the other shape has hit points of its own; else 0.
  std::int32_t hp = 0;
  /// Without exhaustion's halving, as `creature::max_hp`.
  std::int32_t max_hp = 0;
  /// The effect that gives it the other shape; with that one it ends.
  effect_number effect = 0;
  /// Stat blocks are compared by value.
  friend bool operator==(const own_shape& a, const own_shape& b);
};

struct creature {
  creature_id id;
  small_text name;
  /// The number at the end of its id; 0 for a creature with a name of its own.
  std::uint32_t number = 0;
  stat_block_ptr block;
  /// 0..`effective_max_hp`.
  std::int32_t hp = 0;
  /// Without exhaustion's halving.
  std::int32_t max_hp = 0;
  std::int32_t temp_hp = 0;
  vitality life{};
  std::uint8_t death_successes = 0;  ///< 0..3
  std::uint8_t death_failures = 0;   ///< 0..3
  std::uint8_t exhaustion = 0;       ///< 0..6
  /// Has inspiration. SRD: Inspiration.
  bool inspired = false;
  /// In the order in which they came; two of a kind are possible.
  std::vector<condition_instance> conditions;
  /// Sorted by pool; entries with nothing spent are not kept.
  std::vector<pool_use> spent;
  /// In the order in which they came.
  active_effects effects;
  turn_use turn;
  /// When its last long rest ended; 0 when it had none.
  game_time long_rested = 0;
  /// Of the dead, when they died; 0 where nobody knows.
  game_time died = 0;
  /// Sorted by reaction.
  std::vector<standing_order> orders;
  /// Who brought it; empty when the game master did.
  creature_id summoner;
  /// The effect on it as long as which it is here; 0: it stays.
  effect_number bond = 0;
  /// Null while it has its own shape, as mostly. `block` is that of the shape that it has.
  std::shared_ptr<const own_shape> own;
  /// Not there for players, but for whoever plays it.
  bool concealed = false;
  /// What its own stat block is made of. Null for everything but characters, and for those that
  /// came before records were kept.
  character_record_ptr record;
  /// What conditions do to it: those of its state, which sees to it. No part of what is compared
  /// or stored. Null: they are names that do nothing.
  condition_rows_ptr rows;

  /// Stat blocks are compared by value.
  friend bool operator==(const creature& a, const creature& b);
};

/// Hit point maximum with effects and exhaustion counted in, never below 1.
[[nodiscard]] std::int32_t effective_max_hp(const creature& who) noexcept;

/// Whether effects leave it no maximum of hit points at all.
[[nodiscard]] bool is_drained(const creature& who) noexcept;

/// Conditions that a creature has, those that others imply included, as their rows say: paralyzed
/// means incapacitated. 0 hit points mean unconscious. What an effect suppresses does not count as
/// long as both last, and what a condition makes it immune to waits meanwhile: the petrified are
/// not poisoned. SRD: Conditions.
[[nodiscard]] condition_set effective_conditions(const creature& who) noexcept;

/// Whether it can have any: a look that costs nothing.
[[nodiscard]] inline bool has_conditions(const creature& who) noexcept {
  return !who.conditions.empty() || who.exhaustion > 0 || who.life == vitality::dying ||
         who.life == vitality::stable;
}

/// Calls `visit` with each condition and each of its modifiers of this key. All that asks for more
/// than these goes through `each_modifier`.
template <class Visit>
void each_of_conditions(const creature& who, modifier_key key, Visit visit) {
  if (who.rows && has_conditions(who))
    who.rows->each(effective_conditions(who), who.exhaustion, key, visit);
}

}  // namespace dnd::model
