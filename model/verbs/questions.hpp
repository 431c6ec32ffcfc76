#pragma once

#include "model/command_values.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// What only asks and changes nothing. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `status [WHO]`
struct status {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  std::optional<word> who;

  [[nodiscard]] static status read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const status&, const status&) = default;
};

/// `log [last: 20]`
struct log {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// 1..log_last_max.
  std::int32_t last = 20;

  [[nodiscard]] static log read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const log&, const log&) = default;
};

using question_verbs = type_list<status, log>;

}  // namespace dnd::model::commands
