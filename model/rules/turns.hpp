#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>

/// The wheel of turns. SRD: The Order of Combat.
///
/// The end of a turn: conditions that count it run down, then `turn_ended`. The dead are passed
/// over, but what counts their turns goes on. The start of a turn, in this order: `turn_started`,
/// legendary actions come back, the death save of a dying creature, recharge rolls.
namespace dnd::model::rules {

/// True when one who has rolled is not dead. Requires a fight.
[[nodiscard]] bool anybody_lives(const state& now);

/// Begins round 1 when a fight has not begun yet and nobody alive has still to roll.
void start_when_all_rolled(draft& out);

/// Ends the current turn. Requires that there is one.
void end_turn(draft& out);

/// Starts the turn of the first living combatant from index `from` of the order on, and a new
/// round where the order ends. Requires that no turn is on; starts none when nobody lives.
void start_turn_from(draft& out, std::uint32_t from);

}  // namespace dnd::model::rules
