#include "model/rules/hit_dice.hpp"

#include "model/dice/simple.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace dnd::model::rules {

namespace {

constexpr std::string_view pool_ending = " hit dice";

void add_dice(std::vector<hit_dice>& all, std::int32_t faces, std::int32_t count) {
  if (faces <= 1 || count <= 0) return;
  const auto found = std::ranges::find(all, faces, &hit_dice::faces);
  if (found != all.end()) {
    found->count = static_cast<std::uint16_t>(found->count + count);
    return;
  }
  all.push_back({.pool = small_text(fmt::format("d{}{}", faces, pool_ending)),
                 .faces = faces,
                 .count = static_cast<std::uint16_t>(count)});
}

}  // namespace

std::vector<hit_dice> hit_dice_of(const stat_block& block) {
  std::vector<hit_dice> all;
  for (const class_level& taken : block.classes) add_dice(all, taken.hit_die, taken.level);
  if (all.empty())
    if (const auto dice = parse_simple(block.hit_dice)) add_dice(all, dice->faces, dice->count);
  std::ranges::sort(all, std::greater<>{}, &hit_dice::faces);
  return all;
}

std::uint16_t hit_dice_in(const stat_block& block, std::string_view pool) {
  if (!pool.ends_with(pool_ending)) return 0;
  for (const hit_dice& each : hit_dice_of(block))
    if (each.pool.view() == pool) return each.count;
  return 0;
}

std::int32_t hit_dice_left(const creature& who) {
  std::int32_t left = 0;
  for (const hit_dice& each : hit_dice_of(*who.block))
    left += std::max(each.count - spent_of(who, each.pool), 0);
  return left;
}

}  // namespace dnd::model::rules
