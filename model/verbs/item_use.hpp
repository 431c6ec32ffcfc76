#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Things that are used. See `model/command.hpp` for what a verb consists of. SRD: Use an Object,
/// Magic Items.
namespace dnd::model::commands {

/// `use TEXT [with: ACTION] [to: WHOM [and: WHOM]…] [choose: WHAT [and: WHAT]…] [by: WHO]
/// [rolled: …] [free]`
struct use {
  static const language::verb_spec row;
  /// A thing that does something, or what is done with an object.
  std::string what;
  std::size_t column = 0;
  /// Which of the things that it does.
  std::optional<word> with;
  std::vector<word> to;
  std::vector<word> choose;
  doer who;
  rolled_faces rolled;

  [[nodiscard]] static use read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  /// Where it stood is not part of what it says.
  friend bool operator==(const use& a, const use& b) {
    return a.what == b.what && a.with == b.with && a.to == b.to && a.choose == b.choose &&
           a.who == b.who && a.rolled == b.rolled;
  }
};

using item_use_verbs = type_list<use>;

}  // namespace dnd::model::commands
