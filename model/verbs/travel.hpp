#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// On the road, and after a fight. See `model/command.hpp` for what a verb consists of. SRD: Travel
/// Pace, Ammunition.
namespace dnd::model::commands {

/// `march HOURS [to: PLACE] [by: WHO [and: WHO]…] [rolled: …] [fast|slow]`
struct march {
  static const language::verb_spec row;
  /// 1..24.
  std::int32_t hours = 0;
  /// Where they are afterwards; empty: nobody says.
  std::optional<word> to;
  /// Empty: all characters that are alive.
  std::vector<word> by;
  bool fast = false;
  bool slow = false;
  rolled_faces rolled;

  [[nodiscard]] static march read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const march&, const march&) = default;
};

/// `gather [by: WHO [and: WHO]…]`
struct gather {
  static const language::verb_spec row;
  /// Empty: all characters that are alive.
  std::vector<word> by;

  [[nodiscard]] static gather read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const gather&, const gather&) = default;
};

using travel_verbs = type_list<march, gather>;

}  // namespace dnd::model::commands
