#pragma once

#include "model/effects/dice_words.hpp"
#include "model/effects/instance.hpp"
#include "model/rules/attack_roll.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Carries out what content says: of spells, actions, features and effects alike. See
/// docs/effects.md.
namespace dnd::model::rules {

/// Something that is used: by whom, and with which numbers.
struct effect_use {
  creature_id user;
  /// "Fireball", "Bite".
  small_text name;
  /// What "mod", "level" and "pb" stand for.
  dice_numbers numbers;
  std::int16_t dc = 0;
  std::int16_t to_hit = 0;
  /// Of a spell, and of the slot that it is cast with.
  std::uint8_t spell_level = 0;
  std::uint8_t slot_level = 0;
  /// The level that the rows of `by_level` are about.
  std::int16_t row_level = 0;
  bool spell = false;
  damage_tags tags;
  circumstances given;
  /// How long what it puts on somebody lasts where that does not say it itself; may be empty.
  std::string duration;
  /// The concentration that it hangs on; 0: none.
  effect_number parent = 0;
  /// What was chosen where there is a choice; empty: the first.
  std::vector<std::string> choices;
  /// All that is used, where a word may be meant for another choice in it; null: it may not. Must
  /// outlive the use.
  const effect_list* whole = nullptr;
  /// How many missiles each target gets; empty: they go round.
  std::vector<std::uint8_t> shares;
};

/// For whom steps are carried out, and what has come of it so far.
struct effect_scope {
  std::vector<creature_id> targets;
  /// Of a trigger, who caused it.
  creature_id source = {};
  bool critical = false;
  /// The attack roll had advantage.
  bool advantage = false;
  /// Damage that was taken from this use so far.
  std::int32_t dealt = 0;
  /// Of the last saving throw.
  std::optional<ability> save_with = {};
  std::int16_t save_dc = 0;
};

/// The use of an effect that stays, by itself: at the start of a turn and so on.
[[nodiscard]] effect_use use_of(const state& now, const effect_instance& effect,
                                const creature_id& bearer);

/// The use of an action of a stat block.
[[nodiscard]] effect_use use_of(const state& now, const creature_id& user, const action& what,
                                const circumstances& given);

/// Carries out steps in order. Targets that are dead are passed over, but by what is for the dead.
/// Errors: `bad_value` for a choice that is none, and what content should not say: `bad_content`.
[[nodiscard]] objection run_effects(draft& out, const effect_use& use, const effect_list& steps,
                                    effect_scope& scope);

/// What makes a trigger go off.
struct trigger_moment {
  /// "turn_start", "hit", "hit_by", "damaged", …
  std::string_view name;
  /// Who is on the other side: whoever was hit, or hit it; empty where nobody is.
  creature_id other = {};
  /// Of the damage.
  damage_type_set types = {};
  /// What was attacked with.
  weapon_kind_set weapon = {};
  std::string_view attack = {};
  bool critical = false;
  bool advantage = false;
  /// What the attack asks for by name, and the choices that go with it; null for nothing. Must
  /// outlive the moment.
  const std::vector<std::string>* asked_for = nullptr;
  const std::vector<std::string>* choices = nullptr;
};

/// Carries out the triggers of a creature's traits for that moment, but those that cost a reaction.
/// Steps are for the creature itself; at "hit", "missed" and "kill" for the other one.
void run_triggers(draft& out, const creature_id& who, const trigger_moment& moment);

/// The name of the effect that keeps a trait from working in its bearer's next turn.
[[nodiscard]] small_text stopped_name(std::string_view trait);

}  // namespace dnd::model::rules
