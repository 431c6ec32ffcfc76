#pragma once

#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// From what stands in a list of creatures to the creatures.
namespace dnd::model {

/// Whom a group means: most verbs have nothing to do with the dead.
enum class group_scope : std::uint8_t { living, everybody };

struct selected_creature {
  /// Never null; valid as long as the state is not changed.
  const creature* who = nullptr;
  /// A group has it, and nobody named it.
  bool by_group = false;
};

/// Whom one value of a list means, which is the first of these that there is:
/// 1. a creature of this id or name;
/// 2. a group of this name (`kobolds`); `all` or `*`, `monsters`, `party`, `dead`; a pattern
///    (`orc*`), of ids and names; a range of numbers (`goblin-1..4`), of those that are there;
/// 3. the creature whose id or name alone begins so;
/// 4. the named group whose name alone begins so;
/// 5. several of these, with ',' or blanks between them: `goblin-1,goblin-2`.
/// A word such as `all` that is also the beginning of a creature's name is refused: `*` and longer
/// names say which is meant. In the order of ids, numbers by value, for a group.
///
/// Errors, at the column of the word: `unknown_creature`, also for a group with nobody in it;
/// `ambiguous_creature`, also for a number after a name that may belong to it.
[[nodiscard]] ruled<std::vector<selected_creature>> select_creatures(const word& typed,
                                                                     const state& now,
                                                                     group_scope scope);

/// Whether the name, a slug, stands for creatures in every campaign: "all", "monsters".
[[nodiscard]] bool is_group_word(std::string_view slug) noexcept;

/// What can be typed for several creatures now, for completion: the words that fit somebody, named
/// groups, and `orc*` for each kind of which there are several.
[[nodiscard]] std::vector<std::string> group_words(const state& now);

/// The id without its number: "zombie" of "zombie-1"; the whole id where it has none.
[[nodiscard]] std::string_view kind_of_id(std::string_view id) noexcept;

}  // namespace dnd::model
