#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"
#include "model/vocabulary.hpp"

#include <optional>
#include <variant>

/// Letting go, and getting free. See `model/command.hpp` for what a verb consists of. SRD:
/// Escaping a Grapple.
namespace dnd::model::commands {

/// `release WHOM [by: WHO]`
struct release {
  static const language::verb_spec row;
  word whom;
  std::optional<word> by;

  [[nodiscard]] static release read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const release&, const release&) = default;
};

/// `escape [from: WHOM] [with: SKILL] [by: WHO] [rolled: …] [bonus] [free]
/// [advantage|disadvantage]`
struct escape {
  static const language::verb_spec row;
  std::optional<word> from;
  std::optional<std::variant<skill, ability>> with;
  doer who;
  advantage_flags flags;
  rolled_faces rolled;

  [[nodiscard]] static escape read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const escape&, const escape&) = default;
};

using escape_verbs = type_list<release, escape>;

}  // namespace dnd::model::commands
