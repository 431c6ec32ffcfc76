#pragma once

#include "model/language/fwd.hpp"
#include "model/type_list.hpp"

/// Taking back. The engine decides these: they need the past. See `model/command.hpp` for what a
/// verb consists of.
namespace dnd::model::commands {

/// `undo`
struct undo {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;

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
