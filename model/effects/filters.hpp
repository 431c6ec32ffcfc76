#pragma once

#include "model/creature.hpp"
#include "model/effects/run.hpp"
#include "model/rulings.hpp"

#include <string_view>

/// For whom a step is carried out.
namespace dnd::model::rules {

/// Whether the campaign plays by a ruling, such as "turns free"; true for an empty text. See
/// docs/rulings.md.
[[nodiscard]] bool is_played(const rulings& house, std::string_view ruling);

/// Whether all that the filter asks for is true of `who`.
[[nodiscard]] bool fits(const effect_filter& filter, const creature& who, const effect_use& use,
                        const effect_scope& scope);

}  // namespace dnd::model::rules
