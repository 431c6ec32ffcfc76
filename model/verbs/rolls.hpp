#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Checks, saving throws and free rolls. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `check athletics [by: WHO [and: WHO]…] [dc: 15] [with: con] [against: WHOM] [bonus: 1d4]
/// [rolled: …] [advantage|disadvantage] [inspired] [sight] [hearing]`
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
  rolled_faces rolled;

  [[nodiscard]] static check read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const check&, const check&) = default;
};

/// `save dex [by: WHO [and: WHO]…] [dc: 13] [against: WHOM] [bonus: 1d4] [rolled: …]
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
  rolled_faces rolled;

  [[nodiscard]] static save read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const save&, const save&) = default;
};

/// `save death [by: WHO] [bonus: 1d4] [rolled: …] [advantage|disadvantage]`. SRD: Death Saving
/// Throws.
struct death_save {
  static const language::verb_spec row;
  std::optional<word> by;
  advantage_flags flags;
  std::optional<typed_bonus> bonus;
  rolled_faces rolled;

  [[nodiscard]] static death_save read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const death_save&, const death_save&) = default;
};

/// `roll 2d6+3 [times: 6] [by: WHO] [rolled: …] [# label]`
struct roll {
  static const language::verb_spec row;
  dice_text dice;
  /// 1..roll_times_max.
  std::int32_t times = 1;
  std::optional<word> by;
  rolled_faces rolled;
  /// What stood after `#`, trimmed: "fire". Often empty.
  std::string label;

  [[nodiscard]] static roll read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const roll&, const roll&) = default;
};

using roll_verbs = type_list<check, save, death_save, roll>;

}  // namespace dnd::model::commands
