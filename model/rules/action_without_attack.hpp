#pragma once

#include "model/rules/attack_roll.hpp"
#include "model/rules/draft.hpp"

#include <span>

namespace dnd::model::rules {

/// An action without an attack roll: a breath weapon, a frightful presence, a drain. Its damage is
/// rolled once for all targets; then each target in turn makes its saving throw, if there is one,
/// and takes its damage. `what` must outlive the call; the targets are not dead.
/// SRD: Saving Throws, Damage Rolls.
[[nodiscard]] objection unleash(draft& out, const creature_id& source, const action& what,
                                std::span<const creature_id> targets, const circumstances& given);

}  // namespace dnd::model::rules
