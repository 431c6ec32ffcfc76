#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Spells. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `cast SPELL [by: WHO] [at: LEVEL] [to: WHOM [x2] [and: WHOM]…] [choose: WHAT [and: WHAT]…]
/// [using: NAME] [cover: half] [distance: 30] [rolled: …] [ritual] [free] [advantage|disadvantage]`
struct cast {
  static const language::verb_spec row;
  word spell;
  std::optional<word> by;
  /// Level of the slot, 1..9.
  std::optional<std::int32_t> at;
  /// 0..targets_max. A word may end in "x2": so many missiles for that target.
  std::vector<word> to;
  std::vector<word> choose;
  /// What counts only when it is asked for, on attack rolls.
  std::vector<word> asked_for;
  cover_degree cover = cover_degree::none;
  std::optional<std::int32_t> distance_ft;
  /// Foes within 5 feet of the caster.
  std::vector<word> beside;
  bool ritual = false;
  bool free = false;
  advantage_flags flags;
  rolled_faces rolled;

  [[nodiscard]] static cast read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const cast&, const cast&) = default;
};

/// `stop [WHAT] [by: WHO]`: ends what somebody concentrates on, or, by its name, what it has put on
/// somebody; without either, the other shape that it has.
struct stop {
  static const language::verb_spec row;
  std::optional<word> what;
  std::optional<word> by;

  [[nodiscard]] static stop read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const stop&, const stop&) = default;
};

using spell_verbs = type_list<cast, stop>;

}  // namespace dnd::model::commands
