#pragma once

#include "cli/render/entries/entry_page.hpp"

#include <span>
#include <string>
#include <vector>

namespace dnd::cli {

/// What `look` shows: each entry, with a blank line between them.
[[nodiscard]] std::vector<std::string> entry_lines(std::span<const model::looked_up> entries,
                                                   const layout& where);

// -- the pages of the kinds that are not shown field by field ----------------------

void fill_creature_page(entry_page& page);
void fill_spell_page(entry_page& page);
void fill_equipment_page(entry_page& page);
/// Of a class and a subclass.
void fill_class_page(entry_page& page);

}  // namespace dnd::cli
