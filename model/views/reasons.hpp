#pragma once

#include "model/commit.hpp"
#include "model/rules/usage.hpp"
#include "model/views/creature_names.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

/// What an event does not say itself, and the rest of its commit and the state do.
namespace dnd::model::views {

/// SRD: Dropping to 0 Hit Points, Exhaustion.
enum class death_cause : std::uint8_t {
  no_hit_points,   ///< A monster at 0.
  massive_damage,  ///< What was left of the damage equals the maximum, or more.
  third_failure,   ///< Of its death saves.
  exhaustion,      ///< Its sixth level.
};

struct death_reason {
  death_cause cause{};
  /// `massive_damage`: hit points of damage beyond 0.
  std::int32_t beyond = 0;
  friend bool operator==(const death_reason&, const death_reason&) = default;
};

/// Why the creature died of whom the event at `index` tells, which is a `vitality_changed`.
/// Nothing when it did not die, and where it cannot be known.
[[nodiscard]] std::optional<death_reason> why_died(const commit& what, std::size_t index,
                                                   const known_states& where);

/// How often what was used can be used; nothing when no stat block says so.
[[nodiscard]] std::optional<rules::pool_size> uses_of(const action_used& what,
                                                      const known_states& where);

/// As it is after a commit, else as it was before; null when it is in neither.
[[nodiscard]] const creature* known_creature(std::string_view id,
                                             const known_states& where) noexcept;

}  // namespace dnd::model::views
