#pragma once

#include "model/command.hpp"
#include "model/rules/draft.hpp"

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

/// In the order given. Errors: as `named`, and `duplicate_label` for a creature named twice.
[[nodiscard]] ruled<std::vector<creature_id>> all_named(const state& now,
                                                        std::span<const word> names);

/// Empty when nobody was named: the game master's hand.
[[nodiscard]] ruled<creature_id> source_named(const state& now, const std::optional<word>& by);

/// Who acts: the one named, else whoever's turn it is. `verb` is for the hint.
/// Errors: as `named`, and `missing_label`.
[[nodiscard]] ruled<creature_id> acting(const state& now, const std::optional<word>& by,
                                        std::string_view verb);
[[nodiscard]] ruled<std::vector<creature_id>> all_acting(const state& now, std::span<const word> by,
                                                         std::string_view verb);

/// `creature_dead` for the first of `who` that is; `names` are the words that named them, or none.
[[nodiscard]] objection refuse_dead(const state& now, std::span<const creature_id> who,
                                    std::span<const word> names, std::string_view why);

/// The column of `names[at]`, when it was typed.
[[nodiscard]] std::optional<std::size_t> column_of(std::span<const word> names, std::size_t at);

[[nodiscard]] refusal no_fight();

}  // namespace dnd::model::rules
