#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/level_choices.hpp"
#include "model/rules/record_change.hpp"
#include "model/rules/spell_lists.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// One level more. SRD: Beyond 1st Level, Multiclassing.
namespace dnd::model::rules {

/// What the player said about it.
struct level_request {
  /// A class; empty: that of the last level.
  std::optional<word> of = {};
  /// What the Hit Die showed; 0: the average.
  std::uint8_t hit_points = 0;
  bool roll_hit_points = false;
  std::optional<word> subclass = {};
  /// "str", "str 2", "con 1".
  std::vector<word> increase = {};
  std::optional<word> feat = {};
  /// Features, enemies, terrains.
  std::vector<word> choose = {};
  std::vector<word> skills = {};
  std::vector<word> expertise = {};
  std::vector<word> spells = {};
  std::vector<word> forget = {};
  rule_check check = rule_check::strict;
  /// Proficiencies that are chosen with the level, but come from something else: a race.
  std::vector<level_choice> skills_besides = {};
  /// Who asks step by step: is told what is left open, which is no error then.
  open_choices* open = nullptr;
};

/// Adds a level to the record with all that comes with it: hit points, subclass, features, scores
/// or a feat, spells. A record without levels gets its first. What is new is told. Errors: what the
/// rules say about prerequisites, counts and choices, and `unknown_content`.
[[nodiscard]] ruled<record_news> take_level(draft& out, character_record& record,
                                            const level_request& asked);

/// Tells of who gains experience that it has less than its next level takes, which is given all the
/// same.
void note_missing_experience(const state& now, const creature& who, record_news& told);

}  // namespace dnd::model::rules
