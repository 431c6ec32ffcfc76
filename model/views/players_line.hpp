#pragma once

#include "model/refusal.hpp"
#include "model/state.hpp"
#include "model/views/viewer.hpp"

#include <string>
#include <string_view>

/// What may be typed by somebody who is not the game master.
namespace dnd::model::views {

/// A line of a player's as it is to be carried out: creatures by their ids, and with the `by:` that
/// was left out. A player commands the own characters and who follows them, nobody else: their
/// actions on their own turn, or where a reaction of theirs is asked for; their checks and rolls at
/// any time. A spectator commands nobody. Questions are for all, but for those about what the game
/// master keeps. `now` is the state as `visible_state` has it: nobody is found in it whom they do
/// not see. Errors: those of the language; `not_allowed`, `not_your_turn`; of names as for
/// everybody.
[[nodiscard]] ruled<std::string> players_line(std::string_view line, const state& now,
                                              const viewer& whose);

}  // namespace dnd::model::views
