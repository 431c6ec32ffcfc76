#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>

/// Food, where the ruling has it counted. SRD: The Environment, Food and Water.
namespace dnd::model::rules {

/// Days that somebody goes without food before each further one exhausts it.
[[nodiscard]] std::int32_t days_without_food(const creature& who) noexcept;

/// A dawn: every character that is alive eats a ration of its own, or of the stash, or is hungrier.
void eat(draft& out);

}  // namespace dnd::model::rules
