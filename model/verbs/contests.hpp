#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

/// Checks of several creatures that decide one thing. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// `contest athletics [by: WHO] against: WHOM [with: acrobatics] [bonus: 1d4] [rolled: …]
/// [advantage|disadvantage]`. SRD: Contests.
struct contest {
  static const language::verb_spec row;
  std::variant<skill, ability> what;
  /// Empty: whoever's turn it is.
  std::optional<word> by;
  word against;
  /// What the other one answers with; empty: the same.
  std::optional<std::variant<skill, ability>> with;
  /// Of the one who acts.
  advantage_flags flags;
  std::optional<typed_bonus> bonus;
  rolled_faces rolled;

  [[nodiscard]] static contest read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const contest&, const contest&) = default;
};

/// `group check stealth by: WHO [and: WHO]… dc: 12 [bonus: 1d4] [rolled: …]
/// [advantage|disadvantage]`. SRD: Group Checks.
struct group_check {
  static const language::verb_spec row;
  std::variant<skill, ability> what;
  std::vector<word> by;
  /// 0..difficulty_max.
  std::int32_t dc = 0;
  advantage_flags flags;
  std::optional<typed_bonus> bonus;
  rolled_faces rolled;

  [[nodiscard]] static group_check read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const group_check&, const group_check&) = default;
};

using contest_verbs = type_list<contest, group_check>;

}  // namespace dnd::model::commands
