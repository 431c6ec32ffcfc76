#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A monster of the stat block generator of Tetra-cube: `hitDice`, `armorName`, `strPoints` …, with
/// `[STR ATK]` and the like in its texts.
[[nodiscard]] bool is_tetra_cube(const node& from);
[[nodiscard]] imported_creature read_tetra_cube(const node& from);

}  // namespace dnd::io::imports
