#pragma once

#include "io/content/character_reading.hpp"
#include "io/content/fields.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::content {

/// What a character is proficient with, besides skills and saving throws.
struct item_proficiencies {
  /// Items and groups of items, by slug.
  std::vector<std::string> of;
  /// The first class says nothing about proficiencies, so that nothing can be said to lack one.
  bool unknown = false;

  [[nodiscard]] bool has(std::string_view slug, const item_facts& item) const;
};

/// Adds what entries of proficiencies, by slug, say to `read.who` and to `owned`.
void add_proficiencies(character_reading& read, const value& root,
                       const std::vector<std::string>& slugs, item_proficiencies& owned);

/// Reads `subclass`, `subclasses`, `features`, `feats` and `proficiencies`, and adds to `read.who`
/// what these, the classes' features, the race's traits, the traits that the player wrote down and
/// the background give. Requires that race, classes, levels, scores and `who.traits` are read.
/// `background` is an entry's name or any other text.
[[nodiscard]] item_proficiencies read_gifts(character_reading& read, fields& from,
                                            const value& root, const value& background);

}  // namespace dnd::io::content
