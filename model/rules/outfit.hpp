#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/content/entry.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/level_choices.hpp"
#include "model/rules/spell_lists.hpp"

#include <optional>
#include <vector>

/// The first things of a character: what it has chosen, or coins in place of it, and what of them
/// it wears and wields. SRD: Equipment.
namespace dnd::model::rules {

struct outfit_request {
  /// See `choose_equipment`.
  std::vector<word> equipment = {};
  /// "125 gp", "rolled" or "average", in place of all equipment.
  std::optional<word> coins = {};
  /// What is worn and wielded; what is not said is the best of what it has.
  std::optional<word> armor = {};
  bool shield = false;
  std::vector<word> weapons = {};
  rule_check check = rule_check::strict;
  /// Who asks step by step; null where equipment was passed over.
  open_choices* open = nullptr;
};

/// Gives the record what it wears and wields, and the rest as its `equipment` and `coins`. Requires
/// that it has a level; `background` may be null. Who has chosen neither equipment nor coins has
/// what was said to be worn and wielded alone. Errors: as for `choose_equipment`, and `bad_value`
/// for coins that the class does not begin with.
[[nodiscard]] objection take_outfit(draft& out, character_record& record,
                                    const outfit_request& asked, const content_entry& of,
                                    const content_entry* background);

/// Who comes with nothing at all is told of it once, and what to type. `how` says what brings it
/// what its class begins with.
void tell_of_nothing(draft& out, const creature_id& who, std::string_view how);

}  // namespace dnd::model::rules
