#pragma once

#include "model/effects/run.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The dice of steps, and the words that they choose by.
namespace dnd::model::rules::steps {

/// `base` with numbers for its words, as it is at the level of the slot, the character or the
/// class.
[[nodiscard]] std::string scaled_dice(const effect_use& use, const effect& step,
                                      std::string_view base);

/// A number in words, such as "8+pb+wis"; dice in it count nothing.
[[nodiscard]] std::int32_t number_of(const effect_use& use, std::string_view words);

/// Rolls dice that no other event carries, and records them. Requires `is_dice_text`.
[[nodiscard]] std::int32_t roll_step(draft& out, const effect_use& use, std::string_view dice,
                                     const creature_id& who);

/// Rolls the damage of a step, doubled for a critical hit.
[[nodiscard]] objection roll_step_damage(draft& out, const effect_use& use, const effect& step,
                                         const effect_scope& scope, std::vector<packet>& packets);
void deal_step_damage(draft& out, const effect_use& use, const creature_id& target,
                      const std::vector<packet>& packets, effect_scope& scope);

/// How long something lasts, with a number in place of its dice, which are rolled and recorded.
[[nodiscard]] std::string rolled_duration(draft& out, const effect_use& use, std::string_view text);

[[nodiscard]] std::int32_t missiles_of(draft& out, const effect_use& use, const effect& step);

/// Whether a person who typed `word` means `name`: its beginning, in any case.
[[nodiscard]] bool is_name_of(std::string_view name, std::string_view word);
/// Whether `rolled` is in the row "3" or "2-6".
[[nodiscard]] bool is_row_of(std::string_view row, std::int32_t rolled);

[[nodiscard]] refusal no_such_choice(const effect_use& use, const effect& step);
[[nodiscard]] refusal too_many_missiles(const effect_use& use, std::int32_t count);

}  // namespace dnd::model::rules::steps
