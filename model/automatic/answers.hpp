#pragma once

#include "model/automatic/chance.hpp"

#include <vector>

/// Answers to what is about to happen. SRD: Reactions.
namespace dnd::model::automatic {

/// What whoever is asked first could say, the best first: each reaction that changes the outcome,
/// then that it lets it pass. A spell of level 1 or less is not worth a counterspell.
/// Requires `now.pending()`.
[[nodiscard]] std::vector<command> good_answers(const state& now);

/// The same by chance: any of its reactions, or none.
[[nodiscard]] std::vector<command> any_answers(const state& now, chance& by);

}  // namespace dnd::model::automatic
