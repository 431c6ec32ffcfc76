#pragma once

#include "model/command.hpp"
#include "model/dice/roller.hpp"
#include "model/event.hpp"
#include "model/refusal.hpp"
#include "model/state.hpp"
#include "model/trial.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace dnd::model {

/// Rulings that a campaign chose when it was created. See docs/rulings.md.
enum class initiative_ruling : std::uint8_t { group, individual };
struct rulings {
  initiative_ruling initiative = initiative_ruling::group;
  friend bool operator==(const rulings&, const rulings&) = default;
};

/// Stat blocks that a command needs, found before the rules are asked: the rules do no I/O.
/// Answers null when the name is unknown, which never happens for a name of `content_needed`.
using content_lookup = std::function<stat_block_ptr(std::string_view name)>;

/// Names of content entries that a command needs, such as "zombie" for `add zombie`. Empty for
/// every other verb. Encounter's `with:` names creatures on the table, so it needs none.
[[nodiscard]] std::vector<std::string> content_needed(const command& what);

/// What a command comes to. `events` may be empty (`status`, `help`, `log`): nothing is stored.
struct decision {
  std::vector<event> events;
};

/// The rules: what a command does to a table, or why it does nothing. Const, pure, and the only
/// place where dice fall. `undo`, `redo`, `log`, `help`, `status`, `reopen`, `quit` are not decided
/// here: they need the past or a reader, not the rules; neither is `encounter discard`. Asking for
/// one of them is a broken invariant.
///
/// Begins `dice` with the command's `rolled:` faces. After a refusal it has given them back.
[[nodiscard]] ruled<decision> decide(const state& table, const command& what,
                                     const content_lookup& content, const rulings& house,
                                     dice_roller& dice);

/// The same, and the events are applied to the table of the trial, which the caller ends: keeping
/// what became of it, or, always after a refusal, not. Costs what the command touches, however many
/// creatures there are.
[[nodiscard]] ruled<decision> decide(trial& attempt, const command& what,
                                     const content_lookup& content, const rulings& house,
                                     dice_roller& dice);

}  // namespace dnd::model
