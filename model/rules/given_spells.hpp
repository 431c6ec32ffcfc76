#pragma once

#include "model/effects/run.hpp"

/// Spells that something else casts for its user: a wand, a scroll, an invocation, a legendary
/// action. SRD: Magic Items (Spells), Spell Scroll, Eldritch Invocations.
namespace dnd::model::rules::steps {

/// Casts the spell that the step names, or the one that the user names where it leaves the choice:
/// at the level that the step says, with its Difficulty Class and bonus or else those of the
/// user's own spells, and without a slot unless it says so. Targets and choices are those of the
/// use. Errors: `missing_label` where no spell or no target is named, `bad_value` for a spell of
/// another level or one that its user does not know, `not_available` without a slot.
[[nodiscard]] objection cast(draft& out, const effect_use& use, const effect& step,
                             effect_scope& scope);

}  // namespace dnd::model::rules::steps
