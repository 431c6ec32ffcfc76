#pragma once

#include "model/commit.hpp"
#include "model/views/creature_names.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// What a multiattack left out, because nobody was left whom it could have met.
namespace dnd::model::views {

/// A step of a multiattack that was not made as often as it says.
struct unmade_step {
  small_text action;
  /// How often it was made, and how often it would have been: `made < all`.
  int made = 0;
  int all = 0;
};

struct unmade_attacks {
  creature_id attacker;
  /// Targets that fell to it, in the order in which they fell; at least one.
  std::vector<creature_id> fallen;
  /// Whether all of those are dead.
  bool all_dead = true;
  /// In the order of the multiattack; at least one.
  std::vector<unmade_step> steps;
};

/// Compares the events of an `attack` with the attacker's stat block, as the state after or before
/// it has it. Nothing when everything was made, and where the attacker is not known.
[[nodiscard]] std::optional<unmade_attacks> unmade_in(const commit& what,
                                                      const known_states& where);

}  // namespace dnd::model::views
