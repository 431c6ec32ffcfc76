#pragma once

#include "model/effects/run.hpp"

/// Things that a step puts into the game, and creatures that become two. See docs/effects.md.
namespace dnd::model::rules::steps {

/// So many things of one name, on nobody's side, here as long as what is used lasts. For each
/// target its own, where they hold something. Errors: `too_many`, `bad_name`.
[[nodiscard]] objection place_object(draft& out, const effect_use& use, const effect& step,
                                     effect_scope& scope);

/// Each target becomes two of its kind, a size smaller and with half of its hit points each.
/// Errors: `too_many`, `bad_name`.
[[nodiscard]] objection split(draft& out, const effect_use& use, const effect& step,
                              effect_scope& scope);

}  // namespace dnd::model::rules::steps
