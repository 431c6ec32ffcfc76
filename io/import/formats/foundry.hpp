#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// An actor of the system dnd5e of Foundry: `system` (once `data`) with `abilities` and
/// `attributes`, and `items`, of versions 1 to 4 of the system.
[[nodiscard]] bool is_foundry(const node& from);
[[nodiscard]] imported_creature read_foundry(const node& from);

}  // namespace dnd::io::imports
