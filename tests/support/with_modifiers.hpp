#pragma once

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace dnd::test {

/// The block with a trait "Gift" that has these modifiers.
[[nodiscard]] inline model::stat_block gifted(model::stat_block block,
                                              std::vector<model::modifier> modifiers) {
  model::trait gift;
  gift.name = "Gift";
  gift.modifiers = std::move(modifiers);
  block.traits.push_back(std::move(gift));
  return block;
}

/// A monster of 100 hit points with a Club (+5, 1d4+1 bludgeoning) and such a trait.
[[nodiscard]] inline model::stat_block brute(std::string_view name,
                                             std::vector<model::modifier> modifiers = {}) {
  model::stat_block block = monster(name, 10, 100);
  block.speed.walk = 30;
  block.actions.push_back(
      melee("Club", 5,
            {{.dice = "1d4+1", .type = model::damage_type::bludgeoning, .save = std::nullopt}}));
  return gifted(std::move(block), std::move(modifiers));
}

[[nodiscard]] inline model::modifier against(model::modifier one, std::string_view word) {
  one.against.emplace_back(word);
  return one;
}

[[nodiscard]] inline model::modifier leaning_on(model::modifier_key key, model::roll_kind kind) {
  model::modifier one = plain_modifier(key, "");
  one.on.insert(kind);
  return one;
}

[[nodiscard]] inline model::modifier keeping_from(model::deed what) {
  model::modifier one = plain_modifier(model::modifier_key::cannot, "");
  one.deeds.insert(what);
  return one;
}

/// A spell of level 1 that puts the effect on its targets, and one word for each spell more.
[[nodiscard]] inline model::spell putting(std::string_view slug, std::string_view name,
                                          model::lasting does) {
  return spell_of(slug, name, 1, {apply_step(name, std::move(does))});
}

}  // namespace dnd::test
