#pragma once

#include "model/effects/modifiers.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <vector>

namespace dnd::model::rules {

/// Rolls the damage that modifiers of the attacker add to a hit with a weapon, of a rage, a
/// hunter's mark, a sneak attack, and adds it to `packets`. What goes once in a turn is taken.
/// Errors: `bad_content` for dice that are none.
[[nodiscard]] objection roll_extra_damage(draft& out, const creature_id& attacker_id,
                                          const action& what, const modifier_context& roll,
                                          crit critical, std::vector<packet>& packets);

}  // namespace dnd::model::rules
