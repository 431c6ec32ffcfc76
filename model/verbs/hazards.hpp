#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <vector>

/// What surroundings do. See `model/command.hpp` for what a verb consists of. SRD: Falling,
/// Suffocating.
namespace dnd::model::commands {

/// `fall WHO [and: WHO]… feet: 30 [rolled: …]`
struct fall {
  static const language::verb_spec row;
  /// 1..targets_max; each takes a roll of its own.
  std::vector<word> who;
  /// 1..distance_ft_max.
  std::int32_t feet = 0;
  rolled_faces rolled;

  [[nodiscard]] static fall read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const fall&, const fall&) = default;
};

/// `suffocate WHO [and: WHO]… [held]`
struct suffocate {
  static const language::verb_spec row;
  std::vector<word> who;
  /// It had time to hold its breath.
  bool held = false;

  [[nodiscard]] static suffocate read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const suffocate&, const suffocate&) = default;
};

/// `breathe WHO [and: WHO]…`
struct breathe {
  static const language::verb_spec row;
  std::vector<word> who;

  [[nodiscard]] static breathe read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const breathe&, const breathe&) = default;
};

/// `submerge WHO [and: WHO]…`
struct submerge {
  static const language::verb_spec row;
  std::vector<word> who;

  [[nodiscard]] static submerge read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const submerge&, const submerge&) = default;
};

/// `surface WHO [and: WHO]…`
struct surface {
  static const language::verb_spec row;
  std::vector<word> who;

  [[nodiscard]] static surface read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const surface&, const surface&) = default;
};

using hazard_verbs = type_list<fall, suffocate, breathe, submerge, surface>;

}  // namespace dnd::model::commands
