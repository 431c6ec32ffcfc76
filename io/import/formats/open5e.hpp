#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A monster of the first version of the interface of Open5e: `slug`, `strength`,
/// `challenge_rating`, lists of `name`, `desc`, and lists of damage types as texts.
[[nodiscard]] bool is_open5e_v1(const node& from);
[[nodiscard]] imported_creature read_open5e_v1(const node& from);

/// A creature of the second: `key`, `ability_scores`, `resistances_and_immunities`.
[[nodiscard]] bool is_open5e_v2(const node& from);
[[nodiscard]] imported_creature read_open5e_v2(const node& from);

}  // namespace dnd::io::imports
