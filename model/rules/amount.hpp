#pragma once

#include "model/command.hpp"
#include "model/dice/evaluate.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <string_view>

namespace dnd::model::rules {

/// Rolls what a person typed. Errors: as `parse_dice` and `roll`, at the column in the line.
[[nodiscard]] ruled<roll_result> roll_typed(draft& out, const dice_text& typed);

/// The same as a number of hit points: what is below 0 counts as 0. Errors: also `bad_value` for
/// more than hit_points_max.
struct typed_amount {
  roll_result rolled;
  std::int32_t value = 0;
};
[[nodiscard]] ruled<typed_amount> roll_amount(draft& out, const dice_text& typed);

/// Who is to know of a roll.
enum class secrecy : std::uint8_t { open, gm_alone };

/// Records a roll that no other event carries.
void record_roll(draft& out, const creature_id& by, std::string_view label,
                 const roll_result& rolled, secrecy who_knows = secrecy::open);

/// "2d20kh1: 14, 3 (dropped) = 14": every die and what became of it.
[[nodiscard]] std::string roll_detail(const roll_result& rolled);

}  // namespace dnd::model::rules
