#pragma once

#include "io/content/creature_reader.hpp"
#include "io/content/facts.hpp"
#include "io/content/gifts.hpp"
#include "io/content/magic_items.hpp"
#include "io/files/error.hpp"

#include <optional>
#include <string_view>

/// Reads `characters/*.yaml`: what a player chose. The figures are computed from it by
/// model/rules/character_build.
///
///     name: Grog
///     race: half-orc
///     class: barbarian                  # or classes: {barbarian: 3, fighter: 1}
///     level: 3
///     abilities: {str: 17, dex: 13, con: 16, int: 8, wis: 12, cha: 10}
///     skills: [athletics, intimidation]
///     weapons: [greataxe, {weapon: javelin, silvered: true}]
///
/// and, each optional: `levels` in place of class and level ([fighter, {class: wizard, hp: 4}]),
/// `subrace`, `subclass` or `subclasses` ({fighter: champion}), `features` and `feats` (those that
/// were chosen), `proficiencies` (more than those of class and race),
/// `background`, `alignment`, `languages` (a text), `size`, `speed`, `senses`, `saves` (more than
/// those of the first class), `expertise`, `armor`, `shield: true`, `armor_class_bonus`,
/// `armor_class`, `hit_points`, `spells` and `spellbook` ({0: [light]}, or so for each class) with
/// `spells_from` (a class, when several cast) and `slots`, `items` (magic ones, by slug, or {item:
/// weapon-1, weapon: longsword}) and those `attuned`, `immune`, `resist`, `vulnerable`,
/// `condition_immunities`, `traits`, `initiative`, `description`, and `actions` and the other lists
/// as for monsters.
namespace dnd::io::content {

/// Where the facts come from that a character's words stand for. An unknown slug is `not_found`.
class fact_source {
 public:
  virtual ~fact_source() = default;
  virtual result<item_facts> item(std::string_view slug) = 0;
  virtual result<race_facts> race(std::string_view slug) = 0;
  virtual result<class_facts> class_of(std::string_view slug) = 0;
  virtual result<subrace_facts> subrace(std::string_view slug) = 0;
  virtual result<subclass_facts> subclass(std::string_view slug) = 0;
  /// Of a feature, a trait, a feat or a background.
  virtual result<gift_facts> gift(category kind, std::string_view slug) = 0;
  virtual result<proficiency_facts> proficiency(std::string_view slug) = 0;
  virtual result<magic_item_facts> magic_item(std::string_view slug) = 0;
};

/// Fails through `root`, also when a fact cannot be had: its error is then part of what is
/// reported.
[[nodiscard]] creature_entry read_character(const value& root, std::string_view slug,
                                            fact_source& facts);

}  // namespace dnd::io::content
