#pragma once

#include "io/content/gifts.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Magic items as entries of content say what they do.
namespace dnd::io::content {

struct magic_item_facts {
  /// Name, modifiers, triggers, actions and pools.
  gift_facts gives;
  /// The slug of a category of equipment: "weapon", "ring", "potion".
  std::string category;
  std::string rarity;
  /// Does nothing for whom it is not attuned to. SRD: Attunement.
  bool attunement = false;
  /// See `model::item_entry`.
  std::vector<std::string> attunement_by;
  bool cursed = false;
  std::vector<std::string> bases;
  /// Copper and hundredths of a pound; 0 where nobody says.
  std::int64_t cost = 0;
  std::int32_t weight = 0;
  std::int16_t attack_bonus = 0;
  std::int16_t damage_bonus = 0;
  std::int16_t armor_class_bonus = 0;

  /// Is gone when it has been used. SRD: Potions, Scrolls.
  [[nodiscard]] bool is_used_up() const { return category == "potion" || category == "scroll"; }
};
/// Reads an entry whose shape was checked before.
[[nodiscard]] magic_item_facts read_magic_item(const value& root);

}  // namespace dnd::io::content
