#pragma once

#include "model/command_values.hpp"
#include "model/rules/naming.hpp"
#include "model/stat_block.hpp"

#include <cstddef>
#include <span>

/// From the words of an attack to the action and those whom it is used against.
namespace dnd::model::rules {

/// Whether a creature is dead or helpless and means what it does all the same: a mephit bursts.
[[nodiscard]] bool acts_dead(const creature& who, const word& with, const stat_block& block);

/// An action and who it is used against.
struct aim {
  const action* what = nullptr;
  chosen targets;
};

/// In the short form an action is one word: `fire breath thia` says "fire" and "breath thia". Where
/// nothing is called so, words go over to the action one by one, as long as it is one then. Errors:
/// as `resolve_action` and `all_named`.
[[nodiscard]] ruled<aim> aim_in_short(const state& now, const word& with, std::span<const word> to,
                                      const stat_block& block);

/// Where nobody was named: what helps is for its user, what calls, tells or casts needs nobody.
/// Errors: `missing_label` for what harms.
[[nodiscard]] objection aim_at_nobody(const action& what, const creature_id& user,
                                      std::size_t column, chosen& targets);

}  // namespace dnd::model::rules
