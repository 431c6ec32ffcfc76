#pragma once

#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/state.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace dnd::model::views {

/// The passive score of a creature.
struct passive_view {
  small_text id;
  /// What people call it.
  std::string called;
  std::int32_t score = 0;
  /// "advantage: Keen Smell": why 5 were added or taken; may be empty.
  std::string reason;
};

/// 10 and all that counts for the check without dice, 5 more with advantage, 5 less with
/// disadvantage. Passive Perception begins with what the stat block says. SRD: Passive Checks.
[[nodiscard]] passive_view passive_of(const creature& who, const state& now,
                                      const std::variant<skill, ability>& what);

/// Of those named, else of all who are alive. Errors: as `rules::all_named`.
[[nodiscard]] ruled<std::vector<passive_view>> passive_scores(
    const state& now, std::span<const word> by, const std::variant<skill, ability>& what);

}  // namespace dnd::model::views
