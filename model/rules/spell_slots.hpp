#pragma once

#include "model/creature.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Spell slots as pools of uses. SRD: Spell Slots, Pact Magic.
namespace dnd::model::rules {

/// "3rd-level slots". Requires 1..`bounds::spell_level_max`.
[[nodiscard]] std::string_view slot_pool(int level) noexcept;
/// The level of such a pool; 0 for any other.
[[nodiscard]] int level_of_pool(std::string_view pool) noexcept;

/// How many slots of that pool the creature has when none is spent; 0 for a pool that is none.
[[nodiscard]] std::uint16_t slots_of(const stat_block& block, std::string_view pool) noexcept;
/// How many slots of that level are left.
[[nodiscard]] std::uint16_t slots_left(const creature& who, int level) noexcept;

/// The lowest level from `least` on of which a slot is left; 0 when there is none.
[[nodiscard]] int lowest_slot(const creature& who, int least) noexcept;

}  // namespace dnd::model::rules
