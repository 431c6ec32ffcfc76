#pragma once

#include "model/command_values.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Why something is as it is, and since when: what the log answers. See `model/command.hpp` for
/// what a verb consists of. What is asked about is told apart where names are known
/// (`model/views/past_view.hpp`): "hp goblin-2" and "goblin-2 hp" are the same.
namespace dnd::model::commands {

/// `history WHO [VALUE] [last: 20]`
struct value_history {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word what;
  /// 1..log_last_max.
  std::int32_t last = 20;

  [[nodiscard]] static value_history read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const value_history&, const value_history&) = default;
};

/// `why VALUE WHO`, `why EVENT`
struct why {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word what;

  [[nodiscard]] static why read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const why&, const why&) = default;
};

/// `when did WHO die`
struct when_did {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word what;

  [[nodiscard]] static when_did read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const when_did&, const when_did&) = default;
};

/// `who healed WHO`
struct who_healed {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word whom;

  [[nodiscard]] static who_healed read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const who_healed&, const who_healed&) = default;
};

/// `who hurt WHO`
struct who_hurt {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word whom;

  [[nodiscard]] static who_hurt read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const who_hurt&, const who_hurt&) = default;
};

/// `blame WHO`
struct blame {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word who;

  [[nodiscard]] static blame read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const blame&, const blame&) = default;
};

/// `diff 10..20`
struct diff {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word range;

  [[nodiscard]] static diff read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const diff&, const diff&) = default;
};

/// `what if COMMAND [; COMMAND]… [times: 1000]`
struct what_if {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// Lines as they would be typed, at least one.
  std::vector<std::string> lines;
  /// 1..what_if_times_max.
  std::int32_t times = times_usual;
  static constexpr std::int32_t times_usual = 1'000;

  [[nodiscard]] static what_if read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const what_if&, const what_if&) = default;
};

using past_question_verbs =
    type_list<value_history, why, when_did, who_healed, who_hurt, blame, diff, what_if>;

}  // namespace dnd::model::commands
