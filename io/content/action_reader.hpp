#pragma once

#include "io/content/fields.hpp"
#include "model/stat_block.hpp"

/// Reads what a creature can do. The lists of a stat block are `actions`, `bonus_actions`,
/// `reactions`, `legendary_actions` and `special_actions` (auras, death throes); one entry is
///
///     {name: Bite, attack: melee, to_hit: 5, reach: 5, damage: [1d8+3 piercing]}
///
/// with, each optional: `attack` (melee, ranged, melee-or-ranged, melee-spell, ranged-spell) and
/// its `to_hit`, `reach`, `range`; `damage`; `save`; `area`; `imposes`; `escape_dc`; `steps` of a
/// multiattack; `recharge`, `per_day`, `per_rest`, `pool`; `cost` of a legendary action;
/// `same_as`, which takes the rules of the named action; `magical`, `silvered`, `adamantine`;
/// `description`, for people.
namespace dnd::io::content {

/// Adds the actions in all five lists of `from` to the block, in that order. Names are unique in
/// a list, in any case; steps and `same_as` name actions of the block, or traits that are given
/// in `block.traits` already. A field outside of its place is an error.
void read_actions(fields& from, model::stat_block& block);

}  // namespace dnd::io::content
