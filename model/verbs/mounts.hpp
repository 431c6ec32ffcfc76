#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"

/// Riding. See `model/command.hpp` for what a verb consists of. SRD: Mounted Combat.
namespace dnd::model::commands {

/// `mount WHOM [by: WHO] [independent] [free]`
struct mount {
  static const language::verb_spec row;
  word whom;
  /// It acts for itself, at its own turn.
  bool independent = false;
  doer who;

  [[nodiscard]] static mount read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const mount&, const mount&) = default;
};

/// `dismount [by: WHO] [rolled: …] [jolted] [free]`
struct dismount {
  static const language::verb_spec row;
  /// Only if it does not keep its seat.
  bool jolted = false;
  doer who;
  rolled_faces rolled;

  [[nodiscard]] static dismount read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const dismount&, const dismount&) = default;
};

using mount_verbs = type_list<mount, dismount>;

}  // namespace dnd::model::commands
