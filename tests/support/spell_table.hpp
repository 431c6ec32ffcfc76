#pragma once

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

#include <string>
#include <utility>
#include <vector>

/// A table with Mira, who knows some spells, and two targets: for the tests of what steps do.
namespace dnd::test {

inline game spell_table(std::vector<model::spell> spells) {
  game g;
  std::vector<std::string> slugs;
  for (const model::spell& one : spells) slugs.push_back(one.slug);
  g.knows(caster("Mira", std::move(slugs)));
  for (model::spell& one : spells) g.knows(std::move(one));
  g.say("add caster as: Mira");
  g.say("add target count: 2");
  return g;
}

/// Mira's turn is the first, then come the targets.
inline void begin_fight(game& g) {
  g.say("encounter start rolled: 5");
  g.say("initiative by: mira rolled: 20");
  BOOST_REQUIRE_EQUAL(g.turn(), "mira");
}

[[nodiscard]] inline model::effect step_of(model::effect_kind kind, std::string_view what = {}) {
  model::effect step;
  step.kind = kind;
  step.what = what;
  return step;
}

[[nodiscard]] inline model::effect to_self(model::effect step) {
  step.to = model::effect_aim::self;
  return step;
}

/// A mark that does nothing but end on something.
[[nodiscard]] inline model::lasting ending_on(std::string_view what) {
  model::lasting does = lasting_modifier(model::modifier_key::armor_class, "1", "1 hour");
  does.ends_on = {std::string(what)};
  return does;
}

}  // namespace dnd::test
