#pragma once

#include "model/language/fwd.hpp"
#include "model/type_list.hpp"

#include <cstdint>

/// Taking back. The engine decides these: they need the past. See `model/command.hpp` for what a
/// verb consists of.
namespace dnd::model::commands {

/// `undo [count: 3]`: several are taken back as one.
struct undo {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;
  /// 1..undo_count_max.
  std::int32_t count = 1;

  [[nodiscard]] static undo read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const undo&, const undo&) = default;
};

/// `redo`
struct redo {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;

  [[nodiscard]] static redo read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const redo&, const redo&) = default;
};

using history_verbs = type_list<undo, redo>;

}  // namespace dnd::model::commands
