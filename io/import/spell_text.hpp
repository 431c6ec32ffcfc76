#pragma once

#include "model/stat_block.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dnd::io::imports {

/// What the trait "Spellcasting" says: "It is a 4th-level spellcaster. Its spellcasting ability is
/// Wisdom (spell save DC 12, +4 to hit with spell attacks). Cantrips (at will): light, sacred flame
/// 1st level (4 slots): bless, cure wounds", and "Innate Spellcasting": "At will: light 3/day each:
/// fog cloud". Nothing for a text without an ability or without a spell. Takes plain text.
[[nodiscard]] std::optional<model::spellcasting> read_spell_text(std::string_view text);

/// Adds spells in "light, sacred flame*, mage armor (self only)".
void add_spell_names(std::string_view list, int level, int per_day, model::spellcasting& into);

}  // namespace dnd::io::imports
