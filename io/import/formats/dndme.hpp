#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A monster of dndme: `max_hp`, `mtype`, `features`, `actions`.
[[nodiscard]] bool is_dndme_monster(const node& from);
[[nodiscard]] imported_creature read_dndme_monster(const node& from);

/// One of the party of dndme: `cclass`, `level`, `max_hp`.
[[nodiscard]] bool is_dndme_character(const node& from);
[[nodiscard]] imported_creature read_dndme_character(const node& from);

}  // namespace dnd::io::imports
