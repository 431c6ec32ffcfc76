#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <vector>

/// Creatures that go by one name. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `group NAME of: WHO [and: WHO]…`, in short `group NAME: WHO [and: WHO]…`
struct group {
  static const language::verb_spec row;
  /// At most creature_name_bytes_max bytes.
  word name;
  std::vector<word> of;

  [[nodiscard]] static group read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const group&, const group&) = default;
};

/// `ungroup NAME`
struct ungroup {
  static const language::verb_spec row;
  word name;

  [[nodiscard]] static ungroup read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const ungroup&, const ungroup&) = default;
};

using group_verbs = type_list<group, ungroup>;

}  // namespace dnd::model::commands
