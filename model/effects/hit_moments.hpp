#pragma once

#include "model/rules/attack_roll.hpp"
#include "model/rules/draft.hpp"

/// What effects and traits of the two do at an attack.
namespace dnd::model::rules {

/// After an attack roll and its damage: whoever was hit answers with what is on it, and what the
/// attacker has on it for a hit is done to the target, with what the attack asked for by name.
/// Errors: as `run_effects`.
[[nodiscard]] objection after_strike(draft& out, const strike& one, const strike_outcome& made);

/// What traits do when damage of some types is dealt to their bearer, whether it takes any of it.
void after_exposure(draft& out, const creature_id& source, const creature_id& target,
                    damage_type_set types);

/// After damage as one: what traits do when their bearer is hurt or falls, and when it brings
/// somebody down. `life_before` is the target's before the damage.
void after_hurt(draft& out, const creature_id& source, const creature_id& target,
                damage_type_set types, vitality life_before);

}  // namespace dnd::model::rules
