#include "model/calendar.hpp"

#include "model/assert.hpp"
#include "model/counted.hpp"
#include "model/effects/durations.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

namespace dnd::model {

namespace {

constexpr std::int64_t days_far = 1'000'000'000;

/// Division that rounds down, below zero too.
std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// Days of the year before a date of it.
std::int64_t days_before(const calendar& dates, std::uint16_t month, std::uint16_t day) noexcept {
  std::int64_t sum = day - 1;
  for (std::size_t i = 0; i + 1 < month && i < dates.months.size(); ++i)
    sum += dates.months[i].days;
  return sum;
}

std::vector<std::string_view> words_in_date(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto blank = text.find(' ');
    if (blank != 0) words.push_back(text.substr(0, blank));
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  }
  return words;
}

std::optional<std::int64_t> number_in_date(std::string_view text) noexcept {
  std::int64_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (number > days_far || number < -days_far) return std::nullopt;
  return number;
}

/// "3 Mirtul 1491", and without the year that of today. Names of months may have several words.
std::optional<std::int64_t> named_date(const std::vector<std::string_view>& words,
                                       const calendar& dates, std::int64_t today) {
  if (dates.months.empty() || words.size() < 2) return std::nullopt;
  const auto day = number_in_date(words.front());
  const auto year = number_in_date(words.back());
  if (!day || *day < 1 || *day > 10'000) return std::nullopt;
  std::string name;
  for (std::size_t i = 1; i < words.size() - (year ? 1 : 0); ++i)
    name += (name.empty() ? "" : " ") + std::string(words[i]);
  const std::string wanted = slug_of(name);
  for (std::size_t i = 0; i < dates.months.size(); ++i)
    if (slug_of(dates.months[i].name) == wanted)
      return day_of(dates, {.year = year ? *year : date_of(dates, today).year,
                            .month = static_cast<std::uint16_t>(i + 1),
                            .day = static_cast<std::uint16_t>(*day)});
  return std::nullopt;
}

}  // namespace

std::int64_t days_in_year(const calendar& dates) noexcept {
  std::int64_t sum = 0;
  for (const calendar_month& each : dates.months) sum += each.days;
  return sum;
}

date date_of(const calendar& dates, std::int64_t day) noexcept {
  const std::int64_t length = days_in_year(dates);
  DND_ASSERT(length > 0);
  const std::int64_t since = day + days_before(dates, dates.month, dates.day);
  date found{.year = dates.year + floor_div(since, length)};
  std::int64_t rest = since - floor_div(since, length) * length;
  for (std::size_t i = 0; i < dates.months.size(); ++i) {
    if (rest < dates.months[i].days) {
      found.month = static_cast<std::uint16_t>(i + 1);
      found.day = static_cast<std::uint16_t>(rest + 1);
      break;
    }
    rest -= dates.months[i].days;
  }
  return found;
}

std::optional<std::int64_t> day_of(const calendar& dates, const date& when) noexcept {
  if (when.month < 1 || when.month > dates.months.size()) return std::nullopt;
  if (when.day < 1 || when.day > dates.months[when.month - 1U].days) return std::nullopt;
  return (when.year - dates.year) * days_in_year(dates) + days_before(dates, when.month, when.day) -
         days_before(dates, dates.month, dates.day);
}

std::string date_text(const calendar& dates, std::int64_t day) {
  if (dates.months.empty()) {
    if (day >= 0) return fmt::format("day {}", day + 1);
    return fmt::format("{} before day 1", counted(-day, "day", "days"));
  }
  const date found = date_of(dates, day);
  return fmt::format("{} {} {}", found.day, dates.months[found.month - 1U].name, found.year);
}

std::string moment_text(const calendar& dates, game_time when) {
  const clock_time clock = clock_of(when);
  return fmt::format("{}, {:02}:{:02}", date_text(dates, static_cast<std::int64_t>(clock.day) - 1),
                     clock.hour, clock.minute);
}

std::optional<std::int64_t> day_in(std::string_view text, const calendar& dates, game_time now) {
  const std::vector<std::string_view> words = words_in_date(text);
  const auto today = static_cast<std::int64_t>(clock_of(now).day) - 1;
  if (words.size() == 1 && slug_of(words[0]) == "today") return today;
  if (words.size() == 1 && slug_of(words[0]) == "yesterday") return today - 1;
  if (words.size() == 2 && slug_of(words[0]) == "day") {
    const auto number = number_in_date(words[1]);
    if (!number || *number < 1) return std::nullopt;
    return *number - 1;
  }
  if (words.size() == 3 && slug_of(words[2]) == "ago" && slug_of(words[1]).starts_with("day")) {
    const auto number = number_in_date(words[0]);
    if (!number || *number < 0) return std::nullopt;
    return today - *number;
  }
  return named_date(words, dates, today);
}

std::string span_text(game_time rounds) {
  struct unit {
    game_time length;
    const char* one;
    const char* many;
  };
  constexpr std::array<unit, 4> units{{{rounds_per_day, "day", "days"},
                                       {rounds_per_hour, "hour", "hours"},
                                       {rounds_per_minute, "minute", "minutes"},
                                       {1, "round", "rounds"}}};
  std::string out;
  int said = 0;
  for (const unit& each : units) {
    const game_time count = rounds / each.length;
    if (count == 0) {
      if (said > 0) break;
      continue;
    }
    rounds %= each.length;
    out +=
        (said == 0 ? "" : " and ") + counted(static_cast<std::int64_t>(count), each.one, each.many);
    if (++said == 2) break;
  }
  return out.empty() ? "no time" : out;
}

}  // namespace dnd::model
