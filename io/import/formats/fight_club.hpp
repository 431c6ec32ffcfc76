#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A monster in the XML of Fight Club and DnDAppFiles: `ac`, `hp`, `str` …, `trait`, `action`.
[[nodiscard]] bool is_fight_club(const node& from);
[[nodiscard]] imported_creature read_fight_club(const node& from);

}  // namespace dnd::io::imports
