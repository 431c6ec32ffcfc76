#pragma once

#include "io/content/fields.hpp"
#include "io/content/shape.hpp"
#include "model/rules/character_build.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What race, class, feats and background give to who has them. Each reads an entry whose shape was
/// checked before.
namespace dnd::io::content {

/// Of a feature, a trait, a feat or a background.
struct gift_facts {
  std::string name;
  /// The class of a feature by slug, and from which of its levels on; empty and 1 for the others.
  std::string of_class;
  std::int16_t from_level = 1;
  /// Slugs.
  std::vector<std::string> proficiencies;
  std::vector<model::modifier> modifiers;
  std::vector<model::trigger> triggers;
  std::vector<model::action> actions;
  std::vector<model::pool> pools;
  /// It says what it does, if only in words.
  bool does_something = false;
  /// Dice by the level of the class. SRD: Martial Arts.
  std::map<int, std::string> martial_arts;
  bool magical_strikes = false;
  /// Of a trait that lets cast: the ability, and what all who have it know.
  std::optional<model::ability> casts_with;
  std::vector<model::known_spell> known_spells;
};
[[nodiscard]] gift_facts read_gift(const value& root);

/// The fields of features and feats that only the building of characters reads.
[[nodiscard]] std::vector<shape_field> gift_fields();

struct subrace_facts {
  std::string name;
  std::optional<std::int16_t> speed_ft;
  /// Slugs.
  std::vector<std::string> traits;
};
[[nodiscard]] subrace_facts read_subrace(const value& root);

struct subclass_facts {
  std::string name;
  /// The slug of its class.
  std::string of;
  /// Slugs of features by the level that gives them.
  std::map<int, std::vector<std::string>> features;
};
[[nodiscard]] subclass_facts read_subclass(const value& root);

/// What a proficiency is about: `of` is a skill, an ability, an item or a group of items.
struct proficiency_facts {
  std::string kind;
  std::string of;
};
[[nodiscard]] proficiency_facts read_proficiency(const value& root);

}  // namespace dnd::io::content
