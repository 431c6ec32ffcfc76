#pragma once

#include "model/rules/attack_roll.hpp"
#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

/// One creature that uses an action against others. `block` keeps its actions alive while the
/// state changes.
struct assault {
  creature_id attacker;
  std::span<const creature_id> targets;
  circumstances given;
  stat_block_ptr block;
  /// Where each target was named; may be empty.
  std::span<const std::size_t> columns = {};
  /// What was chosen where a multiattack leaves a choice; empty: the first.
  std::string_view choice = {};
};

/// What a step of a multiattack names; null for what is no action of the block, such as "Innate
/// Spellcasting".
[[nodiscard]] const action* step_action(const stat_block& block, const multiattack_step& step);

/// The steps of a multiattack with the choices made: each the one that has an action of the name
/// that was chosen, else the first. Errors: `bad_value` for a choice that nothing has.
[[nodiscard]] ruled<std::vector<multiattack_step>> chosen_steps(const action& what,
                                                                std::string_view choice);

/// Uses an action: an attack with its roll, damage with saving throws, or the steps of a
/// multiattack, which go round the targets. Requires an attacker that can act, and targets of
/// whom none is dead; `what` is an action of `all.block`. SRD: Multiattack.
/// Errors: `not_available` for an action that is text only, does not reach or has no use left;
/// `bad_value` for an attack roll against oneself; `not_your_turn`, `bad_content`.
[[nodiscard]] objection use_action(draft& out, const assault& all, const action& what);

}  // namespace dnd::model::rules
