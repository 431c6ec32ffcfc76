#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Conditions. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `condition add poisoned to: WHO [and: WHO]… [rounds: 10] [by: SOURCE]`. Exhaustion goes up by
/// one level.
struct add_condition {
  static const language::verb_spec row;
  condition what{};
  std::vector<word> to;
  /// 1..condition_rounds_max; until it is removed when it was not given.
  std::optional<std::int32_t> rounds;
  std::optional<word> by;

  [[nodiscard]] static add_condition read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const add_condition&, const add_condition&) = default;
};

/// `condition remove poisoned from: WHO [and: WHO]…` (`to:` is the same). Exhaustion goes down by
/// one level.
struct remove_condition {
  static const language::verb_spec row;
  condition what{};
  std::vector<word> from;

  [[nodiscard]] static remove_condition read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const remove_condition&, const remove_condition&) = default;
};

using condition_verbs = type_list<add_condition, remove_condition>;

}  // namespace dnd::model::commands
