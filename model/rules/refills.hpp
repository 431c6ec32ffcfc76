#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>

/// Uses that come back with rests and with the dawn. SRD: Resting, Limited Usage, Pact Magic.
namespace dnd::model::rules {

/// Of a pool that no rest fills: what somebody carries and uses up.
inline constexpr std::string_view supply_refill = "never";

/// A short rest brings back what a round, a short rest or a d6 would; a long one that, spell slots
/// and what comes back by the day or at dawn. Hit dice are no part of either.
enum class refill_moment : std::uint8_t { short_rest, long_rest, dawn };

/// Brings back what comes back then, pool by pool in the order of their names; those that say how
/// much in dice roll them.
void refill(draft& out, const creature_id& who, refill_moment when);

}  // namespace dnd::model::rules
