#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// What is found. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `treasure [cr: N] [table: NAME] [to: HOLDER] [rolled: …] [hoard] [unidentified]`
struct treasure {
  static const language::verb_spec row;
  /// One of both is given.
  std::optional<std::int32_t> challenge;
  std::optional<word> table;
  /// Otherwise the stash.
  std::optional<word> to;
  /// What many leave together, and not what one carries.
  bool hoard = false;
  bool unidentified = false;
  rolled_faces rolled;

  [[nodiscard]] static treasure read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const treasure&, const treasure&) = default;
};

using treasure_verbs = type_list<treasure>;

}  // namespace dnd::model::commands
