#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <vector>

/// Who goes with whom. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `follow WHO [and: WHO]… of: WHOM`, `follow WHO [and: WHO]… stop`
struct follow {
  static const language::verb_spec row;
  std::vector<word> who;
  /// Empty with `stop`.
  std::optional<word> of;
  bool stop = false;

  [[nodiscard]] static follow read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const follow&, const follow&) = default;
};

using follower_verbs = type_list<follow>;

}  // namespace dnd::model::commands
