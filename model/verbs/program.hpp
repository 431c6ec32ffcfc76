#pragma once

#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <string>

/// What the program that holds the campaign does. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// `help [VERB]`
struct help {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// The name of a verb, such as "attack"; empty: all of them.
  std::string verb;

  [[nodiscard]] static help read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const help&, const help&) = default;
};

/// `reopen`: close the campaign and open it from disk again.
struct reopen {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::program_word;

  [[nodiscard]] static reopen read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const reopen&, const reopen&) = default;
};

/// `quit`
struct quit {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::program_word;

  [[nodiscard]] static quit read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const quit&, const quit&) = default;
};

using program_verbs = type_list<help, reopen, quit>;

}  // namespace dnd::model::commands
