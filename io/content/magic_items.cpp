#include "io/content/magic_items.hpp"

namespace dnd::io::content {

magic_item_facts read_magic_item(const value& root) {
  magic_item_facts item;
  item.gives = read_gift(root);
  fields from(root);
  if (const value kind = from.optional("category")) item.category = kind.node().text;
  if (const value rarity = from.optional("rarity")) item.rarity = rarity.node().text;
  if (const value flag = from.optional("attunement")) item.attunement = flag.flag();
  for (const auto& [name, bonus] : {std::pair("attack_bonus", &item.attack_bonus),
                                    std::pair("damage_bonus", &item.damage_bonus),
                                    std::pair("armor_class_bonus", &item.armor_class_bonus)})
    if (const value number = from.optional(name)) *bonus = number.integer_as<std::int16_t>(1, 10);
  return item;
}

}  // namespace dnd::io::content
