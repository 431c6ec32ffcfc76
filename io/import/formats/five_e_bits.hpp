#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A monster of 5e-bits/5e-database, 2014: `index`, `hit_points`, `armor_class`, `strength` …,
/// `proficiencies`, `special_abilities`.
[[nodiscard]] bool is_five_e_bits(const node& from);
[[nodiscard]] imported_creature read_five_e_bits(const node& from);

}  // namespace dnd::io::imports
