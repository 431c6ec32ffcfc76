#pragma once

#include "model/effects/dice_words.hpp"
#include "model/stat_block.hpp"

/// From what stands in content to what stands on a creature: numbers in place of words such as
/// "mod" and "level", and the row that the level reaches in place of all rows. Whoever gets it has
/// several levels, and each feature counts those of its own class, so that it is done once, when
/// the stat block is made.
namespace dnd::model {

/// Raises a number to what was said to be its least.
void keep_to_least(modifier& what);

/// False where the level reaches none of the rows: then it does not count yet.
[[nodiscard]] bool resolve(modifier& what, const dice_numbers& numbers);
/// The same of a pool. One whose uses come to less than 1 has 1.
[[nodiscard]] bool resolve(pool& what, const dice_numbers& numbers);
/// All of them, without those that do not count yet.
void resolve(std::vector<modifier>& all, const dice_numbers& numbers);
void resolve(std::vector<pool>& all, const dice_numbers& numbers);
/// With all that the steps lead to: branches, effects that stay, and the actions that these give.
void resolve(effect_list& steps, const dice_numbers& numbers);
void resolve(trigger& what, const dice_numbers& numbers);
void resolve(action& what, const dice_numbers& numbers);

}  // namespace dnd::model
