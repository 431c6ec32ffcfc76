#pragma once

#include "model/ledger.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Days, dates and spans of the game's time.
namespace dnd::model {

/// A day of the game and its date.
struct date {
  std::int64_t year = 0;
  /// From 1, as the day of the month.
  std::uint16_t month = 1;
  std::uint16_t day = 1;
  friend bool operator==(const date&, const date&) = default;
};

/// Days of a year; 0 without months.
[[nodiscard]] std::int64_t days_in_year(const calendar& dates) noexcept;
/// The date of a day that is counted from the campaign's first, which is 0; days before it are
/// negative. Requires months.
[[nodiscard]] date date_of(const calendar& dates, std::int64_t day) noexcept;
/// The opposite; nothing where the calendar has no such date.
[[nodiscard]] std::optional<std::int64_t> day_of(const calendar& dates, const date& when) noexcept;

/// "day 12", or "3 Mirtul 1491": of a day counted from 0.
[[nodiscard]] std::string date_text(const calendar& dates, std::int64_t day);
/// "day 12, 14:30".
[[nodiscard]] std::string moment_text(const calendar& dates, game_time when);

/// "day 12", "3 Mirtul 1491", "3 days ago" as a day counted from 0, given what time it is; nothing
/// for any other text.
[[nodiscard]] std::optional<std::int64_t> day_in(std::string_view text, const calendar& dates,
                                                 game_time now);

/// "2 days and 3 hours", "10 minutes", "3 rounds": the two largest units.
[[nodiscard]] std::string span_text(game_time rounds);

}  // namespace dnd::model
