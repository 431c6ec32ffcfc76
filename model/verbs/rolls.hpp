#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// Death saving throws and free rolls. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

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

/// `roll 2d6+3 [times: 6] [by: WHO] [rolled: …] [secret] [# label]`
struct roll {
  static const language::verb_spec row;
  dice_text dice;
  /// 1..roll_times_max.
  std::int32_t times = 1;
  std::optional<word> by;
  rolled_faces rolled;
  /// What stood after `#`, trimmed: "fire". Often empty.
  std::string label;
  /// For the game master alone.
  bool secret = false;

  [[nodiscard]] static roll read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const roll&, const roll&) = default;
};

using roll_verbs = type_list<death_save, roll>;

}  // namespace dnd::model::commands
