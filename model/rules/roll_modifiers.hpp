#pragma once

#include "model/effects/modifiers.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// What modifiers do to a roll. SRD: The d20, Combining Magical Effects.
namespace dnd::model::rules {

/// Adds what counts for the roll to `parts`, its dice rolled now; returns the sum. Requires that
/// `who` is there. Each modifier with a pool of its own spends one of it.
[[nodiscard]] std::int32_t add_terms(draft& out, const creature_id& who, modifier_key key,
                                     const modifier_context& roll, std::vector<roll_term>& parts);

/// Adds what a command brings along for this roll to `parts`, its dice rolled now; returns what it
/// comes to. Nothing for null.
[[nodiscard]] std::int32_t add_bonus(draft& out, const typed_bonus* bonus,
                                     std::vector<roll_term>& parts);

/// Adds to `parts` by how much more an ability counts than the stat block says, as "Strength 21";
/// returns it. Nothing where it counts the same, or for no ability.
[[nodiscard]] std::int32_t add_score_term(const creature& who, std::optional<ability> with,
                                          std::vector<roll_term>& parts);

/// Adds the advantage and disadvantage that modifiers of `who` give to such a roll, each with what
/// it comes from.
void lean_by_modifiers(const creature& who, roll_kind kind, const modifier_context& roll,
                       leaning& how);

/// Takes away the advantage, the disadvantage that modifiers of `who` rule out for such a roll.
/// Comes last: nothing gives it after that.
void settle_leaning(const creature& who, roll_kind kind, const modifier_context& roll,
                    leaning& how);

/// Effects of `who` that are there for one such roll, and that this roll uses up: `lasting::once`
/// with advantage, disadvantage or a number on it. Ended by the caller, after what the roll comes
/// to.
[[nodiscard]] std::vector<effect_number> used_by(const creature& who, roll_kind kind,
                                                 const modifier_context& roll);

/// Rolls the d20 of a creature: with the rerolls and the least face that modifiers give.
[[nodiscard]] d20_roll roll_d20_of(draft& out, const creature_id& who, roll_mode mode,
                                   const modifier_context& roll);

}  // namespace dnd::model::rules
