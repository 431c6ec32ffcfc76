#pragma once

#include "model/command.hpp"
#include "model/refusal.hpp"
#include "model/stat_block.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <span>
#include <string_view>

/// From typed names to things. A name is compared as its slug, so that case, blanks, '-',
/// apostrophes and parentheses do not matter: `longsword two-handed` is "Longsword (two-handed)".
namespace dnd::model {

struct creature_label {
  std::string_view id;
  std::string_view name;
};

/// Finds who is meant: by id, else by name, else by a prefix of either that fits only one, else by
/// whole words in the middle of either: `dragon` is `young-green-dragon-1`. A prefix never ends
/// within a number: `zombie-1` is not `zombie-10`.
/// Returns the index in `present`. Errors: `unknown_creature`, `ambiguous_creature`, at the column
/// of the word.
[[nodiscard]] ruled<std::size_t> resolve_creature(const word& typed,
                                                  std::span<const creature_label> present);

/// The same for the creatures of a state. The pointer is never null, and valid as long as the
/// state is not changed.
[[nodiscard]] ruled<const creature*> resolve_creature(const word& typed, const state& now);

/// Finds an action of a stat block: by name, else by a prefix that fits only one, else by words in
/// the middle. Where several
/// fit, those of the group `action` go before bonus actions, reactions, legendary and special
/// actions. The pointer is never null, and valid as long as `block`. Error: `unknown_action`, at
/// the column of the word.
[[nodiscard]] ruled<const action*> resolve_action(const word& typed, const stat_block& block);

}  // namespace dnd::model
