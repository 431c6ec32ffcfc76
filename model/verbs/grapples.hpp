#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"
#include "model/vocabulary.hpp"

#include <optional>
#include <variant>

/// Getting hold of somebody. See `model/command.hpp` for what a verb consists of.
/// SRD: Grappling, Shoving a Creature.
namespace dnd::model::commands {

/// What a target answers with.
using skill_answer = std::variant<skill, ability>;

/// `grapple WHOM [by: WHO] [answer: acrobatics] [bonus: 1d4] [rolled: …] [free]
/// [advantage|disadvantage]`
struct grapple {
  static const language::verb_spec row;
  word whom;
  doer who;
  /// Athletics or Acrobatics; what it is better at where it was not said.
  std::optional<skill_answer> answer;
  advantage_flags flags;
  std::optional<typed_bonus> bonus;
  rolled_faces rolled;

  [[nodiscard]] static grapple read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const grapple&, const grapple&) = default;
};

/// `shove WHOM [by: WHO] [answer: acrobatics] [bonus: 1d4] [rolled: …] prone|push [free]
/// [advantage|disadvantage]`
struct shove {
  static const language::verb_spec row;
  word whom;
  /// To the ground, or away; to the ground where neither was said.
  bool prone = false;
  bool push = false;
  doer who;
  /// Athletics or Acrobatics; what it is better at where it was not said.
  std::optional<skill_answer> answer;
  advantage_flags flags;
  std::optional<typed_bonus> bonus;
  rolled_faces rolled;

  [[nodiscard]] static shove read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const shove&, const shove&) = default;
};

using grapple_verbs = type_list<grapple, shove>;

}  // namespace dnd::model::commands
