#pragma once

#include "model/command_values.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Movement. The engine keeps no map: it counts feet. See `model/command.hpp` for what a verb
/// consists of. SRD: Movement and Position.
namespace dnd::model::commands {

/// `move FEET [by: WHO] [flying|swimming|climbing|burrowing] [difficult] [drag] [free]`
struct move {
  static const language::verb_spec row;
  /// 1..distance_ft_max.
  std::int32_t feet = 0;
  /// On foot where none of them was said; two of them are refused.
  bool flying = false;
  bool swimming = false;
  bool climbing = false;
  bool burrowing = false;
  /// Over difficult terrain.
  bool difficult = false;
  /// Takes along whom it has grappled.
  bool drag = false;
  doer who;

  [[nodiscard]] static move read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const move&, const move&) = default;
};

/// `stand [by: WHO] [free]`
struct stand {
  static const language::verb_spec row;
  doer who;

  [[nodiscard]] static stand read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const stand&, const stand&) = default;
};

/// `drop [WHAT [and: WHAT]…] [by: WHO]`: things, or itself.
struct drop {
  static const language::verb_spec row;
  std::vector<word> what;
  std::optional<word> by;

  [[nodiscard]] static drop read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const drop&, const drop&) = default;
};

/// `jump FEET [by: WHO] [high] [standing] [free]`
struct jump {
  static const language::verb_spec row;
  /// 1..distance_ft_max.
  std::int32_t feet = 0;
  /// Up, not along.
  bool high = false;
  /// Without 10 feet of a run before it.
  bool standing = false;
  doer who;

  [[nodiscard]] static jump read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const jump&, const jump&) = default;
};

using move_verbs = type_list<move, jump, stand, drop>;

}  // namespace dnd::model::commands
