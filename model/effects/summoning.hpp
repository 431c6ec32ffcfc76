#pragma once

#include "model/effects/run.hpp"

/// Creatures that an effect brings. See docs/effects.md.
namespace dnd::model::rules::steps {

/// Puts creatures into the game, and into the fight where one is on: those that the user names, or
/// all where the content leaves no choice. They are on the user's side, and here as long as the
/// effect on them lasts; one that never ends does not hold them. Errors: `bad_value` for a creature
/// that it cannot bring, or too many of it; `too_many`; `unknown_content`.
[[nodiscard]] objection summon(draft& out, const effect_use& use, const effect& step);

}  // namespace dnd::model::rules::steps
