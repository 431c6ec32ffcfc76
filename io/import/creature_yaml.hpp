#pragma once

#include "io/import/imported_creature.hpp"

#include <string>
#include <string_view>

namespace dnd::io::imports {

/// The entry of a monster. What is read back from it has the same figures.
[[nodiscard]] std::string monster_yaml(const imported_creature& what, std::string_view source);

/// The entry of a character: armor class, hit points, attacks and what else the source says stand
/// in it as they are, in place of what would be computed. Race and class that the content does not
/// have are those of a human fighter; requires that both are names of entries.
[[nodiscard]] std::string character_yaml(const imported_creature& what, std::string_view source);

}  // namespace dnd::io::imports
