#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <string>
#include <vector>

/// Damage, healing and temporary hit points that the game master gives, rolled once for all
/// targets. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `damage to: WHOM [and: WHOM]… amount: 9 type: slashing [amount: 3 type: fire]… [by: SOURCE]
/// [rolled: …] [critical] [magical]`
struct damage {
  static const language::verb_spec row;
  std::vector<word> to;
  /// 1..damage_parts_max. Rolled once for all targets. SRD: Damage Rolls.
  std::vector<damage_amount> parts;
  std::optional<word> by;
  /// From a critical hit: two failures at 0 hit points. The amounts are as given, not doubled.
  bool critical = false;
  /// Counts as magical against resistances to nonmagical damage.
  bool magical = false;
  rolled_faces rolled;

  [[nodiscard]] static damage read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const damage&, const damage&) = default;
};

/// `heal to: WHOM [and: WHOM]… amount: 2d4+2 [by: WHO] [rolled: …]`
struct heal {
  static const language::verb_spec row;
  std::vector<word> to;
  dice_text amount;
  std::optional<word> by;
  rolled_faces rolled;

  [[nodiscard]] static heal read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const heal&, const heal&) = default;
};

/// `temp to: WHOM [and: WHOM]… amount: 1d4+4 [for: 1 hour] [by: WHO] [rolled: …] [instead]`:
/// temporary hit points.
struct grant_temporary {
  static const language::verb_spec row;
  std::vector<word> to;
  dice_text amount;
  std::optional<word> by;
  rolled_faces rolled;
  /// "1 hour"; empty: until a long rest.
  std::string lasting = {};
  /// In place of what is there, even if that is more.
  bool instead = false;

  [[nodiscard]] static grant_temporary read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const grant_temporary&, const grant_temporary&) = default;
};

using damage_verbs = type_list<damage, heal, grant_temporary>;

}  // namespace dnd::model::commands
