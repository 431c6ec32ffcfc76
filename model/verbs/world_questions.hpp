#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// What is asked about the world, and about the past. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// `time`
struct show_time {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;

  [[nodiscard]] static show_time read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const show_time&, const show_time&) = default;
};

/// `quests`
struct show_quests {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;

  [[nodiscard]] static show_quests read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const show_quests&, const show_quests&) = default;
};

/// `world`
struct show_world {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;

  [[nodiscard]] static show_world read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const show_world&, const show_world&) = default;
};

/// `who is NAME`
struct who_is {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word name;

  [[nodiscard]] static who_is read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const who_is&, const who_is&) = default;
};

/// `where`
struct show_where {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;

  [[nodiscard]] static show_where read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const show_where&, const show_where&) = default;
};

/// `where is NAME`
struct where_is {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word name;

  [[nodiscard]] static where_is read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const where_is&, const where_is&) = default;
};

/// `about TEXT`
struct about {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word name;

  [[nodiscard]] static about read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const about&, const about&) = default;
};

/// `timeline [last: 20]`
struct timeline {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// 1..log_last_max.
  std::int32_t last = 20;

  [[nodiscard]] static timeline read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const timeline&, const timeline&) = default;
};

enum class recap_form : std::uint8_t { text, markdown, html };

/// `recap [SESSION] [brief] [events] [players] [markdown|html]`
struct recap {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// "3", "session 3", "last", "2..4"; nothing: the one that is running, else the last.
  std::optional<word> session;
  bool brief = false;
  bool events = false;
  /// What all who sit around the table may know.
  bool players = false;
  recap_form form = recap_form::text;

  [[nodiscard]] static recap read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const recap&, const recap&) = default;
};

using world_question_verbs = type_list<show_time, show_quests, show_world, show_where, where_is,
                                       who_is, about, timeline, recap>;

}  // namespace dnd::model::commands
