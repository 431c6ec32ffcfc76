#pragma once

#include "model/item_stack.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::model {

/// How a thing is worn or wielded.
enum class item_form : std::uint8_t {
  other,
  weapon,
  light_armor,
  medium_armor,
  heavy_armor,
  shield,
};

/// Equipment or a magic item as its entry describes it. SRD: Equipment, Magic Items.
struct item_entry {
  /// One of it.
  item_stack one;
  /// "weapon", "armor", "potion", "adventuring-gear"; and "ammunition", "equipment-packs".
  std::string category;
  std::string kind;
  /// Of equipment.
  item_form form{};
  /// Of magic items; empty for all others.
  std::string rarity;
  bool attunement = false;
  /// To whom it can be attuned: to whoever is one of these. Words: a class, a race, "spellcaster",
  /// "good", "evil". Empty: to everybody.
  std::vector<std::string> attunement_by;
  /// Nobody is rid of it by taking it off.
  bool cursed = false;
  /// Of magic armor and weapons the slugs of the things that it may be; empty: any of its kind.
  std::vector<std::string> bases;
  /// Is gone when it has been used. SRD: Potions, Scrolls.
  bool used_up = false;
  /// How often one of them can be used until then.
  std::int16_t uses = 1;
  /// What can be done with it.
  std::vector<action> actions;
  /// Uses that it has.
  std::vector<pool> pools;
  /// Of a pack what is in it, in place of itself.
  std::vector<item_stack> contents;
  friend bool operator==(const item_entry&, const item_entry&) = default;
};

using item_ptr = std::shared_ptr<const item_entry>;

}  // namespace dnd::model
