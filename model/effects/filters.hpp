#pragma once

#include "model/creature.hpp"
#include "model/effects/run.hpp"

/// For whom a step is carried out.
namespace dnd::model::rules {

/// Whether all that the filter asks for is true of `who`.
[[nodiscard]] bool fits(const effect_filter& filter, const creature& who, const effect_use& use,
                        const effect_scope& scope);

}  // namespace dnd::model::rules
