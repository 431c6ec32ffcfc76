#pragma once

#include "model/command_values.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

/// What only asks and changes nothing. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `status [WHO]`
struct status {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  std::optional<word> who;

  [[nodiscard]] static status read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const status&, const status&) = default;
};

/// `effects [WHO]`
struct effects {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// Empty: of all creatures.
  std::optional<word> who;

  [[nodiscard]] static effects read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const effects&, const effects&) = default;
};

/// `passive perception [by: WHO [and: WHO]…]`. SRD: Passive Checks.
struct passive {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  std::variant<skill, ability> what;
  /// Empty: all who are alive.
  std::vector<word> by;

  [[nodiscard]] static passive read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const passive&, const passive&) = default;
};

/// `rulings`
struct show_rulings {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;

  [[nodiscard]] static show_rulings read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const show_rulings&, const show_rulings&) = default;
};

/// `encounter difficulty`
struct encounter_difficulty {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;

  [[nodiscard]] static encounter_difficulty read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const encounter_difficulty&, const encounter_difficulty&) = default;
};

using question_verbs = type_list<status, effects, passive, show_rulings, encounter_difficulty>;

}  // namespace dnd::model::commands
