#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A stat block of Improved Initiative: `Name`, `HP`, `AC`, `Abilities`, `Actions`; or a character
/// that it keeps, with one in `StatBlock`.
[[nodiscard]] bool is_improved_initiative(const node& from);
[[nodiscard]] imported_creature read_improved_initiative(const node& from);

}  // namespace dnd::io::imports
