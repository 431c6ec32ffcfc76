#pragma once

#include "model/command_values.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/gear.hpp"
#include "model/verbs/gear.hpp"

#include <optional>
#include <string_view>

/// Putting things on and taking them off, with the time that it takes. SRD: Donning and Doffing
/// Armor, Other Activity on Your Turn.
namespace dnd::model::rules {

/// Each of them, one after the other. Armor takes minutes, which pass for all; in a fight it is
/// refused, a shield is an action and all else an object that is handled. `verb` is for hints.
/// Errors: as `gear_named` and `pay`; `not_available`, `encounter_running`.
[[nodiscard]] objection equip_all(draft& out, const commands::outfit& said, std::string_view verb);
[[nodiscard]] objection unequip_all(draft& out, const commands::outfit& said,
                                    std::string_view verb);

/// Only what is worn on the body or the arm is donned. Errors: `not_available`.
[[nodiscard]] objection refuse_unless_armor(const draft& out, const commands::outfit& said,
                                            std::string_view verb);

/// The slug of the armor that somebody takes off who names none. Errors: `not_available`.
[[nodiscard]] ruled<std::string> armor_to_doff(const draft& out, const std::optional<word>& by);

}  // namespace dnd::model::rules
