#pragma once

#include "io/content/character_reading.hpp"
#include "io/content/facts.hpp"
#include "io/content/magic_items.hpp"
#include "model/item_entry.hpp"
#include "model/stat_block.hpp"

#include <string_view>

/// What characters have.
namespace dnd::io::content {

[[nodiscard]] model::item_entry entry_of(const item_facts& facts, std::string_view slug);
[[nodiscard]] model::item_entry entry_of(magic_item_facts facts, std::string_view slug);

/// Puts into the stat block of a character what its file says that it has when it is first added:
/// `armor`, `shield`, `weapons` and `items`, what else `equipment` lists (`{rope: 1, torch: 10}`),
/// `coins` and `experience`. What the other fields are about is checked where they are read.
void read_goods(fact_source& facts, fields& from, model::stat_block& into);

}  // namespace dnd::io::content
