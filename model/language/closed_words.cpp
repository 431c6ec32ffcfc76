#include "model/language/closed_words.hpp"

#include "model/command_values.hpp"
#include "model/content/category.hpp"
#include "model/spelling.hpp"
#include "model/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace dnd::model::language {
namespace {

constexpr std::array<std::string_view, 3> covers{"none", "half", "three-quarters"};

/// Skills, then abilities: what `check` takes.
std::span<const std::string_view> skills_and_abilities() noexcept {
  static const auto all = [] {
    std::array<std::string_view, skill_count + ability_count> names{};
    std::ranges::copy(skill_names(), names.begin());
    std::ranges::copy(ability_names(), names.begin() + skill_count);
    return names;
  }();
  return all;
}

/// Abilities and `death`, which is a verb of its own but stands where an ability does.
std::span<const std::string_view> saves() noexcept {
  static const auto all = [] {
    std::array<std::string_view, ability_count + 1> names{};
    std::ranges::copy(ability_names(), names.begin());
    names.back() = "death";
    return names;
  }();
  return all;
}

/// Empty for what is no ability.
std::string_view full_name_of(std::string_view name) noexcept {
  if (name.size() != ability_names().front().size()) return {};
  for (std::size_t i = 0; i < ability_count; ++i)
    if (ability_names()[i] == name) return full_name(static_cast<ability>(i));
  return {};
}

}  // namespace

std::span<const std::string_view> names_of(value_kind kind) noexcept {
  switch (kind) {
    case value_kind::damage_type:
      return damage_type_names();
    case value_kind::condition:
      return condition_names();
    case value_kind::skill_or_ability:
      return skills_and_abilities();
    case value_kind::ability:
      return saves();
    case value_kind::cover:
      return covers;
    case value_kind::policy:
      return play_policy_names();
    case value_kind::content_kind:
      return category_names();
    default:
      return {};
  }
}

std::vector<std::string_view> meant_by(std::string_view typed,
                                       std::span<const std::string_view> names) {
  std::vector<std::string_view> beginnings;
  if (typed.empty()) return beginnings;
  // Usually the word stands there as it is.
  if (const auto found = std::ranges::find(names, typed); found != names.end()) return {*found};
  for (const std::string_view name : names) {
    const std::string_view full = full_name_of(name);
    if (is_spelling_of(typed, name) || is_spelling_of(typed, full)) return {name};
    if (is_beginning_of(typed, name) || is_beginning_of(typed, full)) beginnings.push_back(name);
  }
  return beginnings;
}

bool begins_word(value_kind kind, std::string_view typed) {
  return !meant_by(typed, names_of(kind)).empty();
}

std::vector<std::string_view> lower_words_in(std::string_view usage) {
  std::vector<std::string_view> out;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t i = 0; i < usage.size();) {
    std::size_t end = i;
    while (end < usage.size() && is_lower(usage[end])) ++end;
    if (end > i) out.push_back(usage.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  return out;
}

}  // namespace dnd::model::language
