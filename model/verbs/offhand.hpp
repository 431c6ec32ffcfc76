#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// The weapon in the other hand. See `model/command.hpp` for what a verb consists of. SRD:
/// Two-Weapon Fighting.
namespace dnd::model::commands {

/// `offhand [by: WHO] with: WHAT to: WHOM [cover: half] [distance: 30] [beside: WHOM]
/// [bonus: 1d4] [rolled: …] [nonlethal]
/// [free] [advantage|disadvantage]`
struct offhand {
  static const language::verb_spec row;
  std::optional<word> by;
  word with;
  word to;
  cover_degree cover = cover_degree::none;
  std::optional<std::int32_t> distance_ft;
  /// Foes within 5 feet of the attacker.
  std::vector<word> beside;
  bool nonlethal = false;
  bool free = false;
  advantage_flags flags;
  std::optional<typed_bonus> bonus;
  rolled_faces rolled;

  [[nodiscard]] static offhand read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const offhand&, const offhand&) = default;
};

using offhand_verbs = type_list<offhand>;

}  // namespace dnd::model::commands
