#pragma once

#include "model/rules/draft.hpp"

#include <vector>

/// Creatures that leave the game.
namespace dnd::model::rules {

/// Takes creatures out of the game, each at most once. Conditions that count their turns run on;
/// the turn of one whose turn it is passes once, and to somebody who stays.
void take_away(draft& out, std::vector<creature_id> who);

/// Those who are here as long as an effect lasts, and whose effect is over or who have fallen.
/// Repeated, since who leaves may end the effects of others.
void send_home(draft& out);

}  // namespace dnd::model::rules
