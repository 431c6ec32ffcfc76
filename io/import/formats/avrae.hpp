#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A monster of a bestiary of Avrae: `ability_scores`, `hitdice`, `race`, `attacks` with
/// automation.
[[nodiscard]] bool is_avrae(const node& from);
[[nodiscard]] imported_creature read_avrae(const node& from);

}  // namespace dnd::io::imports
