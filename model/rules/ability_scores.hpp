#pragma once

#include "model/command_values.hpp"
#include "model/dice/roller.hpp"
#include "model/refusal.hpp"
#include "model/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Where the scores of a new character come from. The SRD asks for six scores; how they are found
/// is the table's: the ways here are those that are in wide use.
namespace dnd::model::rules {

enum class score_method : std::uint8_t {
  any_fair,  ///< Nothing said: the standard numbers, or what 27 points buy.
  standard,  ///< 15, 14, 13, 12, 10 and 8, each once.
  points,    ///< 27 points: 8 is free, 13 costs 5, 14 costs 7 and 15 costs 9.
  rolled,    ///< The best three of four d6, six times, the highest for the first name.
  given,     ///< As they are typed: what the table rolled, 3 to 18.
};

using score_array = std::array<std::int16_t, ability_count>;

/// What a score costs; nothing for one that points do not buy.
[[nodiscard]] std::optional<int> cost_of_score(int score) noexcept;

/// Scores without what the race adds. `said` are all six abilities: with a number each, or, for
/// the standard numbers and for rolled ones, without any, the most important first. Errors:
/// `unknown_ability`, `bad_value`, `missing_label`, `too_many` for what points do not buy.
[[nodiscard]] ruled<score_array> scores_by(score_method how, std::span<const word> said,
                                           dice_roller& dice);

}  // namespace dnd::model::rules
