#pragma once

#include "model/command_values.hpp"
#include "model/event_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// What creatures do to each other. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `attack [by: WHO] with: WHAT to: WHOM [and: WHOM]… [cover: half] [distance: 30]
/// [bonus: 1d4] [using: NAME] [rolled: …] [opportunity] [nonlethal] [free] [advantage|disadvantage]
/// [inspired]`
struct attack {
  static const language::verb_spec row;
  std::optional<word> by;
  word with;
  /// 1..targets_max.
  std::vector<word> to;
  std::vector<word> choose;
  cover_degree cover = cover_degree::none;
  /// Feet, 0..distance_ft_max; not known when it was not given.
  std::optional<std::int32_t> distance_ft;
  /// Foes within 5 feet of the attacker.
  std::vector<word> beside;
  /// With the reaction, on somebody who leaves its reach.
  bool opportunity = false;
  /// Knocks out in place of killing.
  bool nonlethal = false;
  /// Costs nothing of the turn.
  bool free = false;
  advantage_flags flags;
  /// Spends inspiration on the first attack roll.
  bool inspired = false;
  /// Counts for each attack roll.
  std::optional<typed_bonus> bonus;
  /// What counts only when it is asked for.
  std::vector<word> asked_for;
  rolled_faces rolled;

  [[nodiscard]] static attack read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const attack&, const attack&) = default;

 private:
  /// Words that do not fit the action are refused.
  [[nodiscard]] objection check_words(const rules::draft& out, const creature_id& attacker,
                                      const action& what, const rules::chosen& targets) const;
};

using attack_verbs = type_list<attack>;

}  // namespace dnd::model::commands
