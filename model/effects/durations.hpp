#pragma once

#include "model/effects/instance.hpp"
#include "model/state.hpp"

#include <optional>
#include <string>
#include <string_view>

/// How long effects last. SRD: Duration, Time.
namespace dnd::model {

inline constexpr game_time rounds_per_minute = 10;
inline constexpr game_time rounds_per_hour = 600;
inline constexpr game_time rounds_per_day = 14'400;

/// A day of the game and the time on it.
struct clock_time {
  std::uint64_t day = 1;  ///< From 1.
  int hour = 0;           ///< 0..23
  int minute = 0;         ///< 0..59
  friend bool operator==(const clock_time&, const clock_time&) = default;
};
/// A campaign begins in the morning of its first day, at 8.
[[nodiscard]] clock_time clock_of(game_time time) noexcept;
/// How often it dawns, at 6, after `from` and up to `to`. Requires from <= to.
[[nodiscard]] std::uint64_t dawns_between(game_time from, game_time to) noexcept;

/// "1 minute", "8 hours", "3 rounds", "7 days" in rounds; nothing for any other text.
[[nodiscard]] std::optional<game_time> rounds_in(std::string_view text) noexcept;

/// "2d4 minutes" as dice and a unit of time.
struct rolled_time {
  std::string_view dice;
  std::string_view unit;
};
/// Nothing for any other text, one with a number among them.
[[nodiscard]] std::optional<rolled_time> rolled_time_in(std::string_view text) noexcept;

/// Whether `lifetime_of` knows the text, once dice in it are rolled: a time, "permanent",
/// "short rest", "long rest", "next dawn", "start of source's next turn", "end of target's next
/// turn", "end of this turn" and so on.
[[nodiscard]] bool is_duration(std::string_view text) noexcept;

/// The time that "half level hours" is at a level: half of it in hours, rounded down, at least one.
/// Any other text stays as it is. SRD: Wild Shape.
[[nodiscard]] std::string duration_at_level(std::string_view text, int level);

/// Until when something lasts that begins now. The turn in which it begins never counts: a round
/// ends with the next turn of `source`, or of `bearer` where `source` is not in the fight. Requires
/// `is_duration(text)`; an empty text is permanent.
[[nodiscard]] lifetime lifetime_of(std::string_view text, const state& now,
                                   const creature_id& source, const creature_id& bearer);

/// Whether it is over at this boundary of the turn of `turn`.
[[nodiscard]] bool ends_at(const lifetime& until, const state& now, const creature_id& turn,
                           turn_boundary boundary) noexcept;

/// Whether its time is over, where no turn says so: outside of a fight, or since its anchor has no
/// place in the fight.
[[nodiscard]] bool ends_by_time(const lifetime& until, const state& now) noexcept;

}  // namespace dnd::model
