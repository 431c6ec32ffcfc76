#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Experience that characters gain. SRD: Beyond 1st Level.
namespace dnd::model::rules {

/// The level of a creature, of all classes together; 0 of a monster.
[[nodiscard]] std::int32_t level_of(const creature& who) noexcept;

/// What it has: what the books say, else what its level takes at least.
[[nodiscard]] std::int64_t experience_of(const state& now, const creature& who) noexcept;

/// The level that its experience comes to, where that is more than it has; else 0.
[[nodiscard]] std::uint8_t level_due(const state& now, const creature& who) noexcept;

/// Each of them gains so much, as far as there is room for it.
void gain_experience(draft& out, std::span<const creature_id> who, std::int64_t each,
                     std::string_view reason);

/// Each of them has what the next level takes. Leaves out who has level 20, or a level due.
/// Returns how many gained something.
std::size_t reach_next_level(draft& out, std::span<const creature_id> who, std::string_view reason);

/// What foes that fell in the fight that is on are worth, those that left it included. SRD: their
/// experience is shared out as it is, without a multiplier. Requires a fight.
[[nodiscard]] std::int64_t worth_of_fallen(const state& now);
/// The characters of the fight that is on, fallen or not. Requires a fight.
[[nodiscard]] std::vector<creature_id> who_took_part(const state& now);

/// What a creature is worth that leaves the fight that is on; 0 for all but fallen foes.
[[nodiscard]] std::int32_t worth_when_gone(const state& now, const creature& who);

}  // namespace dnd::model::rules
