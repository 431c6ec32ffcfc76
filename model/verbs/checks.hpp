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

/// Checks and saving throws. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `check athletics [by: WHO [and: WHO]…] [dc: 15] [with: con] [against: WHOM] [bonus: 1d4]
/// [using: NAME] [rolled: …] [advantage|disadvantage] [inspired] [sight] [hearing]`
struct check {
  static const language::verb_spec row;
  /// A skill, or an ability for a plain ability check.
  std::variant<skill, ability> what;
  /// Empty: whoever's turn it is. 0..targets_max; each rolls for itself.
  std::vector<word> by;
  /// 0..difficulty_max; without it there is a total and no verdict.
  std::optional<std::int32_t> dc;
  /// In place of the ability that the skill usually goes with.
  std::optional<ability> with;
  /// Whom it is about.
  std::optional<word> against;
  /// It needs a sense.
  bool sight = false;
  bool hearing = false;
  advantage_flags flags;
  bool inspired = false;
  std::optional<typed_bonus> bonus;
  /// What counts only when it is asked for.
  std::vector<word> asked_for;
  rolled_faces rolled;

  [[nodiscard]] static check read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const check&, const check&) = default;
};

/// `save dex [by: WHO [and: WHO]…] [dc: 13] [against: WHOM] [bonus: 1d4] [using: NAME]
/// [rolled: …]
/// [advantage|disadvantage] [inspired]`
struct save {
  static const language::verb_spec row;
  ability with{};
  /// Empty: whoever's turn it is. 0..targets_max; each rolls for itself.
  std::vector<word> by;
  std::optional<std::int32_t> dc;
  /// Whose doing it is.
  std::optional<word> against;
  advantage_flags flags;
  bool inspired = false;
  std::optional<typed_bonus> bonus;
  /// What counts only when it is asked for.
  std::vector<word> asked_for;
  rolled_faces rolled;

  [[nodiscard]] static save read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const save&, const save&) = default;
};

using check_verbs = type_list<check, save>;

}  // namespace dnd::model::commands
