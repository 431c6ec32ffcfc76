#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <vector>

/// What characters wear, wield and are attuned to. See `model/command.hpp` for what a verb consists
/// of. SRD: Armor, Attunement.
namespace dnd::model::commands {

/// Things that are put on or taken off, and by whom.
struct outfit {
  std::vector<word> what;
  std::optional<word> by;
  /// Of magic armor and weapons which kind they are.
  std::optional<word> as = {};
  /// Takes no time and costs nothing of the turn.
  bool free = false;
  friend bool operator==(const outfit&, const outfit&) = default;
};

/// `equip WHAT [and: WHAT]… [by: WHO] [as: KIND] [free]`
struct equip {
  static const language::verb_spec row;
  outfit said;

  [[nodiscard]] static equip read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const equip&, const equip&) = default;
};

/// `unequip WHAT [and: WHAT]… [by: WHO] [free]`
struct unequip {
  static const language::verb_spec row;
  outfit said;

  [[nodiscard]] static unequip read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const unequip&, const unequip&) = default;
};

/// `don WHAT [by: WHO] [as: KIND] [free]`: armor or a shield.
struct don {
  static const language::verb_spec row;
  outfit said;

  [[nodiscard]] static don read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const don&, const don&) = default;
};

/// `doff [WHAT] [by: WHO] [free]`: without a name the armor.
struct doff {
  static const language::verb_spec row;
  outfit said;

  [[nodiscard]] static doff read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const doff&, const doff&) = default;
};

/// `attune WHAT [by: WHO] [as: KIND] [rolled: …] [free]`
struct attune {
  static const language::verb_spec row;
  word what;
  std::optional<word> by;
  std::optional<word> as;
  bool free = false;
  rolled_faces rolled;

  [[nodiscard]] static attune read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const attune&, const attune&) = default;
};

/// `unattune WHAT [by: WHO] [rolled: …] [free]`
struct unattune {
  static const language::verb_spec row;
  word what;
  std::optional<word> by;
  bool free = false;
  rolled_faces rolled;

  [[nodiscard]] static unattune read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const unattune&, const unattune&) = default;
};

using gear_verbs = type_list<equip, unequip, don, doff, attune, unattune>;

}  // namespace dnd::model::commands
