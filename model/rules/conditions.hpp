#pragma once

#include "model/rules/draft.hpp"

namespace dnd::model::rules {

/// One round less for what counts the turns of `anchor`, who has just had one; what has run out
/// ends. What the dead bear stands still. Creatures in the order of their ids. SRD: Conditions.
void tick_conditions(draft& out, const creature_id& anchor);

/// Before a creature leaves the game: whom it grappled, frightened or charmed is free, and other
/// rounds that count its turns count those of the bearer from now on.
void let_go_of(draft& out, const creature_id& leaving);

/// Sets the level of exhaustion. At 4 the maximum is halved and the hit points with it, at 6 the
/// creature dies. Requires a living creature and a level of 0..6. SRD: Exhaustion.
void set_exhaustion(draft& out, const creature_id& who, std::uint8_t level);

}  // namespace dnd::model::rules
