#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"

#include <optional>

/// What gives light, and burns down. See `model/command.hpp` for what a verb consists of. SRD:
/// Adventuring Gear.
namespace dnd::model::commands {

/// `light WHAT [by: WHO] [free]`
struct light {
  static const language::verb_spec row;
  word what;
  doer who;

  [[nodiscard]] static light read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const light&, const light&) = default;
};

/// `douse [WHAT] [by: WHO] [free]`
struct douse {
  static const language::verb_spec row;
  std::optional<word> what;
  doer who;

  [[nodiscard]] static douse read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const douse&, const douse&) = default;
};

using light_verbs = type_list<light, douse>;

}  // namespace dnd::model::commands
