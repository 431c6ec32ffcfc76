#pragma once

#include "model/rules/death.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>

namespace dnd::model::rules {

/// The fewest hit points that a hit can leave a creature: 1 when a trait holds it up, else 0.
/// Rolls and records what the trait asks for, so it is called once, before the damage is dealt:
/// - Undead Fortitude: a Constitution save against 5 + the damage taken, unless the damage is
///   radiant or from a critical hit.
/// - Relentless Endurance: once until a long rest, unless the creature is killed outright.
/// `radiant` is the one fact about the hit's types that a trait looks at.
[[nodiscard]] std::int32_t least_hp(draft& out, const creature_id& who, const blow& hit,
                                    bool radiant);

/// Whether an effect stands once against what would kill or fell without damage; it ends with that.
[[nodiscard]] bool withstands_death(draft& out, const creature_id& who);

}  // namespace dnd::model::rules
