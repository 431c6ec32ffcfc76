#pragma once

#include "model/effects/run.hpp"

/// Steps that carry out what a creature could do with a command. See docs/effects.md.
namespace dnd::model::rules::steps {

/// Each target does it, and pays nothing for it: "hide", "search", "dash", "disengage", "dodge". Of
/// "help" the targets are whom the user helps, and the foe whom they attack next.
[[nodiscard]] objection do_deed(draft& out, const effect_use& use, const effect& step,
                                effect_scope& scope);

/// One attack with a weapon against each target, by the user, by who caused it, or by the first
/// target against the others. Who has no such weapon, or cannot act, makes none. Errors: those of
/// `use_action`.
[[nodiscard]] objection strike(draft& out, const effect_use& use, const effect& step,
                               effect_scope& scope);

/// Spell slots back, the highest first or those that are named, as far as their levels together are
/// no more than the step says.
[[nodiscard]] objection regain_slots(draft& out, const effect_use& use, const effect& step,
                                     effect_scope& scope);

/// What says all slots, in place of the name of a pool.
inline constexpr std::string_view slots_pool = "slots";

}  // namespace dnd::model::rules::steps
