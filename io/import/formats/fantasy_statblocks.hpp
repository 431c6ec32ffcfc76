#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A creature of Fantasy Statblocks: `ac`, `hp`, `stats`, `traits`, `actions` with `name` and
/// `desc`.
[[nodiscard]] bool is_fantasy_statblocks(const node& from);
[[nodiscard]] imported_creature read_fantasy_statblocks(const node& from);

}  // namespace dnd::io::imports
