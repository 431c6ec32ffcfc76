#pragma once

#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <optional>

/// What a lair does at initiative count 20. SRD: Lair Actions.
namespace dnd::model::rules {

/// The place in the order in whose turn the lair acts: the first of the living after count 20, all
/// ties lost, or the last of them where nobody comes after it. Nothing while no turn is on.
[[nodiscard]] std::optional<std::uint32_t> lair_place(const state& now);

/// Where the turn that has just started is that one: says which lair actions there are, of each
/// creature that can take them.
void announce_lairs(draft& out);

/// Records a lair action: one a round, at its count, and another one than in the round before.
/// While no fight is on, it is recorded as it is. Errors: `not_available`.
[[nodiscard]] objection spend_lair_action(draft& out, const creature_id& who, const action& what);

}  // namespace dnd::model::rules
