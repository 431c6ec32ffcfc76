#pragma once

#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// One creature's check against another's. SRD: Contests, Grappling, Shoving a Creature.
namespace dnd::model::rules {

struct contest_asked {
  creature_id who;
  /// What it may roll; it takes what it is best at.
  std::span<const std::string> with;
  creature_id against;
  std::span<const std::string> answers;
  /// "Grapple": put before the sources of advantage.
  std::string_view because;
  /// Lies on the roll of `who`.
  leaning how = {};
  /// Counts for `who` as well; null for nothing. Must outlive the roll.
  const typed_bonus* extra = nullptr;
};

struct contest_made {
  bool won = false;
  std::int32_t total = 0;
  std::int32_t answer = 0;
};

/// Rolls both checks and records them. A tie leaves all as it was: `who` has not won.
[[nodiscard]] contest_made roll_contest(draft& out, const contest_asked& asked);

}  // namespace dnd::model::rules
