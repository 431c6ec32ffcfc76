#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dnd::io::content {

/// The subdirectories of a world: the 24 kinds of SRD content, and the characters.
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
  weapon_properties,
  characters,
};
inline constexpr std::size_t category_count = 25;

/// The directory's name: "magic-items".
[[nodiscard]] std::string_view to_text(category value) noexcept;

/// Takes the directory's name in any case; '_' and ' ' stand for '-'.
[[nodiscard]] std::optional<category> parse_category(std::string_view text) noexcept;

/// All names, in enumerator order. No campaign may be called one of these.
[[nodiscard]] std::span<const std::string_view> category_names() noexcept;

}  // namespace dnd::io::content
