#pragma once

#include "io/content/fields.hpp"
#include "model/rules/character_build.hpp"
#include "model/rules/spell_action.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What the engine takes from the categories besides monsters. Each reads an entry whose shape
/// was checked before (`check_shape`), so only what shapes cannot say fails here.
namespace dnd::io::content {

[[nodiscard]] model::rules::spell_facts read_spell(const value& root);

/// A shield is +2 and neither.
enum class item_kind : std::uint8_t { other, weapon, armor, shield };
struct item_facts {
  item_kind kind{};
  std::string name;
  model::rules::weapon_facts weapon;
  model::rules::armor_facts armor;
  /// Slugs of the categories that proficiencies name: "simple-weapons", "heavy-armor", "shields".
  std::vector<std::string> groups;
  /// What a lot of them costs, in copper, how many that is, and what it weighs in hundredths of a
  /// pound.
  std::int64_t cost = 0;
  std::int32_t lot = 1;
  std::int32_t weight = 0;
  /// Slugs of categories: "weapon", "adventuring-gear"; "ammunition", "equipment-packs".
  std::string category;
  std::string section;
  /// Of a pack: slugs, and how many of each.
  std::vector<std::pair<std::string, std::int32_t>> contents;
  /// What can be done with it, and how often until it is gone; 0: as often as one likes.
  std::vector<model::action> actions;
  std::int16_t uses = 0;
};
[[nodiscard]] item_facts read_item(const value& root);

struct race_facts {
  std::string name;
  model::creature_size size = model::creature_size::medium;
  std::int16_t speed_ft = 30;
  /// Slugs.
  std::vector<std::string> languages;
  std::vector<std::string> traits;
  /// Heavy armor does not slow a dwarf.
  bool keeps_speed_in_armor = false;
};
[[nodiscard]] race_facts read_race(const value& root);

using model::rules::caster_kind;
struct class_facts {
  std::string name;
  std::uint8_t hit_die = 8;
  std::vector<model::ability> saves;
  caster_kind caster{};
  model::ability casts_with{};
  bool no_rituals = false;
  /// By level, from 1 at index 0.
  std::vector<std::array<std::uint8_t, 9>> slots;
  /// Slugs of features, by level like `slots`.
  std::vector<std::vector<std::string>> features;
  /// Slugs, of the first class of a character and of a later one. Without a list the entry says
  /// nothing about them.
  std::optional<std::vector<std::string>> proficiencies;
  std::vector<std::string> later_proficiencies;
  std::vector<model::pool> pools;
};
[[nodiscard]] class_facts read_class(const value& root);

}  // namespace dnd::io::content
