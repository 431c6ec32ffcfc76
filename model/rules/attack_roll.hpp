#pragma once

#include "model/command.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// One attack roll and what follows from it. SRD: Making an Attack.
namespace dnd::model::rules {

/// What the game master said about all attacks of a command.
struct circumstances {
  cover_degree cover = cover_degree::none;
  std::optional<std::int32_t> distance_ft;
  advantage_flags flags;
  /// A foe within 5 feet of the attacker hinders ranged attacks.
  bool hindered = false;
  /// The effect that lets the user do this, whose numbers it has; 0: it is its own action.
  effect_number given_by = 0;
  /// The first attack roll spends the attacker's inspiration, where it has it.
  bool inspired = false;
  /// What else counts to hit; null for nothing. Must outlive the command.
  const typed_bonus* bonus = nullptr;
  /// Melee attacks knock out whom they bring to 0 hit points. SRD: Knocking a Creature Out.
  bool nonlethal = false;
  /// What was chosen where the action leaves a choice; null for nothing. Must outlive the command.
  const std::vector<std::string>* choices = nullptr;
  /// Modifiers that count only when they are asked for, by the names of what they come from; null
  /// for none. Must outlive the command.
  const std::vector<std::string>* asked_for = nullptr;
};

/// `what` must outlive the attack.
struct strike {
  creature_id attacker;
  creature_id target;
  const action& what;
  circumstances given;
};

/// Whether an action reaches as far as it has to. Without a distance it does: melee attacks are
/// then taken to come from within 5 feet, ranged ones from farther off.
/// Errors: `not_available`.
[[nodiscard]] objection check_reach(const action& what, const circumstances& given);

/// What came of an attack.
struct strike_outcome {
  bool hit = false;
  bool critical = false;
  /// Damage that the target took.
  std::int32_t dealt = 0;
  /// Whether the save that follows a hit succeeded; true where there is none.
  bool saved = true;
  /// The roll had advantage.
  bool advantage = false;
  /// It was made from afar: a javelin that is thrown is, one in hand is not.
  bool ranged = false;
};

/// Rolls to hit and, on a hit, the damage. The order of the dice: d20; on a hit the dice of each
/// part, doubled for a critical hit; then for each different saving throw of the parts its d20,
/// and the dice of its parts; last, when the target lives, the saving throw of the action itself.
/// Requires an action with an attack roll, within reach, and a target that is not dead. What the
/// action does besides (`action::effects`) is for the caller. Errors: `bad_content`.
[[nodiscard]] ruled<strike_outcome> attack_once(draft& out, const strike& one);

/// +2 or +5, to AC and to Dexterity saving throws.
[[nodiscard]] std::int16_t cover_bonus(cover_degree cover) noexcept;

[[nodiscard]] damage_tags tags_of(const action& what) noexcept;

/// Damage that a saving throw lets through.
[[nodiscard]] std::int32_t after_save(std::int32_t amount, const saving_throw& save,
                                      bool success) noexcept;

/// The same for a creature that may evade: it takes nothing of what a success would halve, and half
/// of what a failure would let through. SRD: Evasion.
[[nodiscard]] std::int32_t let_through(const creature& target, std::int32_t amount,
                                       const saving_throw& save, bool success) noexcept;

/// "against Claws" or "against Claws (paralyzed)": what a saving throw is for.
[[nodiscard]] std::string save_reason(const action& what);

}  // namespace dnd::model::rules
