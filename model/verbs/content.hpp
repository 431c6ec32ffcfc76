#pragma once

#include "model/command_values.hpp"
#include "model/content/category.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <string>
#include <vector>

/// Questions about what the game's content says. See `model/command.hpp` for what a verb consists
/// of.
namespace dnd::model::commands {

/// `look NAME [kind: KIND]`
struct look {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// Of an entry, with its kind before it or not ("spell shield"), or of a creature that is there.
  word what;
  std::optional<category> of;

  [[nodiscard]] static look read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const look&, const look&) = default;
};

/// What is asked for in one label of `find`.
struct sought {
  /// "cr"; some label of the row.
  std::string label;
  word value;
  friend bool operator==(const sought&, const sought&) = default;
};

/// `find [KIND] [cr: 2] [type: undead]…`: whether the labels go with the kind, and the values with
/// the labels, is for `search_of`.
struct find {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  std::optional<category> of;
  /// In the order of the row.
  std::vector<sought> wanted;

  [[nodiscard]] static find read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const find&, const find&) = default;
};

using content_verbs = type_list<look, find>;

}  // namespace dnd::model::commands
