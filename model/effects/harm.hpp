#pragma once

#include "model/stat_block.hpp"

/// What steps do to those at whom they are aimed.
namespace dnd::model {

/// Whether something in it is done to a target that nobody wants done: an attack, a save, damage.
[[nodiscard]] bool is_against_somebody(const effect_list& steps);

/// Whether a target may be worse off for it: conditions count as well. SRD: Charmed.
[[nodiscard]] bool is_harmful(const effect_list& steps);
[[nodiscard]] bool is_harmful(const action& what);

}  // namespace dnd::model
