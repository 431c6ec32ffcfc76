#include "io/content/magic_items.hpp"

#include "io/content/words.hpp"
#include "model/slug.hpp"

#include <utility>

namespace dnd::io::content {

magic_item_facts read_magic_item(const value& root) {
  magic_item_facts item;
  item.gives = read_gift(root);
  fields from(root);
  if (const value kind = from.optional("category")) item.category = kind.node().text;
  if (const value rarity = from.optional("rarity")) item.rarity = rarity.node().text;
  if (const value cost = from.optional("cost")) item.cost = read_price(cost);
  if (const value weight = from.optional("weight")) item.weight = read_weight(weight);
  if (const value flag = from.optional("attunement")) item.attunement = flag.flag();
  if (const value flag = from.optional("cursed")) item.cursed = flag.flag();
  for (const auto& [name, list] :
       {std::pair("attunement_by", &item.attunement_by), std::pair("base", &item.bases)})
    if (const value words = from.optional(name))
      words.each([&list = *list](const value& one) { list.push_back(model::slug_of(one.text())); });
  for (const auto& [name, bonus] : {std::pair("attack_bonus", &item.attack_bonus),
                                    std::pair("damage_bonus", &item.damage_bonus),
                                    std::pair("armor_class_bonus", &item.armor_class_bonus)})
    if (const value number = from.optional(name)) *bonus = number.integer_as<std::int16_t>(1, 10);
  return item;
}

}  // namespace dnd::io::content
