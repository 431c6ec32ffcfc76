#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <string>

/// The story. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `note TEXT [for: gm|all|WHO]`: the rest of the line, trimmed, as it is: labels, quotes and `#`
/// in it are text, but for a `for:` whose value is one of these and ends the line.
struct note {
  static const language::verb_spec row;
  static constexpr bool goes_beside_a_question = true;
  std::string text;
  /// Nothing: for the game master alone.
  std::optional<word> reader;

  [[nodiscard]] static note read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const note&, const note&) = default;
};

using story_verbs = type_list<note>;

}  // namespace dnd::model::commands
