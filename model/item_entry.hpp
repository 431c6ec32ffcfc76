#pragma once

#include "model/item_stack.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::model {

/// Equipment or a magic item as its entry describes it. SRD: Equipment, Magic Items.
struct item_entry {
  /// One of it.
  item_stack one;
  /// "weapon", "armor", "potion", "adventuring-gear"; and "ammunition", "equipment-packs".
  std::string category;
  std::string kind;
  /// Of magic items; empty for all others.
  std::string rarity;
  bool attunement = false;
  /// Is gone when it has been used. SRD: Potions, Scrolls.
  bool used_up = false;
  /// What can be done with it.
  std::vector<action> actions;
  /// Of a pack what is in it, in place of itself.
  std::vector<item_stack> contents;
  friend bool operator==(const item_entry&, const item_entry&) = default;
};

using item_ptr = std::shared_ptr<const item_entry>;

}  // namespace dnd::model
