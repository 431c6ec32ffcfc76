#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/rules/class_entry.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/spell_lists.hpp"

#include <optional>
#include <string>
#include <vector>

/// Ability score increases, feats and what classes ask of who takes them. SRD: Ability Score
/// Improvement, Feats, Multiclassing.
namespace dnd::model::rules {

/// No score is raised above this by levels.
inline constexpr int score_most = 20;

/// Raises scores by `points` together, at most 2 each: "str 2", or "str" and "con". A name alone
/// means what is left, shared equally. Errors: `bad_value`, `unknown_ability`.
[[nodiscard]] objection raise_scores(character_record& record, const std::vector<word>& said,
                                     int points, rule_check check);

/// Takes a feat in place of an increase. Errors: `unknown_content`, and `not_available` for one
/// whose prerequisites are not met or that is there already.
[[nodiscard]] objection take_feat(const draft& out, character_record& record, const word& feat,
                                  rule_check check);

/// Whether scores allow a class besides another one; else what is missing.
[[nodiscard]] objection check_prerequisites(const character_record& record, const class_entry& of);

}  // namespace dnd::model::rules
