#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <vector>

/// What players are not to know of. `hide` is another thing: what a creature does in the game. See
/// `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `conceal WHO [and: WHO]…`
struct conceal {
  static const language::verb_spec row;
  std::vector<word> who;

  [[nodiscard]] static conceal read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const conceal&, const conceal&) = default;
};

/// `reveal WHO [and: WHO]…`
struct reveal {
  static const language::verb_spec row;
  std::vector<word> who;

  [[nodiscard]] static reveal read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const reveal&, const reveal&) = default;
};

using secrecy_verbs = type_list<conceal, reveal>;

}  // namespace dnd::model::commands
