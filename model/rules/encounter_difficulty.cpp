#include "model/rules/encounter_difficulty.hpp"

#include "model/assert.hpp"

#include <algorithm>

namespace dnd::model::rules {

namespace {

constexpr std::int32_t level_max = 20;

constexpr std::array<experience_thresholds, level_max> thresholds{{
    {{25, 50, 75, 100}, 300},
    {{50, 100, 150, 200}, 600},
    {{75, 150, 225, 400}, 1'200},
    {{125, 250, 375, 500}, 1'700},
    {{250, 500, 750, 1'100}, 3'500},
    {{300, 600, 900, 1'400}, 4'000},
    {{350, 750, 1'100, 1'700}, 5'000},
    {{450, 900, 1'400, 2'100}, 6'000},
    {{550, 1'100, 1'600, 2'400}, 7'500},
    {{600, 1'200, 1'900, 2'800}, 9'000},
    {{800, 1'600, 2'400, 3'600}, 10'500},
    {{1'000, 2'000, 3'000, 4'500}, 11'500},
    {{1'100, 2'200, 3'400, 5'100}, 13'500},
    {{1'250, 2'500, 3'800, 5'700}, 15'000},
    {{1'400, 2'800, 4'300, 6'400}, 18'000},
    {{1'600, 3'200, 4'800, 7'200}, 20'000},
    {{2'000, 3'900, 5'900, 8'800}, 25'000},
    {{2'100, 4'200, 6'300, 9'500}, 27'000},
    {{2'400, 4'900, 7'300, 10'900}, 30'000},
    {{2'800, 5'700, 8'500, 12'700}, 40'000},
}};

constexpr std::array<std::array<std::int32_t, 3>, level_max> budgets{{
    {50, 75, 100},           {100, 150, 200},         {150, 225, 400},
    {250, 375, 500},         {500, 750, 1'100},       {600, 1'000, 1'400},
    {750, 1'300, 1'700},     {1'000, 1'700, 2'100},   {1'300, 2'000, 2'600},
    {1'600, 2'300, 3'100},   {1'900, 2'900, 4'100},   {2'200, 3'700, 4'700},
    {2'600, 4'200, 5'400},   {2'900, 4'900, 6'200},   {3'300, 5'400, 7'800},
    {3'800, 6'100, 9'800},   {4'500, 7'200, 11'700},  {5'000, 8'700, 14'200},
    {5'500, 10'700, 17'200}, {6'400, 13'200, 22'000},
}};

/// Of the next lower, of each number of monsters, and of the next higher than the last.
constexpr std::array<std::int32_t, 8> halves{1, 2, 3, 4, 5, 6, 8, 10};

std::size_t row_of(std::size_t monsters) noexcept {
  constexpr std::array<std::size_t, 5> from{2, 3, 7, 11, 15};
  return static_cast<std::size_t>(std::ranges::upper_bound(from, monsters) - from.begin());
}

std::size_t at(std::int32_t level) noexcept {
  DND_ASSERT(level >= 1 && level <= level_max);
  return static_cast<std::size_t>(level - 1);
}

}  // namespace

experience_thresholds thresholds_of(std::int32_t level) noexcept {
  return thresholds[at(level)];
}

std::array<std::int32_t, 3> budget_of_2024(std::int32_t level) noexcept {
  return budgets[at(level)];
}

std::int32_t halves_for(std::size_t monsters, std::size_t party) noexcept {
  constexpr std::size_t small = 3;
  constexpr std::size_t large = 6;
  const std::size_t row = row_of(monsters) + 1;
  return halves[party < small ? row + 1 : party >= large ? row - 1 : row];
}

std::int32_t experience_of_challenge(std::int16_t eighths) noexcept {
  constexpr std::array<std::int32_t, 31> by_rating = {
      10,     200,    450,    700,    1'100,  1'800,   2'300,   2'900,   3'900,  5'000,  5'900,
      7'200,  8'400,  10'000, 11'500, 13'000, 15'000,  18'000,  20'000,  22'000, 25'000, 33'000,
      41'000, 50'000, 62'000, 75'000, 90'000, 105'000, 120'000, 135'000, 155'000};
  if (eighths > 0 && eighths < 8) return 25 * eighths;
  return by_rating[static_cast<std::size_t>(std::clamp(eighths / 8, 0, 30))];
}

encounter_worth worth_of_encounter(std::span<const std::int32_t> levels,
                                   std::span<const std::int32_t> monsters) {
  encounter_worth made;
  for (const std::int32_t one : levels) {
    const std::int32_t level = std::clamp(one, 1, level_max);
    const experience_thresholds its = thresholds_of(level);
    for (std::size_t i = 0; i < its.from.size(); ++i) made.party.from[i] += its.from[i];
    made.party.day += its.day;
    const std::array<std::int32_t, 3> budget = budget_of_2024(level);
    for (std::size_t i = 0; i < budget.size(); ++i) made.budget_2024[i] += budget[i];
  }
  for (const std::int32_t one : monsters) made.experience += one;
  if (levels.empty() || monsters.empty()) return made;
  made.adjusted = made.experience * halves_for(monsters.size(), levels.size()) / 2;
  made.each = made.experience / static_cast<std::int64_t>(levels.size());
  const auto reached = std::ranges::count_if(
      made.party.from, [&](std::int32_t from) { return made.adjusted >= from; });
  made.how = static_cast<difficulty>(reached);
  return made;
}

}  // namespace dnd::model::rules
