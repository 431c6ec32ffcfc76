#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Creatures come and go. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `add zombie [and: goblin]… [count: 3] [as: NAME] [hp: 30 | hp: roll] [rolled: …]
/// [concealed]`
struct add {
  static const language::verb_spec row;
  /// 1..targets_max names of content entries.
  std::vector<word> content;
  /// How many of each, 1..add_count_max.
  std::int32_t count = 1;
  /// Only with one content entry; at most creature_name_bytes_max bytes.
  std::optional<word> as;
  /// Hit points of each, 1..hit_points_max, in place of those of the stat block.
  std::optional<std::int32_t> hit_points;
  /// `hp: roll`: roll the stat block's hit dice for each. Never together with `hit_points`.
  bool roll_hit_points = false;
  /// Unseen by players.
  bool concealed = false;
  /// Hit dice first, then initiative when a fight is on, creature by creature.
  rolled_faces rolled;

  [[nodiscard]] static add read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const add&, const add&) = default;
};

/// `remove WHO [and: WHO]…`
struct remove {
  static const language::verb_spec row;
  std::vector<word> who;

  [[nodiscard]] static remove read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const remove&, const remove&) = default;
};

using creature_verbs = type_list<add, remove>;

}  // namespace dnd::model::commands
