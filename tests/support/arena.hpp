#pragma once

#include "tests/support/game.hpp"

#include <string>
#include <string_view>
#include <utility>

/// A fight in which turns are counted, for the tests of what creatures do in them.
namespace dnd::test {

inline void set_skill(model::stat_block& block, model::skill which, int bonus) {
  block.skills[static_cast<std::size_t>(which)] = static_cast<std::int16_t>(bonus);
}

/// Speed 30, Strength 16 and Dexterity 14, Athletics +5, Acrobatics +2, Stealth +2, Perception +1,
/// Medicine +1; Shortsword +5 1d6+3, Longbow +5 1d8+2, 150/600.
inline model::stat_block fighter(std::string_view name) {
  model::stat_block block = character(name, 14, 20);
  block.speed.walk = 30;
  block.abilities = {16, 14, 10, 10, 12, 10};
  block.saves = {3, 2, 0, 0, 1, 0};
  set_skill(block, model::skill::athletics, 5);
  set_skill(block, model::skill::acrobatics, 2);
  set_skill(block, model::skill::stealth, 2);
  set_skill(block, model::skill::perception, 1);
  set_skill(block, model::skill::medicine, 1);
  block.actions.push_back(
      melee("Shortsword", 5,
            {{.dice = "1d6+3", .type = model::damage_type::piercing, .save = std::nullopt}}));
  block.actions.push_back(
      ranged("Longbow", 4, 150, 600,
             {{.dice = "1d8+2", .type = model::damage_type::piercing, .save = std::nullopt}}));
  return block;
}

/// AC 13, 15 hp, speed 30, Athletics +3, Acrobatics +1, passive Perception 10; Axe +5 1d12+3,
/// Slash (two Axes).
inline model::stat_block orc() {
  model::stat_block block = monster("Orc", 13, 15);
  block.speed.walk = 30;
  block.abilities = {16, 12, 10, 8, 10, 10};
  block.saves = {3, 1, 0, -1, 0, 0};
  set_skill(block, model::skill::athletics, 3);
  set_skill(block, model::skill::acrobatics, 1);
  block.actions.push_back(melee(
      "Axe", 5, {{.dice = "1d12+3", .type = model::damage_type::slashing, .save = std::nullopt}}));
  model::action both;
  both.name = "Slash";
  both.multiattack = {{.action = "Axe", .count = 2}};
  block.actions.push_back(both);
  return block;
}

/// Ann, then Bob, then orc-1: it is Ann's turn in round 1, and turns are counted.
inline game arena() {
  game g;
  g.house.turns = model::turn_ruling::counted;
  g.knows(fighter("Ann"));
  g.knows(fighter("Bob"));
  g.knows(orc());
  g.say("add ann and: bob and: orc");
  g.say("encounter start rolled: 5");
  g.say("initiative by: ann rolled: 20");
  g.say("initiative by: bob rolled: 15");
  BOOST_REQUIRE_EQUAL(g.turn(), "ann");
  return g;
}

/// Whether a creature has an effect of that name.
inline bool bears(const game& g, std::string_view id, std::string_view effect) {
  for (const model::active_effect& has : g.who(id).effects)
    if (has.what->name.view() == effect) return true;
  return false;
}

}  // namespace dnd::test
