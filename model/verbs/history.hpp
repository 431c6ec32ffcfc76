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

/// `undo to 1234 [yes]`: all that came after an event is taken back as one.
struct undo_to {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;
  /// 0: everything.
  std::int32_t event = 0;
  /// Whoever sits at a prompt need not be asked again.
  bool sure = false;

  [[nodiscard]] static undo_to read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const undo_to&, const undo_to&) = default;
};

/// `undo only 1234`: the one command that an event belongs to, where nothing later stands on it.
struct undo_only {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;
  std::int32_t event = 0;

  [[nodiscard]] static undo_only read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const undo_only&, const undo_only&) = default;
};

/// `redo [count: 3]`: several are brought back as one.
struct redo {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;
  /// 1..undo_count_max: how many undos.
  std::int32_t count = 1;

  [[nodiscard]] static redo read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const redo&, const redo&) = default;
};

/// `redo to 1234`: until the command of an event is in effect again.
struct redo_to {
  static const language::verb_spec row;
  static constexpr bool engine_decides = true;
  std::int32_t event = 0;

  [[nodiscard]] static redo_to read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const redo_to&, const redo_to&) = default;
};

using history_verbs = type_list<undo, undo_to, undo_only, redo, redo_to>;

}  // namespace dnd::model::commands
