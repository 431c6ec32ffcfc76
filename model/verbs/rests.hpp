#pragma once

#include "model/command_values.hpp"
#include "model/effects/instance.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Rests, and time outside of fights. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `rest short [by: WHO [and: WHO]…] [spend: 2] [die: 8] [rolled: …]`. SRD: Short Rest.
struct short_rest {
  static const language::verb_spec row;
  /// Empty: all characters that are alive.
  std::vector<word> by;
  /// Hit dice of each, 0..hit_dice_max.
  std::int32_t spend = 0;
  /// Faces of the hit dice that go first.
  std::optional<std::int32_t> die;
  rolled_faces rolled;

  [[nodiscard]] static short_rest read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const short_rest&, const short_rest&) = default;
};

/// `rest long [by: WHO [and: WHO]…] [die: 8] [rolled: …] [hungry]`. SRD: Long Rest.
struct long_rest {
  static const language::verb_spec row;
  /// Empty: all characters that are alive.
  std::vector<word> by;
  /// Faces of the hit dice that come back first.
  std::optional<std::int32_t> die;
  /// Without food and drink.
  bool hungry = false;
  rolled_faces rolled;

  [[nodiscard]] static long_rest read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const long_rest&, const long_rest&) = default;
};

/// `time pass 10 minutes [rolled: …]`
struct pass_time {
  static const language::verb_spec row;
  /// 1..time_pass_rounds_max.
  game_time rounds = 1;
  rolled_faces rolled;

  [[nodiscard]] static pass_time read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const pass_time&, const pass_time&) = default;
};

using rest_verbs = type_list<short_rest, long_rest, pass_time>;

}  // namespace dnd::model::commands
