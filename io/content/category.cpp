#include "io/content/category.hpp"

#include <algorithm>

namespace dnd::io::content {
namespace {

constexpr std::array<std::string_view, category_count> names = {
    "ability-scores", "alignments",   "backgrounds",   "classes",
    "conditions",     "damage-types", "equipment",     "equipment-categories",
    "feats",          "features",     "languages",     "magic-items",
    "magic-schools",  "monsters",     "proficiencies", "races",
    "rule-sections",  "rules",        "skills",        "spells",
    "subclasses",     "subraces",     "traits",        "weapon-properties",
    "characters",
};

}  // namespace

std::string_view to_text(category value) noexcept {
  return names[static_cast<std::size_t>(value)];
}

std::optional<category> parse_category(std::string_view text) noexcept {
  const auto same = [text](std::string_view name) {
    return std::equal(name.begin(), name.end(), text.begin(), text.end(), [](char a, char b) {
      if (b >= 'A' && b <= 'Z') b = static_cast<char>(b - 'A' + 'a');
      return a == (b == ' ' || b == '_' ? '-' : b);
    });
  };
  const auto found = std::find_if(names.begin(), names.end(), same);
  if (found == names.end()) return std::nullopt;
  return static_cast<category>(found - names.begin());
}

std::span<const std::string_view> category_names() noexcept {
  return names;
}

}  // namespace dnd::io::content
