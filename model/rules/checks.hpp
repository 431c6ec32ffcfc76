#pragma once

#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

/// A saving throw that something asks for.
struct save_asked {
  /// Whose action asks for it; empty for nobody's.
  creature_id source = {};
  ability with{};
  std::optional<std::int16_t> dc;
  /// From cover; counts for Dexterity only. SRD: Cover.
  std::int16_t bonus = 0;
  /// "Undead Fortitude": put before the sources of advantage. Often empty.
  std::string because;
  /// Conditions that a failure would bring.
  condition_set about = {};
  bool magic = false;
  bool spell = false;
  /// To hold on to a spell.
  bool concentration = false;
  /// Spends the saver's inspiration, where it has it.
  bool inspired = false;
  /// What else counts; null for nothing. Must outlive the roll.
  const typed_bonus* extra = nullptr;
  /// Modifiers that count only when they are asked for; null for none. Must outlive the roll.
  const std::vector<std::string>* asked_for = nullptr;
};

struct save_made {
  bool success = false;
  /// By how much it failed; 0 for a success and for a failure without a roll or without a DC.
  std::int32_t margin = 0;
};

/// Rolls the saving throw and records it. Who is paralyzed, petrified, stunned or unconscious, and
/// whom an effect makes fail, fails without a roll. SRD: Saving Throws, Conditions. Without a DC
/// only an automatic failure is known: any other save counts as a success.
save_made make_save(draft& out, const creature_id& who, const save_asked& asked,
                    leaning how = leaning{});
/// The same, where only success matters.
bool roll_save(draft& out, const creature_id& who, const save_asked& asked,
               leaning how = leaning{});

/// An ability check that something asks for.
struct check_asked {
  ability with{};
  std::optional<skill> of = {};
  std::int16_t modifier = 0;
  std::optional<std::int16_t> dc = {};
  /// Put before the sources of advantage. Often empty.
  std::string because = {};
  bool initiative = false;
  /// Whom it is about; empty for nobody.
  creature_id against = {};
  /// It needs to see, to hear: whoever cannot fails.
  bool sight = false;
  bool hearing = false;
  /// Spends the roller's inspiration, where it has it.
  bool inspired = false;
  /// What else counts; null for nothing. Must outlive the roll.
  const typed_bonus* extra = nullptr;
  /// Modifiers that count only when they are asked for; null for none. Must outlive the roll.
  const std::vector<std::string>* asked_for = nullptr;
};
/// Why a creature cannot try anything: it is unconscious or petrified. Nothing else is asked.
[[nodiscard]] objection why_no_check(const creature& who, std::optional<std::size_t> column);

struct check_made {
  std::int32_t total = 0;
  std::int16_t kept = 0;  ///< The die that counts.
};

/// A check of that name, "athletics" or "str", with the creature's own modifier. Any other name is
/// a Strength check.
[[nodiscard]] check_asked check_of(const creature& who, std::string_view name);

/// The same with another ability than the usual one: what is more than the modifier of the usual
/// one stays. SRD: Skills, Variant: Skills with Different Abilities.
[[nodiscard]] check_asked check_with(const creature& who, std::string_view name, ability with);

/// A passive score, and what leans on it: "advantage: Keen Smell", often empty.
struct passive_score {
  std::int32_t total = 0;
  std::string reason;
};

/// 10 and all that counts for the check without dice, 5 more with advantage, 5 less with
/// disadvantage. Passive Perception begins with what the stat block says. SRD: Passive Checks.
[[nodiscard]] passive_score passive_score_of(const state& now, const creature& who,
                                             std::string_view name);

/// The name of a check with the ability that a creature casts with.
inline constexpr std::string_view casting_check = "casting";

/// The one of several at which the creature is best; the first among equals. Requires a name.
[[nodiscard]] check_asked best_check_of(const creature& who, std::span<const std::string> names);

/// Rolls the check and records it; one that asks for a sense which the creature lacks fails without
/// a roll. What was there for one check ends. SRD: Ability Checks, Blinded, Deafened, Charmed.
check_made roll_check(draft& out, const creature_id& who, const check_asked& asked,
                      leaning how = leaning{});

}  // namespace dnd::model::rules
