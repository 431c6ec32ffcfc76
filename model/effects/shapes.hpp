#pragma once

#include "model/effects/run.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Other shapes of creatures. SRD: Polymorph, Wild Shape, Shapechanger.
namespace dnd::model::rules {

/// What a creature can do in a shape: the stat block of the shape, with all that `keeps` names of
/// the creature itself: "mind" (Intelligence, Wisdom and Charisma, and whichever proficiencies give
/// the better bonus), "features" (traits, pools, and actions that are no attack), "casting", or a
/// trait or an action by its name. The kind of the creature, character or monster, always stays.
[[nodiscard]] stat_block in_shape(const stat_block& own, const stat_block& shape,
                                  const std::vector<std::string>& keeps);

/// Gives a creature its own shape back, when it has another, and the hit points that it had where
/// the shape had some of its own. The effect that gave it the shape is ended by the caller.
void leave_shape(draft& out, const creature_id& who);

/// What happens to a creature whose shape has hit points of its own when these are gone: it has its
/// own shape again. Returns whether it was so. SRD: Polymorph.
[[nodiscard]] bool fall_out_of_shape(draft& out, const creature_id& who);

/// Refuses a creature of a challenge rating that is too high for the step. `target`: that of the
/// creature that is changed, or its level, in eighths.
[[nodiscard]] objection refuse_challenge(const effect_use& use, const effect& step,
                                         const stat_block& block, std::int32_t target);

/// Content names a creature that is nowhere.
[[nodiscard]] refusal no_such_creature(const effect_use& use, std::string_view name);

namespace steps {

/// Each target takes the shape that the user named: one for all, or one for each in their order.
/// One of its own shape that is named is given back. Errors: `missing_label`, `bad_value`,
/// `unknown_content`.
[[nodiscard]] objection transform(draft& out, const effect_use& use, const effect& step,
                                  effect_scope& scope);

}  // namespace steps

}  // namespace dnd::model::rules
