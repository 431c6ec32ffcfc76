#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"

#include <optional>
#include <string>

/// What creatures do with their action besides attacks and spells. See `model/command.hpp` for what
/// a verb consists of. SRD: Actions in Combat.
namespace dnd::model::commands {

/// `dash [by: WHO] [bonus] [free]`
struct dash {
  static const language::verb_spec row;
  doer who;

  [[nodiscard]] static dash read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const dash&, const dash&) = default;
};

/// `disengage [by: WHO] [bonus] [free]`
struct disengage {
  static const language::verb_spec row;
  doer who;

  [[nodiscard]] static disengage read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const disengage&, const disengage&) = default;
};

/// `dodge [by: WHO] [bonus] [free]`
struct dodge {
  static const language::verb_spec row;
  doer who;

  [[nodiscard]] static dodge read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const dodge&, const dodge&) = default;
};

/// `assist to: WHO [against: WHOM] [by: WHO] [bonus] [free]`; `help to: …` is the same.
struct assist {
  static const language::verb_spec row;
  word to;
  std::optional<word> against;
  doer who;

  [[nodiscard]] static assist read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const assist&, const assist&) = default;
};

/// `ready TEXT [by: WHO] [spell: SPELL] [at: LEVEL] [free]`
struct ready {
  static const language::verb_spec row;
  std::string what;
  /// Cast now, and held.
  std::optional<word> spell;
  /// Level of the slot, 1..9; otherwise the lowest that will do.
  std::optional<std::int32_t> at;
  doer who;

  [[nodiscard]] static ready read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const ready&, const ready&) = default;
};

using tactics_verbs = type_list<dash, disengage, dodge, assist, ready>;

}  // namespace dnd::model::commands
