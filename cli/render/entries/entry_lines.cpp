#include "cli/render/entries/entry_lines.hpp"

#include "cli/render/grammar.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::cli {
namespace {

using model::category;

/// "legendary, needs attunement".
void fill_magic_item_page(entry_page& page) {
  std::vector<std::string> nature{words_of_slug(page.fields().text_of("category")),
                                  page.text_at("rarity")};
  if (page.fields().text_of("attunement") == "true") nature.emplace_back("needs attunement");
  page.title(listed(nature));
  page.finish({"category", "rarity", "attunement"});
}

void fill(entry_page& page) {
  switch (page.about().entry->kind) {
    case category::monsters:
    case category::characters:
      return fill_creature_page(page);
    case category::spells:
      return fill_spell_page(page);
    case category::equipment:
      return fill_equipment_page(page);
    case category::classes:
    case category::subclasses:
      return fill_class_page(page);
    case category::magic_items:
      return fill_magic_item_page(page);
    default:
      page.title({});
      return page.finish({});
  }
}

}  // namespace

std::vector<std::string> entry_lines(std::span<const model::looked_up> entries,
                                     const layout& where) {
  std::vector<std::string> lines;
  for (const model::looked_up& each : entries) {
    if (!lines.empty()) lines.emplace_back();
    entry_page page(each, where);
    fill(page);
    std::ranges::move(std::move(page).take(), std::back_inserter(lines));
  }
  return lines;
}

}  // namespace dnd::cli
