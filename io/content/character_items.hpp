#pragma once

#include "io/content/character_gifts.hpp"
#include "io/content/character_reading.hpp"
#include "io/content/magic_items.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

/// The magic items of a character. SRD: Magic Items, Attunement.
namespace dnd::io::content {

/// An item that works: it asks for no attunement, or the character is attuned to it.
struct carried_item {
  std::string slug;
  std::int16_t count = 1;
  /// How many uses of its pools there are, where they differ from item to item.
  std::map<std::string, std::int16_t, std::less<>> uses;
  /// The weapon that it is, by slug; empty where it is none.
  std::string weapon;
  item_facts weapon_item;
  /// The armor or shield that it is; empty where it is neither.
  std::string armor;
  item_facts armor_item;
  magic_item_facts facts;
  /// What it is called as long as nobody knows what it is.
  std::string looks;
  /// It is there and does nothing: put away.
  bool stowed = false;
  /// Nobody is attuned to it: it is what any weapon or armor of its kind is.
  bool plain = false;
};

/// Reads `items` and `attuned`. Scores that items raise are raised: all else is computed from them.
/// Requires that abilities and classes are read.
[[nodiscard]] std::vector<carried_item> read_items(character_reading& read, fields& from,
                                                   std::vector<reference>& references);

/// What they do besides: bonuses go into the character's figures, weapons are carried, and what
/// counts in play is a gift of the item's name.
void give_items(character_reading& read, std::vector<carried_item> items,
                const item_proficiencies& owned);

}  // namespace dnd::io::content
