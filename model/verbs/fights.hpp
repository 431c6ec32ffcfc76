#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <vector>

/// The course of a fight. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `encounter start [with: WHO [and: WHO]…] [surprised: WHO [and: WHO]…] [rolled: …]
/// [ambush]`
struct start_encounter {
  static const language::verb_spec row;
  /// Who takes part; empty: everyone who is there.
  std::vector<word> with;
  std::vector<word> surprised;
  /// Who notices nobody of the other side is surprised too.
  bool ambush = false;
  rolled_faces rolled;

  [[nodiscard]] static start_encounter read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const start_encounter&, const start_encounter&) = default;
};

/// `encounter end`
struct end_encounter {
  static const language::verb_spec row;

  [[nodiscard]] static end_encounter read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const end_encounter&, const end_encounter&) = default;
};

/// `encounter discard`: the fight never happened. The engine decides it: it needs the past.
struct discard_encounter {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;

  [[nodiscard]] static discard_encounter read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const discard_encounter&, const discard_encounter&) = default;
};

/// `initiative [by: WHO [and: WHO]…] [bonus: 1d8] [rolled: 14] [advantage|disadvantage]`
struct initiative {
  static const language::verb_spec row;
  /// Empty: all who have not rolled.
  std::vector<word> by;
  advantage_flags flags;
  std::optional<typed_bonus> bonus;
  rolled_faces rolled;

  [[nodiscard]] static initiative read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const initiative&, const initiative&) = default;
};

/// `turn [rolled: …]`: ends the current turn. What the next turn rolls at its start (recharge)
/// takes its faces from `rolled`.
struct turn {
  static const language::verb_spec row;
  rolled_faces rolled;

  [[nodiscard]] static turn read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const turn&, const turn&) = default;
};

using fight_verbs = type_list<start_encounter, end_encounter, discard_encounter, initiative, turn>;

}  // namespace dnd::model::commands
