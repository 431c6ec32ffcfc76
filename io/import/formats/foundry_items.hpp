#pragma once

#include "io/import/creature_maker.hpp"
#include "io/import/source_tree.hpp"

#include <optional>

namespace dnd::io::imports {

/// Armor and shield among the items of an actor.
struct worn_items {
  struct armor_item {
    int base = 10;
    int dexterity_most = 99;
  };
  std::optional<armor_item> armor;
  int shield = 0;
};
[[nodiscard]] worn_items worn_items_of(const node& actor);

/// Weapons, feats and spells of an actor become actions, traits and spells; what is carried is left
/// out and named. Requires that scores and proficiency are known.
void read_foundry_items(const node& actor, creature_maker& into);

}  // namespace dnd::io::imports
