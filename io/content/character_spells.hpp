#pragma once

#include "io/content/character_reading.hpp"
#include "io/content/creature_reader.hpp"
#include "io/content/fields.hpp"

#include <vector>

namespace dnd::io::content {

/// Reads `spells`, `spellbook`, `spells_from`, `spells_per_day` and `slots` into a casting for each
/// class that casts. Slots of several classes are one pool, which stands in the first casting;
/// those of Pact Magic stand in a casting of their own. Requires that the classes are read.
void read_spell_fields(character_reading& read, fields& from, std::vector<reference>& references);

}  // namespace dnd::io::content
