// Fights begin and end; who takes part and who is surprised.

#include "model/verbs/fights.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(fights_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(everybody_alive_takes_part_and_the_dead_do_not) {
  game g;
  g.say("add goblin count: 2");
  g.say("damage to: goblin-1 amount: 9 type: fire");
  g.say("encounter start");
  BOOST_TEST(g.order() == "goblin-2");
  BOOST_TEST(g.turn() == "goblin-2");
}

BOOST_AUTO_TEST_CASE(with_names_who_takes_part) {
  game g;
  g.say("add goblin and: zombie and: elara");
  g.say("encounter start with: zombie-1 and: elara");
  BOOST_TEST(g.order() == "zombie-1 elara");
}

BOOST_AUTO_TEST_CASE(one_fight_at_a_time) {
  game g;
  g.say("add goblin");
  g.say("encounter start");
  BOOST_TEST(g.refused("encounter start").code == refusal_code::encounter_running);
  g.say("encounter end");
  BOOST_TEST(g.state.fight() == nullptr);
  BOOST_TEST(g.refused("encounter end").code == refusal_code::not_in_encounter);
  g.say("encounter start");
  BOOST_TEST(g.state.fight()->number == 2U);
}

BOOST_AUTO_TEST_CASE(a_fight_needs_somebody_alive) {
  game g;
  BOOST_TEST(g.refused("encounter start").code == refusal_code::not_available);
  g.say("add goblin");
  g.say("damage to: goblin-1 amount: 9 type: fire");
  g.refused("encounter start");
  BOOST_TEST(g.refused("encounter start with: goblin-1").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(surprise_lasts_until_the_first_turn_has_ended) {
  game g;
  g.say("add goblin and: zombie");
  g.say("encounter start surprised: goblin-1 rolled: 15,5");
  BOOST_TEST(g.state.fight()->find("goblin-1")->surprised);
  BOOST_TEST(!g.state.fight()->find("zombie-1")->surprised);
  g.say("turn");
  BOOST_TEST(!g.state.fight()->find("goblin-1")->surprised);
}

BOOST_AUTO_TEST_CASE(only_those_in_the_fight_are_surprised) {
  game g;
  g.say("add goblin and: zombie");
  BOOST_TEST(g.refused("encounter start with: zombie-1 surprised: goblin-1").code ==
             refusal_code::not_in_encounter);
}

BOOST_AUTO_TEST_CASE(conditions_and_hit_points_outlast_the_fight) {
  game g;
  g.say("add goblin");
  g.say("encounter start");
  g.say("condition add poisoned to: goblin-1 rounds: 10");
  g.say("damage to: goblin-1 amount: 3 type: fire");
  g.say("encounter end");
  BOOST_TEST(g.is("goblin-1", condition::poisoned));
  BOOST_TEST(g.hp("goblin-1") == 4);
}

BOOST_AUTO_TEST_CASE(an_ambush_surprises_whoever_notices_none_of_its_foes) {
  game g;
  g.knows(dnd::test::fighter("Ann"));
  g.knows(dnd::test::fighter("Bob"));
  g.knows(dnd::test::orc());
  g.say("add ann and: bob and: orc");
  g.say("hide by: ann dc: 5 rolled: 18");
  g.say("hide by: bob dc: 5 rolled: 18");
  g.say("encounter start ambush");
  BOOST_TEST(g.state.fight()->find("orc-1")->surprised);
  BOOST_TEST(!g.state.fight()->find("ann")->surprised);
  game seen;
  seen.knows(dnd::test::fighter("Ann"));
  seen.knows(dnd::test::fighter("Bob"));
  seen.knows(dnd::test::orc());
  seen.say("add ann and: bob and: orc");
  seen.say("hide by: ann dc: 5 rolled: 18");
  seen.say("encounter start ambush");
  BOOST_TEST(!seen.state.fight()->find("orc-1")->surprised);
}

BOOST_AUTO_TEST_SUITE_END()
