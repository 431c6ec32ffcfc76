#pragma once

#include "model/effects/instance.hpp"
#include "model/rules/draft.hpp"

/// Time outside of fights. SRD: Time, Stabilizing a Creature.
namespace dnd::model::rules {

/// So much time passes for everybody, and what comes of it: a stable creature wakes with 1 hit
/// point 1d4 hours after time first passes for it; effects and conditions whose time is over end;
/// at dawn, uses come back that do then. Requires that no fight is on. The dice: a d4 for each
/// stable creature that has none yet, then those of uses that come back.
void pass_time(draft& out, game_time rounds);

}  // namespace dnd::model::rules
