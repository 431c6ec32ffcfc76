#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"
#include "model/verbs/doer.hpp"

#include <cstdint>
#include <optional>

/// Hiding, and finding who is hidden. See `model/command.hpp` for what a verb consists of.
/// SRD: Hide, Search.
namespace dnd::model::commands {

/// `hide [by: WHO] [dc: N] [rolled: …] [bonus] [free] [advantage|disadvantage]`
struct hide {
  static const language::verb_spec row;
  std::optional<std::int32_t> dc;
  doer who;
  advantage_flags flags;
  rolled_faces rolled;

  [[nodiscard]] static hide read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const hide&, const hide&) = default;
};

/// `search [by: WHO] [dc: N] [rolled: …] [bonus] [free] [advantage|disadvantage]`
struct search {
  static const language::verb_spec row;
  std::optional<std::int32_t> dc;
  doer who;
  advantage_flags flags;
  rolled_faces rolled;

  [[nodiscard]] static search read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const search&, const search&) = default;
};

using stealth_verbs = type_list<hide, search>;

}  // namespace dnd::model::commands
