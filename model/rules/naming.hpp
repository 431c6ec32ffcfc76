#pragma once

#include "model/command.hpp"
#include "model/language/selection.hpp"
#include "model/rules/draft.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// From words to what they name, and the refusals that several verbs share.
namespace dnd::model::rules {

/// "Zombie 1", "Elara": how refusals call a creature.
[[nodiscard]] std::string called(const creature& who);

/// Errors: `unknown_creature`, `ambiguous_creature`.
[[nodiscard]] ruled<creature_id> named(const state& now, const word& name);

/// Creatures that a list named, each once, and the column of the word that named each. Without
/// columns where nobody was named and it is clear who is meant.
struct chosen {
  std::vector<creature_id> ids;
  std::vector<std::size_t> columns;
  /// Of each: a group has it, and nobody named it. What cannot be for one of a group may be left
  /// out for it.
  std::vector<bool> by_group;
};

/// In the order given; who is named besides being in a group counts once. Errors: as
/// `select_creatures`, and `duplicate_label` for a creature named twice.
[[nodiscard]] ruled<chosen> all_named(const state& now, std::span<const word> names,
                                      group_scope scope = group_scope::living);

/// Empty when nobody was named: the game master's hand.
[[nodiscard]] ruled<creature_id> source_named(const state& now, const std::optional<word>& by);

/// Who acts: the one named, else whoever's turn it is. `verb` is for the hint.
/// Errors: as `named`, and `missing_label`.
[[nodiscard]] ruled<creature_id> acting(const state& now, const std::optional<word>& by,
                                        std::string_view verb);
[[nodiscard]] ruled<chosen> all_acting(const state& now, std::span<const word> by,
                                       std::string_view verb);

/// Leaves out those of groups that cannot: `why_not` says why one of them cannot, or nothing. The
/// first such refusal when somebody who was named cannot, or nobody at all can.
[[nodiscard]] objection keep_able(
    chosen& who, const std::function<objection(const creature_id&, std::size_t)>& why_not);

/// `creature_dead` for the first of `who` that is.
[[nodiscard]] objection refuse_dead(const state& now, const chosen& who, std::string_view why);

/// Leaves out those of groups that have no inspiration. Errors: as `keep_able`; `not_available`.
[[nodiscard]] objection keep_inspired(const state& now, chosen& who);

/// Where the creature `ids[at]` was named, when it was.
[[nodiscard]] std::optional<std::size_t> column_of(const chosen& who, std::size_t at);

[[nodiscard]] refusal no_fight();

}  // namespace dnd::model::rules
