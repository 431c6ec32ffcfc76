#pragma once

#include "model/content/category.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

/// What can be asked of the content: one row for each label of `find` and kind of content. What
/// `find` reads, refuses, offers, shows and explains comes from here.
namespace dnd::model {

enum class search_form : std::uint8_t {
  number,    ///< 2, 1..3, ..2, 5..
  fraction,  ///< the same, and 1/2
  money,     ///< the same in gold pieces, and 5sp
  flag,      ///< yes or no
  presence,  ///< yes or no: whether the field is there
  word,      ///< one of the words that entries have there; a beginning will do
  type,      ///< the same of the last word there: "1d8 slashing"
  part,      ///< words that are part of what stands there
  any,       ///< words that are part of anything in the file
};

/// Whether a listing has a column of it, and is in its order.
enum class search_column : std::uint8_t {
  asked,  ///< When it is asked for.
  shown,  ///< Always.
  sorts,  ///< Always, and the listing is in its order.
  never,  ///< It says too much for a column.
};

struct search_field {
  category kind{};
  std::string_view label;
  /// Where it stands in a file, see `scalars_at`; several ways have a blank between them.
  std::string_view way;
  search_form form{};
  search_column column = search_column::asked;
  /// What a file means that has nothing there.
  std::string_view otherwise = {};
};

/// By kind, in the order in which a listing has its columns. Every kind has `name` and `text`
/// besides.
inline constexpr auto search_fields = [] {
  using enum search_form;
  using enum search_column;
  using c = category;
  return std::array{
      search_field{c::monsters, "cr", "challenge", fraction, sorts, "0"},
      search_field{c::monsters, "type", "type subtype", word, shown, "humanoid"},
      search_field{c::monsters, "size", "size", word, shown, "medium"},
      search_field{c::monsters, "ac", "armor_class", number, shown},
      search_field{c::monsters, "hp", "hit_points", number, shown},
      search_field{c::monsters, "alignment", "alignment", part},
      search_field{c::monsters, "legendary", "legendary_actions", presence},
      search_field{c::monsters, "spell", "spellcasting.spells.*", word, never},
      search_field{c::monsters, "damage", "actions.damage actions.damage.type", type},
      search_field{c::monsters, "condition", "actions.imposes", word},
      search_field{c::monsters, "immune", "immune immune.types", word},
      search_field{c::monsters, "resist", "resist resist.types", word},
      search_field{c::monsters, "vulnerable", "vulnerable vulnerable.types", word},
      search_field{c::monsters, "language", "languages", part},
      search_field{c::spells, "level", "level", number, sorts},
      search_field{c::spells, "school", "school", word, shown},
      search_field{c::spells, "time", "casting_time", part, shown},
      search_field{c::spells, "class", "classes", word, shown},
      search_field{c::spells, "ritual", "ritual", flag},
      search_field{c::spells, "concentration", "concentration", flag},
      search_field{c::spells, "damage", "damage.type random_damage.types", word},
      search_field{c::spells, "save", "save.with", word},
      search_field{c::spells, "attack", "attack", word},
      search_field{c::spells, "condition", "conditions", word},
      search_field{c::equipment, "cost", "cost", money, shown},
      search_field{c::equipment, "weight", "weight", number, shown},
      search_field{c::equipment, "damage", "weapon.damage", type, shown},
      search_field{c::equipment, "category", "category kind", word, shown},
      search_field{c::equipment, "class", "weapon.class armor.class", word},
      search_field{c::equipment, "property", "weapon.properties", word},
      search_field{c::equipment, "ac", "armor.base", number},
      search_field{c::magic_items, "rarity", "rarity", word, shown},
      search_field{c::magic_items, "category", "category", word, shown},
      search_field{c::magic_items, "attunement", "attunement", flag, shown},
      search_field{c::features, "class", "class", word, shown},
      search_field{c::features, "subclass", "subclass", word},
      search_field{c::features, "level", "level", number, sorts},
      search_field{c::classes, "save", "saves", word, shown},
      search_field{c::subclasses, "class", "class", word, shown},
      search_field{c::races, "size", "size", word, shown},
      search_field{c::races, "speed", "speed", number, shown},
      search_field{c::subraces, "race", "race", word, shown},
      search_field{c::traits, "race", "races", word, shown},
      search_field{c::skills, "ability", "ability", word, shown},
      search_field{c::proficiencies, "class", "classes", word, shown},
      search_field{c::proficiencies, "race", "races", word},
      search_field{c::characters, "class", "class classes.@", word, shown},
      search_field{c::characters, "level", "level classes.*", number, shown, "1"},
      search_field{c::characters, "race", "race", word, shown},
  };
}();

/// What every kind has.
inline constexpr std::array common_search_fields = {
    search_field{{}, "name", "name", search_form::part, search_column::never, {}},
    search_field{{}, "text", "", search_form::any, search_column::never, {}},
};

/// The row of a label of one kind; nullptr when the kind has no such label. Case counts: it is for
/// labels as the language has them.
[[nodiscard]] const search_field* find_search_field(category kind, std::string_view label) noexcept;

/// The rows of a kind, without the common ones. They stand together.
[[nodiscard]] std::span<const search_field> search_fields_of(category kind) noexcept;

}  // namespace dnd::model
