#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>

/// What surroundings do to creatures. SRD: Falling, Suffocating.
namespace dnd::model::rules {

/// An effect on who has run out of breath and is down: nothing heals it or makes it stable.
inline constexpr std::string_view suffocating_effect = "Suffocating";
/// Effects on who holds its breath, and on who has none left.
inline constexpr std::string_view held_breath_effect = "Holding Its Breath";
inline constexpr std::string_view choking_effect = "Choking";
inline constexpr std::string_view last_breath_effect = "Last Breath";

/// An effect on who is under water.
inline constexpr std::string_view under_water_effect = "Under Water";

/// Puts it under water, where fire does half to it. SRD: Underwater Combat.
void submerge(draft& out, const creature_id& who);
/// Brings it out of it. Returns whether it was there.
bool surface(draft& out, const creature_id& who);
[[nodiscard]] bool is_under_water(const creature& who) noexcept;

/// How many dice a fall deals: one for each 10 feet, 20 at most. SRD: Falling.
[[nodiscard]] std::int32_t fall_dice(std::int32_t feet) noexcept;

/// Falls so far, takes the damage and lies prone unless it took none. Requires that it is not dead.
/// Errors: as `roll_damage`.
[[nodiscard]] objection fall(draft& out, const creature_id& who, std::int32_t feet);

/// Rounds for which a creature can hold its breath: 1 + its Constitution modifier in minutes, 30
/// seconds at least. SRD: Suffocating.
[[nodiscard]] std::int32_t breath_rounds(const creature& who) noexcept;
/// Rounds that it lives without breath: its Constitution modifier, at least 1.
[[nodiscard]] std::int32_t choking_rounds(const creature& who) noexcept;

/// Takes away its air. It holds its breath first, or has none left; when that is over, and the
/// rounds that it lives without, it drops to 0 hit points at the start of its next turn.
void suffocate(draft& out, const creature_id& who, bool holds_breath);

/// Gives it its air back. Returns whether it had none.
bool breathe(draft& out, const creature_id& who);

/// Rounds until something changes for who has no air, at least 1; nothing where everybody has. What
/// comes after it begins then.
[[nodiscard]] std::optional<game_time> rounds_of_air(const state& now) noexcept;

/// Whether it is at 0 hit points for lack of air, and cannot be healed.
[[nodiscard]] bool suffocates(const creature& who) noexcept;

}  // namespace dnd::model::rules
