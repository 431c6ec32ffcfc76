#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>
#include <vector>

/// What sets a creature apart from others. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `inspiration WHO [and: WHO]… [from: WHO]`. SRD: Inspiration.
struct inspiration {
  static const language::verb_spec row;
  std::vector<word> who;
  /// Whose it was.
  std::optional<word> from;

  [[nodiscard]] static inspiration read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const inspiration&, const inspiration&) = default;
};

/// `important WHO [and: WHO]…`. SRD: Monsters and Death.
struct important {
  static const language::verb_spec row;
  std::vector<word> who;

  [[nodiscard]] static important read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const important&, const important&) = default;
};

using mark_verbs = type_list<inspiration, important>;

}  // namespace dnd::model::commands
