#include "model/content/category.hpp"

#include "model/spelling.hpp"

#include <algorithm>

namespace dnd::model {
namespace {

constexpr std::array<std::string_view, category_count> nouns = {
    "ability score",
    "alignment",
    "background",
    "class",
    "condition",
    "damage type",
    "equipment",
    "equipment category",
    "feat",
    "feature",
    "language",
    "magic item",
    "magic school",
    "monster",
    "proficiency",
    "race",
    "rule section",
    "rule",
    "skill",
    "spell",
    "subclass",
    "subrace",
    "trait",
    "treasure table",
    "weapon property",
    "character",
};

}  // namespace

std::string_view to_text(category value) noexcept {
  return category_name_list[static_cast<std::size_t>(value)];
}

std::string_view noun_of(category value) noexcept {
  return nouns[static_cast<std::size_t>(value)];
}

std::optional<category> parse_category(std::string_view text) noexcept {
  const auto same = [text](std::string_view name) {
    return std::equal(name.begin(), name.end(), text.begin(), text.end(), [](char a, char b) {
      if (b >= 'A' && b <= 'Z') b = static_cast<char>(b - 'A' + 'a');
      return a == (b == ' ' || b == '_' ? '-' : b);
    });
  };
  const auto found = std::find_if(category_name_list.begin(), category_name_list.end(), same);
  if (found == category_name_list.end()) return std::nullopt;
  return static_cast<category>(found - category_name_list.begin());
}

std::span<const std::string_view> category_names() noexcept {
  return category_name_list;
}

std::vector<category> categories_meant_by(std::string_view typed) {
  std::vector<category> begun;
  for (std::size_t i = 0; i < category_count; ++i) {
    const auto kind = static_cast<category>(i);
    if (is_spelling_of(typed, category_name_list[i]) || is_spelling_of(typed, nouns[i]))
      return {kind};
    if (is_beginning_of(typed, category_name_list[i]) || is_beginning_of(typed, nouns[i]))
      begun.push_back(kind);
  }
  return begun;
}

}  // namespace dnd::model
