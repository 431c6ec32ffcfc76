#pragma once

#include <cstdint>

/// What experience makes of a character. SRD: Beyond 1st Level, Character Advancement.
namespace dnd::model::rules {

/// Experience points at which a level begins. Requires 1 <= level <= 20.
[[nodiscard]] std::int64_t experience_for(std::int32_t level) noexcept;

/// The level that so many experience points come to, 1..20: of all classes together.
[[nodiscard]] std::int32_t level_for(std::int64_t experience) noexcept;

}  // namespace dnd::model::rules
