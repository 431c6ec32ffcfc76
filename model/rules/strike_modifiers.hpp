#pragma once

#include "model/effects/modifiers.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/damage.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <vector>

/// What modifiers of the two make of one attack, besides what they add to its rolls.
namespace dnd::model::rules {

/// How the target stands in the order of the fight: surprised, or still waiting for its first turn.
void note_course(const state& now, const creature& target, modifier_context& roll) noexcept;

/// The least natural roll that is a critical hit.
[[nodiscard]] std::int32_t least_critical(const creature& attacker,
                                          const modifier_context& roll) noexcept;

/// Whether a hit is a critical one after all; `is_critical`: by its roll and by the conditions of
/// the target.
[[nodiscard]] bool ends_critical(const creature& attacker, const creature& target,
                                 const modifier_context& roll, bool is_critical) noexcept;

/// The greatest number of a modifier on damage dice.
[[nodiscard]] std::int32_t most_of(const creature& attacker, modifier_key key,
                                   const modifier_context& roll) noexcept;

/// What the damage of the attack is to resistances.
[[nodiscard]] damage_tags tags_of_strike(const creature& attacker, const action& what,
                                         const modifier_context& roll) noexcept;

/// Halves the damage of a weak arm.
void halve_where_weak(const creature& attacker, const modifier_context& roll,
                      std::vector<packet>& packets) noexcept;

}  // namespace dnd::model::rules
