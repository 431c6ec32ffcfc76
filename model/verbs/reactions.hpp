#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// Answers to what is about to happen. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `reaction NAME [by: WHO] [at: LEVEL] [rolled: …]`: answers a command that waits.
/// `reaction NAME when: it helps|always|never|ask [by: WHO]`: what is done from now on.
struct reaction {
  static const language::verb_spec row;
  static constexpr bool goes_beside_a_question = true;
  word name;
  /// Of a standing order.
  std::optional<word> when;
  std::optional<word> by;
  /// Level of the slot, 1..9.
  std::optional<std::int32_t> at;
  /// What is rolled from here on.
  rolled_faces rolled;

  [[nodiscard]] static reaction read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const reaction&, const reaction&) = default;
};

/// `pass [by: WHO]`: one who was asked does nothing.
struct pass {
  static const language::verb_spec row;
  static constexpr bool goes_beside_a_question = true;
  std::optional<word> by;

  [[nodiscard]] static pass read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const pass&, const pass&) = default;
};

/// `let pass`: nobody answers the command that waits, now and later.
struct let_pass {
  static const language::verb_spec row;
  static constexpr bool goes_beside_a_question = true;

  [[nodiscard]] static let_pass read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const let_pass&, const let_pass&) = default;
};

using reaction_verbs = type_list<reaction, pass, let_pass>;

}  // namespace dnd::model::commands
