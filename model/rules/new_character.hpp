#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/rules/ability_scores.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/level_up.hpp"
#include "model/rules/outfit.hpp"

#include <optional>
#include <string>
#include <vector>

/// A character of the first level. SRD: Races, Beyond 1st Level, Backgrounds.
namespace dnd::model::rules {

/// What the player said about it.
struct character_request {
  std::string name = {};
  word race = {};
  std::optional<word> subrace = {};
  std::optional<word> background = {};
  score_method scores{};
  /// See `scores_by`.
  std::vector<word> abilities = {};
  /// Scores that the race lets choose.
  std::vector<word> bonus = {};
  std::vector<word> languages = {};
  /// Its `check` is that of `first`.
  outfit_request outfit = {};
  /// Class, which is required, and choices.
  level_request first = {};
};

struct new_character {
  character_record record;
  record_news told;
};

/// The record of a character of level 1, checked against race, class and background. Errors: what
/// they leave open, with what to type; what they do not have; `unknown_content`.
[[nodiscard]] ruled<new_character> make_character(draft& out, const character_request& asked);

}  // namespace dnd::model::rules
