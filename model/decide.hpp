#pragma once

#include "model/command.hpp"
#include "model/dice/roller.hpp"
#include "model/event.hpp"
#include "model/refusal.hpp"
#include "model/rulings.hpp"
#include "model/state.hpp"
#include "model/trial.hpp"

#include <string>
#include <vector>

namespace dnd::model {

/// Names of content entries that a command needs, such as "zombie" for `add zombie`: those of its
/// field `content`, and "spells/fireball" for the spell of its field `spell`. Empty for a command
/// that has none. Encounter's `with:` names creatures that are there already, so it needs none.
[[nodiscard]] std::vector<std::string> content_needed(const command& what);
/// The same with what the command needs that goes on with an answer.
[[nodiscard]] std::vector<std::string> content_needed(const command& what, const state& now);

/// The refusal of a command that was given while another one waits for an answer, as one does in
/// `now`.
[[nodiscard]] refusal waits_for_an_answer(const state& now);

/// What a command comes to. `events` may be empty: then nothing is stored.
struct decision {
  std::vector<event> events;
};

/// The rules: what a command does to a state, or why it does nothing. Const, pure, and the only
/// place where dice fall: each topic in `model/verbs/` has its own part of it. `undo`, `redo` and
/// `encounter discard` are not decided here: they need the past, not the rules. Asking for one of
/// them is a broken invariant.
///
/// Where somebody has to be asked first, what comes of a command is one `decision_pending` (see
/// model/rules/reaction_course.hpp). Until that is answered, any command but an answer or a note
/// is refused.
///
/// Begins `dice` with the command's `rolled:` faces. After a refusal it has given them back.
[[nodiscard]] ruled<decision> decide(const state& now, const command& what,
                                     const content_lookup& content, const rulings& house,
                                     dice_roller& dice);

/// The same, and the events are applied to the state of the trial, which the caller ends: keeping
/// what became of it, or, always after a refusal, not. Costs what the command touches, however many
/// creatures there are.
[[nodiscard]] ruled<decision> decide(trial& attempt, const command& what,
                                     const content_lookup& content, const rulings& house,
                                     dice_roller& dice);

}  // namespace dnd::model
