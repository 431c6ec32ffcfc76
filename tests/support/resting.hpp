#pragma once

#include "model/effects/lasting_effects.hpp"
#include "model/rules/usage.hpp"
#include "tests/support/game.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

/// Those who rest, what they have spent, and what lies on them until they have.
namespace dnd::test {

using namespace dnd::model;

/// A character with hit dice, a Constitution of 14 and pools of every kind.
inline stat_block hero(std::string_view name, std::uint8_t level, std::uint8_t die = 8) {
  stat_block block = character(name, 14, 40);
  block.classes = {{.name = "Cleric", .level = level, .hit_die = die}};
  block.abilities[static_cast<std::size_t>(ability::con)] = 14;
  block.speed.walk = 30;
  return block;
}

inline pool of_pool(std::string_view name, std::int16_t uses, std::string refill,
                    std::string regained = {}) {
  pool made;
  made.name = name;
  made.uses = uses;
  made.refill = std::move(refill);
  made.regained = std::move(regained);
  return made;
}

inline void spend(game& g, std::string_view who, std::string_view pool, std::uint16_t count) {
  auto& uses = g.state.edit(who)->spent;
  uses.push_back({.pool = pool, .spent = count});
  std::ranges::sort(uses, {}, &pool_use::pool);
}

inline std::uint16_t spent(const game& g, std::string_view who, std::string_view pool) {
  return rules::spent_of(g.who(who), pool);
}

inline void put(game& g, std::string_view who, std::string_view name, lasting_kind until) {
  auto effect = std::make_shared<effect_instance>();
  effect->number = g.state.effects_given() + 1;
  effect->name = name;
  effect->until.kind = until;
  g.state.set_effects_given(effect->number);
  g.state.edit(who)->effects.push_back({.what = effect});
}

inline bool carries(const game& g, std::string_view who, std::string_view name) {
  for (const active_effect& has : g.who(who).effects)
    if (has.what->name.view() == name) return true;
  return false;
}

}  // namespace dnd::test
