#pragma once

#include <array>
#include <cstdint>
#include <span>

/// How hard a fight is for a party: the widely used thresholds of 2014 and the budgets of 2024.
/// SRD 5.1 has neither.
namespace dnd::model::rules {

enum class difficulty : std::uint8_t { trivial, easy, medium, hard, deadly };

/// Experience points from which on a fight is easy, medium, hard and deadly, and what a day holds.
struct experience_thresholds {
  std::array<std::int32_t, 4> from{};
  std::int32_t day = 0;
  friend bool operator==(const experience_thresholds&, const experience_thresholds&) = default;
};

/// Of one character. Requires 1 <= level <= 20, here and below.
[[nodiscard]] experience_thresholds thresholds_of(std::int32_t level) noexcept;

/// What a fight of low, moderate and high difficulty may be worth for one character, by the rules
/// of 2024, which multiply nothing.
[[nodiscard]] std::array<std::int32_t, 3> budget_of_2024(std::int32_t level) noexcept;

/// How many halves the experience of so many monsters counts: 2 as it is, 3 one and a half times. A
/// party of less than three takes the next higher, one of six and more the next lower. Requires
/// both to be at least 1.
[[nodiscard]] std::int32_t halves_for(std::size_t monsters, std::size_t party) noexcept;

/// What a monster of this challenge is worth; the rating in eighths. SRD: Experience Points by
/// Challenge Rating.
[[nodiscard]] std::int32_t experience_of_challenge(std::int16_t eighths) noexcept;

struct encounter_worth {
  experience_thresholds party;
  /// Of the monsters as they are: what is shared out afterwards.
  std::int64_t experience = 0;
  /// For their number.
  std::int64_t adjusted = 0;
  difficulty how = difficulty::trivial;
  /// Of each character, rounded down.
  std::int64_t each = 0;
  /// Of 2024, for the whole party.
  std::array<std::int64_t, 3> budget_2024{};
};

/// What monsters worth so much are for characters of these levels. Nobody on one side: nothing but
/// zeros there. Levels outside of 1..20 count as the nearest.
[[nodiscard]] encounter_worth worth_of_encounter(std::span<const std::int32_t> levels,
                                                 std::span<const std::int32_t> monsters);

}  // namespace dnd::model::rules
