#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"

/// Help for the dying and the sleeping. See `model/command.hpp` for what a verb consists of. SRD:
/// Stabilizing a Creature.
namespace dnd::model::commands {

/// `stabilize WHO [by: WHO] [rolled: …] [kit] [bonus] [free] [advantage|disadvantage]`
struct stabilize {
  static const language::verb_spec row;
  word patient;
  /// With a healer's kit, which needs no check.
  bool kit = false;
  doer who;
  advantage_flags flags;
  rolled_faces rolled;

  [[nodiscard]] static stabilize read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const stabilize&, const stabilize&) = default;
};

/// `shake WHO [by: WHO] [bonus] [free]`
struct shake {
  static const language::verb_spec row;
  word whom;
  doer who;

  [[nodiscard]] static shake read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const shake&, const shake&) = default;
};

using first_aid_verbs = type_list<stabilize, shake>;

}  // namespace dnd::model::commands
