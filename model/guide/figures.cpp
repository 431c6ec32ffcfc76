#include "model/guide/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace dnd::model::guide {

namespace {

constexpr std::size_t attacks_shown = 4;
constexpr std::size_t changes_shown = 5;

std::string with_blanks(std::string_view stored) {
  std::string text(stored);
  std::ranges::replace(text, '-', ' ');
  return text;
}

void add_attacks(const stat_block& block, std::vector<figure>& into) {
  std::size_t count = 0;
  for (const action& each : block.actions) {
    if (!each.attack) continue;
    std::string damage;
    for (const damage_part& part : each.damage) damage += (damage.empty() ? "" : " + ") + part.dice;
    std::string text = fmt::format("{:+}", each.attack->to_hit);
    if (!damage.empty()) text += " (" + damage + ")";
    into.push_back({each.name.str(), std::move(text), count++ < attacks_shown});
  }
}

void add_spells(const stat_block& block, std::vector<figure>& into) {
  for (const spellcasting& each : block.casting) {
    into.push_back({"spell DC", std::to_string(each.save_dc), true});
    into.push_back({"spell attack", fmt::format("{:+}", each.to_hit), true});
  }
}

}  // namespace

std::vector<figure> figures_of(const stat_block& block) {
  std::vector<figure> all;
  all.push_back({"hit points", std::to_string(block.hit_points), true});
  all.push_back({"AC", std::to_string(block.armor_class), true});
  all.push_back({"speed", std::to_string(block.speed.walk), true});
  add_attacks(block, all);
  add_spells(block, all);
  for (std::size_t i = 0; i < ability_count; ++i)
    all.push_back({fmt::format("{} save", to_text(static_cast<ability>(i))),
                   fmt::format("{:+}", block.saves[i])});
  for (std::size_t i = 0; i < skill_count; ++i)
    all.push_back(
        {with_blanks(to_text(static_cast<skill>(i))), fmt::format("{:+}", block.skills[i])});
  return all;
}

std::string chief_text(const std::vector<figure>& all) {
  std::string text;
  for (const figure& each : all)
    if (each.is_chief)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", each.name, each.value);
  return text;
}

std::string changes_text(const std::vector<figure>& before, const std::vector<figure>& after) {
  std::string text;
  std::size_t count = 0;
  for (const figure& each : after) {
    const bool is_same = std::ranges::any_of(before, [&](const figure& was) {
      return was.name == each.name && was.value == each.value;
    });
    if (is_same) continue;
    if (++count > changes_shown) return text + ", …";
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", each.name, each.value);
  }
  return text;
}

}  // namespace dnd::model::guide
