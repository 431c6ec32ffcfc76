#pragma once

#include "model/rules/reaction_options.hpp"

#include <string_view>

/// The moments in which somebody may answer before an outcome is fixed. Each goes through those
/// who can, in order: what was answered before and what is ordered happens at once; the first who
/// has to be asked leaves the command pending (see `reaction_course`), and it goes on as if nobody
/// answered. Who has nothing that fits is never asked, nor for what changes nothing.
namespace dnd::model::rules {

/// An attack roll hits its target: what it does in answer happens before the hit counts. The
/// caller looks at the Armor Class once more. Requires `on` hit_by.
void answer_hit(draft& out, const reaction_window& at);

/// A saving throw of the target failed. True when it counts as made after all.
[[nodiscard]] bool answer_failed_save(draft& out, const reaction_window& at);

/// The spell of level `at.total` is about to be cast: those of the other side may answer, in the
/// order of their ids. The one because of whom it comes to nothing, or nobody.
[[nodiscard]] creature_id answer_spell(draft& out, const reaction_window& at);

/// The target has taken damage from the actor.
void answer_damage(draft& out, const reaction_window& at);

}  // namespace dnd::model::rules
