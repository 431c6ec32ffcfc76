#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/language/line_kind.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <string_view>

/// Characters leave as files, and come from files. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// `character export WHO [to: FILE]`
struct export_character {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word who = {};
  /// A path; without it the text is shown.
  std::optional<word> to = {};

  [[nodiscard]] static export_character read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const export_character&, const export_character&) = default;
};

/// `character import FILE [as: NAME]`
struct import_character {
  static const language::verb_spec row;
  /// A path.
  word from = {};
  std::optional<word> as = {};

  [[nodiscard]] static import_character read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const import_character&, const import_character&) = default;
};

using character_file_verbs = type_list<export_character, import_character>;

}  // namespace dnd::model::commands

namespace dnd::model {

/// Whether the line reads or writes a file of the machine that carries it out.
[[nodiscard]] bool names_a_file(std::string_view line);

}  // namespace dnd::model
