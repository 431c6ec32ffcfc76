// Other shapes: what a creature keeps, how they end, and what becomes of hit points.

#include "model/effects/shapes.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(shapes_suite)

using namespace dnd::model;
using namespace dnd::model::rules;
using namespace dnd::test;

namespace {

effect transform(std::vector<std::string> names, std::vector<std::string> keeps = {}) {
  effect step;
  step.kind = effect_kind::transform;
  step.names = std::move(names);
  step.keeps = std::move(keeps);
  return step;
}

stat_block bear() {
  stat_block block = monster("Bear", 11, 34);
  block.abilities = {19, 10, 16, 2, 13, 7};
  block.saves = {4, 0, 3, -4, 1, -2};
  block.skills[static_cast<std::size_t>(skill::perception)] = 3;
  block.challenge_eighths = 8;
  block.type = "beast";
  block.size = creature_size::large;
  block.actions.push_back(melee("Claws", 6, {{"2d6+4", damage_type::slashing, {}}}));
  return block;
}

spell changing(effect step) {
  spell made = spell_of("change", "Change", 1, {std::move(step)});
  made.concentration = true;
  made.duration = "1 hour";
  return made;
}

/// Mira, with 30 hit points and the spell.
game with(effect step) {
  game g;
  g.knows(bear());
  stat_block rat = monster("Rat", 10, 1);
  g.knows(rat);
  stat_block mira = caster("Mira", {"change"});
  mira.saves = {0, 0, 0, 6, 3, 0};
  mira.traits.push_back({.name = "Brave"});
  mira.actions.push_back(melee("Dagger", 4, {{"1d4", damage_type::piercing, {}}}));
  action breath;
  breath.name = "Second Breath";
  breath.effects = {heal_step("5")};
  mira.actions.push_back(breath);
  g.knows(mira);
  g.knows(changing(std::move(step)));
  g.say("add caster as: Mira");
  g.say("add target");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_shape_has_its_own_hit_points_and_the_old_ones_come_back) {
  game g = with(transform({"bear"}));
  g.say("damage mira amount: 10");
  g.say("cast change by: mira to: mira");
  BOOST_TEST(g.hp("mira") == 34);
  BOOST_TEST(g.who("mira").max_hp == 34);
  BOOST_TEST(g.who("mira").block->name == "Bear");
  BOOST_TEST((g.who("mira").block->kind == creature_kind::character));
  g.say("damage mira amount: 4");
  g.say("stop by: mira");
  BOOST_TEST(g.hp("mira") == 20);
  BOOST_TEST(g.who("mira").max_hp == 30);
  BOOST_TEST(g.who("mira").block->name == "Mira");
  BOOST_TEST(g.who("mira").own == nullptr);
}

BOOST_AUTO_TEST_CASE(damage_that_the_shape_cannot_take_carries_over) {
  game g = with(transform({"bear"}));
  g.say("cast change by: mira to: mira");
  g.say("damage mira amount: 40");
  BOOST_TEST(g.hp("mira") == 24);
  BOOST_TEST(g.who("mira").block->name == "Mira");
  BOOST_TEST(g.count<shape_left>() == 1U);
}

BOOST_AUTO_TEST_CASE(exactly_as_much_damage_ends_the_shape_and_no_more) {
  game g = with(transform({"bear"}));
  g.say("cast change by: mira to: mira");
  g.say("damage mira amount: 34");
  BOOST_TEST(g.hp("mira") == 30);
}

BOOST_AUTO_TEST_CASE(what_carries_over_may_bring_to_zero_or_kill) {
  game g = with(transform({"rat"}));
  g.say("cast change by: mira to: mira");
  g.say("damage mira amount: 31");
  BOOST_TEST((g.who("mira").life == vitality::dying));
  game dead = with(transform({"rat"}));
  dead.say("cast change by: mira to: mira");
  dead.say("damage mira amount: 61");
  BOOST_TEST((dead.who("mira").life == vitality::dead));
  BOOST_TEST(dead.who("mira").own == nullptr);
}

BOOST_AUTO_TEST_CASE(a_mind_that_is_kept_brings_its_scores_and_better_proficiencies) {
  const stat_block own = with(transform({"bear"})).who("mira").block.operator*();
  const stat_block made = in_shape(own, bear(), {"mind"});
  BOOST_TEST(made.abilities[static_cast<std::size_t>(ability::intelligence)] == 16);
  BOOST_TEST(made.abilities[static_cast<std::size_t>(ability::str)] == 19);
  BOOST_TEST(made.saves[static_cast<std::size_t>(ability::intelligence)] == 6);
  BOOST_TEST(made.saves[static_cast<std::size_t>(ability::str)] == 4);
  BOOST_TEST(made.skills[static_cast<std::size_t>(skill::perception)] == 3);
  BOOST_TEST(made.traits.empty());
  BOOST_TEST(made.casting.empty());
  BOOST_TEST(made.sight.passive_perception == 13);
}

BOOST_AUTO_TEST_CASE(features_and_casting_are_kept_where_the_content_says_so) {
  const stat_block own = with(transform({"bear"})).who("mira").block.operator*();
  const stat_block made = in_shape(own, bear(), {"features", "casting"});
  BOOST_REQUIRE(made.traits.size() == 1U);
  BOOST_TEST(made.traits.front().name == "Brave");
  BOOST_TEST(made.casting.size() == 1U);
  // Claws and what is no attack: the dagger has merged into the shape.
  BOOST_REQUIRE(made.actions.size() == 2U);
  BOOST_TEST(made.actions.back().name.view() == "Second Breath");
  BOOST_TEST(made.abilities[static_cast<std::size_t>(ability::intelligence)] == 2);
}

BOOST_AUTO_TEST_CASE(a_shape_may_leave_hit_points_as_they_are) {
  game g = with(transform({"bear", "rat"}, {"hit_points"}));
  g.say("damage mira amount: 10");
  g.say("cast change by: mira to: mira choose: bear");
  BOOST_TEST(g.hp("mira") == 20);
  g.say("damage mira amount: 5");
  g.say("stop by: mira");
  BOOST_TEST(g.hp("mira") == 15);
  g.say("cast change by: mira to: mira choose: rat");
  g.say("damage mira amount: 15");
  BOOST_TEST((g.who("mira").life == vitality::dying));
}

BOOST_AUTO_TEST_CASE(a_second_shape_takes_the_place_of_the_first) {
  game g = with(transform({"bear", "rat"}));
  g.say("cast change by: mira to: mira choose: bear");
  g.say("effect end change of: mira");
  g.say("cast change by: mira to: target-1 choose: rat");
  BOOST_TEST(g.hp("target-1") == 1);
  g.say("cast change by: mira to: target-1 choose: bear");
  BOOST_TEST(g.hp("target-1") == 34);
  g.say("stop by: mira");
  BOOST_TEST(g.hp("target-1") == 100);
}

BOOST_AUTO_TEST_CASE(the_dead_have_their_own_shape) {
  game g = with(transform({"rat"}));
  g.say("cast change by: mira to: target-1");
  for (int i = 0; i < 6; ++i) g.say("condition add exhaustion to: target-1");
  BOOST_TEST((g.who("target-1").life == vitality::dead));
  BOOST_TEST(g.who("target-1").block->name == "Target");
}

BOOST_AUTO_TEST_CASE(which_shape_has_to_be_said_and_to_be_one_of_those_that_there_are) {
  game g = with(transform({"bear", "rat"}));
  BOOST_TEST((g.refused("cast change by: mira to: mira").code == refusal_code::missing_label));
  BOOST_TEST((g.refused("cast change by: mira to: mira choose: ogre").code ==
              refusal_code::missing_label));
  game nowhere = with(transform({"snark"}));
  BOOST_TEST(
      (nowhere.refused("cast change by: mira to: mira").code == refusal_code::unknown_content));
}

BOOST_AUTO_TEST_CASE(the_challenge_of_the_target_may_be_the_limit) {
  effect step = transform({"bear"});
  step.challenge = "target";
  game g = with(step);
  // The target has a challenge rating of 0, Mira is of level 5.
  BOOST_TEST((g.refused("cast change by: mira to: target-1").code == refusal_code::bad_value));
  g.say("cast change by: mira to: mira");
}

BOOST_AUTO_TEST_CASE(several_targets_take_one_shape_or_each_their_own) {
  game g = with(transform({"bear", "rat"}));
  g.say("add target");
  g.say("cast change by: mira to: target-1 and: target-2 choose: bear and: rat");
  BOOST_TEST(g.hp("target-1") == 34);
  BOOST_TEST(g.hp("target-2") == 1);
  g.say("cast change by: mira to: target-1 and: target-2 choose: rat");
  BOOST_TEST(g.hp("target-1") == 1);
  BOOST_TEST(g.hp("target-2") == 1);
}

BOOST_AUTO_TEST_CASE(the_own_shape_that_is_named_is_given_back) {
  stat_block wolf = monster("Shifter", 12, 20);
  action change;
  change.name = "Change";
  effect step = transform({"bear", "shifter"}, {"hit_points"});
  step.to = effect_aim::self;
  step.duration = "permanent";
  change.effects = {step};
  wolf.actions.push_back(change);
  game g = with(transform({"bear"}));
  stat_block form = bear();
  form.actions.push_back(change);
  g.knows(form);
  g.knows(wolf);
  g.say("add shifter");
  g.say("attack by: shifter-1 with: change to: shifter-1 choose: bear");
  BOOST_TEST(g.who("shifter-1").block->name == "Bear");
  g.say("attack by: shifter-1 with: change to: shifter-1 choose: shifter");
  BOOST_TEST(g.who("shifter-1").block->name == "Shifter");
  BOOST_TEST(g.who("shifter-1").effects.empty());
}

BOOST_AUTO_TEST_SUITE_END()
