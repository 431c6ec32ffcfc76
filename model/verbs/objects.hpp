#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// Doors, chests and ropes as something to hit. See `model/command.hpp` for what a verb consists
/// of. SRD: Objects.
namespace dnd::model::commands {

/// `object NAME of: wood [size: large] [hp: 40] [threshold: 10] [fragile]`
struct object {
  static const language::verb_spec row;
  word name;
  word material;
  /// Large at most; medium where it was not said.
  std::optional<word> size;
  std::optional<std::int32_t> hit_points;
  /// 0: none.
  std::int32_t threshold = 0;
  bool fragile = false;

  [[nodiscard]] static object read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const object&, const object&) = default;
};

using object_verbs = type_list<object>;

}  // namespace dnd::model::commands
