#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>

/// Food, where the ruling has it counted. SRD: The Environment, Food and Water.
namespace dnd::model::rules {

/// Days that somebody goes without food before each further one exhausts it.
[[nodiscard]] std::int32_t days_without_food(const creature& who) noexcept;

/// The dawn of that day, the first of the campaign being 1: every character that is alive eats a
/// ration of its own, or of the stash, or is hungrier, and drinks in the same way, as far as the
/// rulings have it counted.
void eat(draft& out, std::uint64_t day);

}  // namespace dnd::model::rules
