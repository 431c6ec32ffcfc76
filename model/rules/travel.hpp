#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>
#include <span>

/// Days on the road. SRD: Travel Pace, Forced March.
namespace dnd::model::rules {

enum class travel_pace : std::uint8_t { slow, normal, fast };

/// Miles in an hour; feet in a minute are a hundred times as many.
[[nodiscard]] std::int32_t miles_an_hour(travel_pace pace) noexcept;
/// Miles in a day of 8 hours, as far as a normal day goes; fast and slow ones as the rules print
/// them.
[[nodiscard]] std::int32_t miles_a_day(travel_pace pace) noexcept;

/// What an hour of travel asks for, counted from 1: nothing in the first 8, then 10 and 1 for each
/// hour past them. SRD: Forced March.
[[nodiscard]] std::int32_t march_dc(std::int32_t hour) noexcept;

/// How many hours it has been on the road since its last long rest, or since it last did anything
/// else for as long as one takes.
[[nodiscard]] std::int32_t hours_marched(const state& now, const creature_id& who) noexcept;

/// Travels so many hours on end: time passes, and after each hour past the eighth of its day who
/// has not the Constitution for it is more exhausted. Requires that no fight is on.
void march(draft& out, std::span<const creature_id> who, std::int32_t hours, travel_pace pace);

}  // namespace dnd::model::rules
