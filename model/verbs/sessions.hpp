#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <string>

/// Sessions. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `session start [TITLE]`; the title has at most title_bytes_max bytes and may be empty.
struct start_session {
  static const language::verb_spec row;
  std::string title;

  [[nodiscard]] static start_session read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const start_session&, const start_session&) = default;
};

/// `session end`
struct end_session {
  static const language::verb_spec row;

  [[nodiscard]] static end_session read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const end_session&, const end_session&) = default;
};

/// `session save`: a snapshot now.
struct save_session {
  static const language::verb_spec row;

  [[nodiscard]] static save_session read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const save_session&, const save_session&) = default;
};

/// `attend PLAYER [as: WHO]`
struct attend {
  static const language::verb_spec row;
  word player;
  std::optional<word> as;

  [[nodiscard]] static attend read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const attend&, const attend&) = default;
};

using session_verbs = type_list<start_session, end_session, save_session, attend>;

}  // namespace dnd::model::commands
