// Getting hold of somebody, and getting free.

#include "model/verbs/grapples.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(grapples_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::bears;
using dnd::test::game;

namespace {

stat_block of_size(std::string_view name, creature_size size) {
  stat_block block = dnd::test::monster(name, 10, 30);
  block.size = size;
  block.speed.walk = 30;
  return block;
}

/// Ann holds orc-1.
game holding() {
  game g = arena();
  g.say("grapple orc-1 rolled: 15,5");
  BOOST_REQUIRE(g.is("orc-1", condition::grappled));
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_grapple_is_athletics_against_what_the_target_is_best_at) {
  game g = arena();
  g.say("grapple orc-1 rolled: 10,11");
  const auto checks = g.all<check_rolled>();
  BOOST_REQUIRE(checks.size() == 2U);
  BOOST_TEST(checks[0].total == 15);
  BOOST_TEST((checks[1].of == skill::athletics));
  BOOST_TEST(checks[1].total == 14);
  BOOST_TEST(g.is("orc-1", condition::grappled));
  BOOST_TEST(bears(g, "orc-1", "Grappled"));
}

BOOST_AUTO_TEST_CASE(a_tie_leaves_it_as_it_was) {
  game g = arena();
  g.say("grapple orc-1 rolled: 10,12");
  BOOST_TEST(!g.is("orc-1", condition::grappled));
  BOOST_TEST(g.the<effect_told>().text == "withstands it");
}

BOOST_AUTO_TEST_CASE(who_cannot_act_is_no_match) {
  game g = arena();
  g.say("condition add stunned to: orc-1");
  g.say("grapple orc-1");
  BOOST_TEST(g.count<check_rolled>() == 0U);
  BOOST_TEST(g.is("orc-1", condition::grappled));
}

BOOST_AUTO_TEST_CASE(it_takes_the_place_of_one_attack) {
  game g = arena();
  modifier twice;
  twice.key = modifier_key::attacks;
  twice.value = "1";
  stat_block two = dnd::test::fighter("Cid");
  two.traits.push_back({.name = "Extra Attack", .usage = {}, .modifiers = {twice}});
  g.knows(two);
  g.say("add cid");
  g.say("initiative by: cid rolled: 1");
  while (g.turn() != "cid") g.say("turn");
  g.say("grapple orc-1 rolled: 2,20");
  g.say("attack with: shortsword to: orc-1 rolled: 2");
  BOOST_TEST(g.who("cid").turn.actions == 1);
  BOOST_TEST(g.refused("shove orc-1").code == refusal_code::not_available);
  BOOST_TEST(g.refused("grapple orc-1 by: ann").code == refusal_code::not_your_turn);
}

BOOST_AUTO_TEST_CASE(two_sizes_larger_is_too_large) {
  game g = arena();
  g.knows(of_size("Ogre", creature_size::large));
  g.knows(of_size("Giant", creature_size::huge));
  g.say("add ogre and: giant");
  BOOST_TEST(g.refused("grapple giant-1").code == refusal_code::not_available);
  BOOST_TEST(g.refused("shove giant-1").message == "Giant 1 is too large for Ann");
  g.say("grapple ogre-1 rolled: 15,2");
  BOOST_TEST(g.refused("grapple ann").code == refusal_code::bad_value);
  g.say("damage to: orc-1 amount: 20");
  BOOST_TEST(g.refused("grapple orc-1").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(the_immune_are_not_held) {
  game g = arena();
  stat_block ghost = dnd::test::monster("Ghost", 10, 10);
  ghost.condition_immunities.insert(condition::grappled);
  g.knows(ghost);
  g.say("add ghost");
  g.say("grapple ghost-1 rolled: 15,2");
  BOOST_TEST(g.count<condition_blocked>() == 1U);
  BOOST_TEST(!g.is("ghost-1", condition::grappled));
}

BOOST_AUTO_TEST_CASE(the_held_are_free_when_the_holder_cannot_act_or_dies) {
  game g = holding();
  g.say("condition add stunned to: ann");
  BOOST_TEST(!g.is("orc-1", condition::grappled));
  BOOST_TEST(!bears(g, "orc-1", "Grappled"));
  g = holding();
  g.say("damage to: ann amount: 100");
  BOOST_TEST(!bears(g, "orc-1", "Grappled"));
  g = holding();
  g.say("remove ann");
  BOOST_TEST(!bears(g, "orc-1", "Grappled"));
}

BOOST_AUTO_TEST_CASE(who_moves_away_lets_go_and_who_drags_does_not) {
  game g = holding();
  g.say("move 5 drag");
  BOOST_TEST(g.who("ann").turn.moved_ft == 10);
  BOOST_TEST(g.is("orc-1", condition::grappled));
  g.say("move 5");
  BOOST_TEST(!g.is("orc-1", condition::grappled));
  BOOST_TEST(g.refused("move 5 drag").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(a_creature_two_sizes_smaller_is_no_burden) {
  game g = arena();
  g.knows(of_size("Rat", creature_size::tiny));
  g.say("add rat");
  g.say("grapple rat-1 rolled: 15,2");
  g.say("move 10 drag");
  BOOST_TEST(g.who("ann").turn.moved_ft == 10);
}

BOOST_AUTO_TEST_CASE(release_costs_nothing_and_needs_a_hold) {
  game g = holding();
  BOOST_TEST(g.refused("release bob").code == refusal_code::not_available);
  g.say("release orc-1");
  BOOST_TEST(!g.is("orc-1", condition::grappled));
  g.say("condition add grappled to: bob by: ann");
  g.say("release bob by: ann");
  BOOST_TEST(!g.is("bob", condition::grappled));
}

BOOST_AUTO_TEST_CASE(escape_is_a_contest_and_costs_the_action) {
  game g = holding();
  g.say("turn");
  g.say("turn");
  g.say("escape rolled: 5,15");
  BOOST_TEST(g.is("orc-1", condition::grappled));
  BOOST_TEST(g.refused("escape").code == refusal_code::not_available);
  g.say("escape free with: acrobatics rolled: 20,5");
  BOOST_TEST((g.all<check_rolled>()[0].of == skill::acrobatics));
  BOOST_TEST(!g.is("orc-1", condition::grappled));
  BOOST_TEST(g.refused("escape free").message == "nothing holds Orc 1 that it could escape");
}

BOOST_AUTO_TEST_CASE(a_hold_of_several_asks_from_whom) {
  game g = holding();
  g.say("turn");
  g.say("grapple orc-1 rolled: 15,5");
  g.say("turn");
  BOOST_TEST(g.refused("escape").hint == "`from:` says by whom: Grappled by Ann, Grappled by Bob");
  BOOST_TEST(g.refused("escape from: orc-1").code == refusal_code::not_available);
  BOOST_TEST(g.refused("escape from: ann with: wis").code == refusal_code::not_available);
  g.say("escape from: bob rolled: 20,2");
  BOOST_TEST(g.is("orc-1", condition::grappled));
  g.say("escape free rolled: 20,2");
  BOOST_TEST(!g.is("orc-1", condition::grappled));
}

BOOST_AUTO_TEST_CASE(a_grip_with_a_number_of_its_own_is_a_check) {
  game g = arena();
  stat_block ogre = of_size("Crab", creature_size::medium);
  action claw = dnd::test::melee("Claw", 5, {});
  claw.escape_dc = 11;
  claw.may_impose.insert(condition::grappled);
  claw.may_impose.insert(condition::restrained);
  ogre.actions.push_back(claw);
  g.knows(ogre);
  g.say("add crab");
  g.say("condition add grappled to: ann by: crab-1");
  g.say("condition add restrained to: ann by: crab-1");
  g.say("escape rolled: 5");
  BOOST_TEST(g.the<check_rolled>().dc.value() == 11);
  BOOST_TEST(g.is("ann", condition::restrained));
  g.say("escape free rolled: 6");
  BOOST_TEST(!g.is("ann", condition::restrained));
  BOOST_TEST(!g.is("ann", condition::grappled));
}

BOOST_AUTO_TEST_CASE(a_shove_is_to_the_ground_or_away) {
  game g = arena();
  g.say("shove orc-1 rolled: 15,5");
  BOOST_TEST(g.is("orc-1", condition::prone));
  BOOST_TEST(g.refused("shove orc-1 prone push").code == refusal_code::bad_value);
  g.say("grapple orc-1 free rolled: 15,5");
  g.say("shove orc-1 push free rolled: 15,5");
  BOOST_TEST(g.all<effect_told>().front().text == "is pushed 5 feet away");
  BOOST_TEST(!g.is("orc-1", condition::grappled));
  g.say("shove orc-1 push free rolled: 5,15");
  BOOST_TEST(g.the<effect_told>().text == "withstands it");
}

BOOST_AUTO_TEST_CASE(who_cannot_be_prone_is_not_thrown_down) {
  game g = arena();
  stat_block ooze = dnd::test::monster("Ooze", 10, 10);
  ooze.condition_immunities.insert(condition::prone);
  g.knows(ooze);
  g.say("add ooze");
  g.say("shove ooze-1 rolled: 15,2");
  BOOST_TEST(g.count<condition_blocked>() == 1U);
}

BOOST_AUTO_TEST_CASE(a_grip_without_a_number_is_that_of_its_strength) {
  game g = arena();
  stat_block snake = dnd::test::monster("Snake", 12, 30);
  dnd::test::set_skill(snake, skill::athletics, 4);
  action coil = dnd::test::melee(
      "Coil", 6, {{.dice = "1d6", .type = damage_type::bludgeoning, .save = std::nullopt}});
  coil.may_impose.insert(condition::grappled);
  snake.actions.push_back(coil);
  g.knows(snake);
  g.say("add snake");
  g.say("condition add grappled to: ann by: snake-1");
  g.say("escape rolled: 8");
  BOOST_TEST(g.the<check_rolled>().dc.value() == 14);
  BOOST_TEST(!g.is("ann", condition::grappled) == g.the<check_rolled>().success.value());
}

BOOST_AUTO_TEST_CASE(the_target_answers_with_what_it_chooses) {
  game g = arena();
  g.say("grapple orc-1 free answer: acrobatics rolled: 10,10");
  const auto checks = g.all<check_rolled>();
  BOOST_TEST_REQUIRE(checks.size() == 2U);
  BOOST_TEST((checks[1].of == skill::acrobatics));
  g.say("shove orc-1 free answer: athletics rolled: 10,10");
  BOOST_TEST((g.all<check_rolled>()[1].of == skill::athletics));
  BOOST_TEST(g.refused("grapple orc-1 free answer: stealth").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_SUITE_END()
