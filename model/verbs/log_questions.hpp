#pragma once

#include "model/command_values.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// What is asked of the log: what happened last, and what of it fits. See `model/command.hpp` for
/// what a verb consists of. What the words mean is told apart where names are known
/// (`model/views/log_search.hpp`).
namespace dnd::model::commands {

enum class log_form : std::uint8_t { story, table, markdown, json_lines };

/// Which commands are wanted. What is not given asks for all.
struct log_labels_given {
  /// 1..log_last_max; nothing: 20.
  std::optional<std::int32_t> last = {};
  std::optional<word> of = {};
  std::optional<word> by = {};
  std::optional<word> verb = {};
  std::optional<word> damage = {};
  std::optional<word> session = {};
  std::optional<word> events = {};
  std::optional<word> since = {};
  std::optional<word> until = {};
  /// The first event of the page before.
  std::optional<std::int32_t> before = {};
  bool newest = false;
  log_form form = log_form::story;
  friend bool operator==(const log_labels_given&, const log_labels_given&) = default;
};

/// `log [last: 20] [of: WHO] [by: WHO] …`
struct log {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  static constexpr std::int32_t last_usual = 20;
  log_labels_given terms;

  [[nodiscard]] static log read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const log&, const log&) = default;
};

/// `log grep TEXT [last: 20] …`
struct log_grep {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word text;
  log_labels_given terms;

  [[nodiscard]] static log_grep read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const log_grep&, const log_grep&) = default;
};

/// `log count [TEXT] [of: WHO] …`
struct log_count {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  std::optional<word> text;
  log_labels_given terms;

  [[nodiscard]] static log_count read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const log_count&, const log_count&) = default;
};

using log_question_verbs = type_list<log, log_grep, log_count>;

}  // namespace dnd::model::commands
