// Feet that are counted, and getting down and up.

#include "model/verbs/moves.hpp"

#include "model/rules/ways.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(moves_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::game;

namespace {

/// Walks 10, flies 60, swims 20.
stat_block bird() {
  stat_block block = dnd::test::monster("Bird", 10, 10);
  block.speed.walk = 10;
  block.speed.fly = 60;
  block.speed.swim = 20;
  return block;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_way_may_be_split_and_is_no_longer_than_the_speed) {
  game g = arena();
  g.say("move 20");
  g.say("attack with: shortsword to: orc-1 rolled: 2");
  g.say("move 10");
  BOOST_TEST(g.who("ann").turn.moved_ft == 30);
  const auto no = g.refused("move 5");
  BOOST_TEST(no.message == "Ann has 0 feet of movement left, and this costs 5 feet");
  g.say("move 5 free");
  g.say("turn");
  g.say("turn");
  g.say("turn");
  g.say("move 30");
}

BOOST_AUTO_TEST_CASE(a_way_is_gone_in_the_own_turn) {
  game g = arena();
  BOOST_TEST(g.refused("move 5 by: bob").code == refusal_code::not_your_turn);
  g.house.turns = turn_ruling::free;
  g.say("move 500 by: bob");
  BOOST_TEST(g.refused("move 0").code == refusal_code::bad_value);
  BOOST_TEST(g.refused("move 10001").code == refusal_code::bad_value);
  g.say("encounter end");
  BOOST_TEST(g.refused("move 5 by: bob").code == refusal_code::not_in_encounter);
}

BOOST_AUTO_TEST_CASE(who_is_held_or_out_goes_nowhere) {
  game g = arena();
  g.say("condition add grappled to: ann by: orc-1");
  BOOST_TEST(g.refused("move 5").hint.find("escape") != std::string::npos);
  g.say("condition remove grappled from: ann");
  g.say("condition add unconscious to: ann");
  BOOST_TEST(g.refused("move 5").code == refusal_code::incapacitated);
  BOOST_TEST(g.refused("stand").code == refusal_code::incapacitated);
  g.say("damage to: ann amount: 100");
  BOOST_TEST(g.refused("move 5 by: ann").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(crawling_and_difficult_terrain_cost_a_foot_more_each) {
  game g = arena();
  g.say("move 5 difficult");
  BOOST_TEST(g.who("ann").turn.moved_ft == 10);
  g.say("drop");
  g.say("move 5");
  BOOST_TEST(g.who("ann").turn.moved_ft == 20);
  BOOST_TEST(g.the<turn_spent>().on.view() == "Crawl");
  g.say("move 5 difficult free");
  BOOST_TEST(g.who("ann").turn.moved_ft == 35);
  BOOST_TEST(g.refused("move 5 flying").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(each_manner_has_its_speed_and_what_was_gone_counts) {
  game g = arena();
  g.knows(bird());
  g.say("add bird");
  g.house.turns = turn_ruling::free;
  while (g.turn() != "bird-1") g.say("turn");
  g.house.turns = turn_ruling::counted;
  BOOST_TEST(g.refused("move 20").code == refusal_code::not_available);
  g.say("move 50 flying");
  BOOST_TEST(g.refused("move 5 swimming").code == refusal_code::not_available);
  g.say("move 10 flying");
  BOOST_TEST(g.refused("move 5 burrowing").message == "Bird 1 has no speed for that");
  BOOST_TEST(g.refused("move 5 flying swimming").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(who_has_no_speed_for_it_climbs_at_twice_the_cost) {
  game g = arena();
  g.say("move 10 climbing");
  BOOST_TEST(g.who("ann").turn.moved_ft == 20);
  BOOST_TEST(g.refused("move 10 swimming").code == refusal_code::not_available);
  g.say("move 5 swimming");
}

BOOST_AUTO_TEST_CASE(the_frightened_may_go_and_are_told_where_not) {
  game g = arena();
  g.say("condition add frightened to: ann by: orc-1");
  g.say("move 10");
  BOOST_TEST(g.the<effect_told>().text ==
             "is frightened and cannot willingly come closer to Orc 1");
}

BOOST_AUTO_TEST_CASE(getting_up_costs_half_of_the_speed) {
  game g = arena();
  g.say("drop");
  BOOST_TEST(g.is("ann", condition::prone));
  g.refused("drop");
  g.say("stand");
  BOOST_TEST(!g.is("ann", condition::prone));
  BOOST_TEST(g.who("ann").turn.moved_ft == 15);
  BOOST_TEST(g.refused("stand").message == "Ann is not prone");
  g.say("move 10");
  g.say("drop");
  BOOST_TEST(g.refused("stand").code == refusal_code::not_available);
  g.say("stand free");
}

BOOST_AUTO_TEST_CASE(who_is_held_stays_on_the_ground) {
  game g = arena();
  g.say("drop");
  g.say("condition add restrained to: ann");
  BOOST_TEST(g.refused("stand").message == "Ann cannot stand up: its speed is 0");
}

BOOST_AUTO_TEST_CASE(outside_of_fights_getting_up_is_free) {
  game g = arena();
  g.say("encounter end");
  g.say("drop by: ann");
  g.say("stand by: ann");
  BOOST_TEST(g.who("ann").turn.moved_ft == 0);
}

BOOST_AUTO_TEST_CASE(who_cannot_be_prone_does_not_drop) {
  game g = arena();
  stat_block ooze = dnd::test::monster("Ooze", 10, 10);
  ooze.condition_immunities.insert(condition::prone);
  g.knows(ooze);
  g.say("add ooze");
  BOOST_TEST(g.refused("drop by: ooze-1").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(the_surprised_stay_on_the_ground) {
  game g;
  g.house.turns = turn_ruling::counted;
  g.knows(dnd::test::fighter("Ann"));
  g.knows(dnd::test::orc());
  g.say("add ann and: orc");
  g.say("drop by: ann");
  g.say("encounter start surprised: ann rolled: 1");
  g.say("initiative by: ann rolled: 20");
  BOOST_TEST(g.refused("stand").message ==
             "Ann is surprised and cannot act before its first turn has ended");
  g.say("turn");
  g.say("turn");
  g.say("stand");
}

BOOST_AUTO_TEST_CASE(a_jump_is_as_long_as_strength_after_a_run_and_half_of_it_without) {
  game g = arena();
  BOOST_TEST(rules::jump_reach_of(g.who("ann"), false, false) == 16);
  BOOST_TEST(rules::jump_reach_of(g.who("ann"), false, true) == 8);
  BOOST_TEST(rules::jump_reach_of(g.who("ann"), true, false) == 6);
  BOOST_TEST(rules::jump_reach_of(g.who("ann"), true, true) == 3);
  BOOST_TEST(g.refused("jump 9").message == "Ann jumps 8 feet far without a run");
  g.say("move 10");
  g.say("jump 16");
  BOOST_TEST(g.who("ann").turn.moved_ft == 26);
  BOOST_TEST(g.refused("jump 6 high").code == refusal_code::not_available);
  g.say("jump 3 high");
  BOOST_TEST(g.refused("jump 7 high free").message == "Ann jumps 6 feet high");
  BOOST_TEST(g.refused("jump 9 standing free").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(who_lies_or_is_held_does_not_jump) {
  game g = arena();
  g.say("drop");
  BOOST_TEST(g.refused("jump 5").message == "Ann is prone and can only crawl");
  g.say("stand");
  g.say("condition add grappled to: ann by: orc-1");
  BOOST_TEST(g.refused("jump 5").code == refusal_code::not_available);
  BOOST_TEST(g.refused("jump 5 by: bob").code == refusal_code::not_your_turn);
}

BOOST_AUTO_TEST_SUITE_END()
