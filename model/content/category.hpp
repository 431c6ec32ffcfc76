#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dnd::model {

/// The subdirectories of a world: the 24 kinds of SRD content, tables of treasure, which SRD 5.1
/// has none of, and the characters.
enum class category : std::uint8_t {
  ability_scores,
  alignments,
  backgrounds,
  classes,
  conditions,
  damage_types,
  equipment,
  equipment_categories,
  feats,
  features,
  languages,
  magic_items,
  magic_schools,
  monsters,
  proficiencies,
  races,
  rule_sections,
  rules,
  skills,
  spells,
  subclasses,
  subraces,
  traits,
  treasure_tables,
  weapon_properties,
  characters,
};
inline constexpr std::size_t category_count = 26;

/// In enumerator order.
inline constexpr std::array<std::string_view, category_count> category_name_list = {
    "ability-scores",
    "alignments",
    "backgrounds",
    "classes",
    "conditions",
    "damage-types",
    "equipment",
    "equipment-categories",
    "feats",
    "features",
    "languages",
    "magic-items",
    "magic-schools",
    "monsters",
    "proficiencies",
    "races",
    "rule-sections",
    "rules",
    "skills",
    "spells",
    "subclasses",
    "subraces",
    "traits",
    "treasure-tables",
    "weapon-properties",
    "characters",
};

/// The directory's name: "magic-items".
[[nodiscard]] std::string_view to_text(category value) noexcept;
/// What one entry of it is: "magic item", "monster", "equipment".
[[nodiscard]] std::string_view noun_of(category value) noexcept;

/// Takes the directory's name in any case; '_' and ' ' stand for '-'.
[[nodiscard]] std::optional<category> parse_category(std::string_view text) noexcept;

/// All names, in enumerator order. No campaign may be called one of these.
[[nodiscard]] std::span<const std::string_view> category_names() noexcept;

/// Those that somebody may mean who types a kind of content: the one whose name or noun is spelled
/// so, else all whose names or nouns begin so. In enumerator order.
[[nodiscard]] std::vector<category> categories_meant_by(std::string_view typed);

}  // namespace dnd::model
