// What the game master sets, as facts, and how they contradict a state.

#include "model/events/corrections.hpp"

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(correction_events_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(values_must_be_those_of_the_state) {
  game g;
  g.say("add elara");
  creature_set made;
  made.creature = "elara";
  made.hp = {11, 5};
  BOOST_TEST(!made.apply_to(g.state).ok());
  made.hp = {12, 5};
  made.temp_hp = {1, 5};
  BOOST_TEST(!made.apply_to(g.state).ok());
  made.creature = "nobody";
  BOOST_TEST(!made.apply_to(g.state).ok());
}

BOOST_AUTO_TEST_CASE(initiative_is_set_of_who_has_one) {
  game g;
  g.say("add elara and: bruenor");
  initiative_set made{.creature = "elara", .initiative = {5, 10}, .reason = {}};
  BOOST_TEST(!made.apply_to(g.state).ok());
  g.say("encounter start");
  BOOST_TEST(!made.apply_to(g.state).ok());
  g.say("initiative by: elara rolled: 3");
  BOOST_TEST(made.apply_to(g.state).ok());
  BOOST_TEST(!made.apply_to(g.state).ok());
}

BOOST_AUTO_TEST_CASE(only_the_dead_are_revived) {
  game g;
  g.say("add elara");
  creature_revived made{.creature = "elara", .hp = {0, 1}};
  BOOST_TEST(!made.apply_to(g.state).ok());
  g.say("dmg elara 24");
  made.hp = {3, 1};
  BOOST_TEST(!made.apply_to(g.state).ok());
  made.hp = {0, 1};
  BOOST_TEST(made.apply_to(g.state).ok());
  made.creature = "nobody";
  BOOST_TEST(!made.apply_to(g.state).ok());
}

BOOST_AUTO_TEST_CASE(inspiration_changes_or_it_is_no_event) {
  game g;
  g.say("add elara");
  BOOST_TEST(!(inspiration_changed{.creature = "elara", .held = false}).apply_to(g.state).ok());
  BOOST_TEST((inspiration_changed{.creature = "elara", .held = true}).apply_to(g.state).ok());
  BOOST_TEST(!(inspiration_changed{.creature = "nobody", .held = true}).apply_to(g.state).ok());
}

BOOST_AUTO_TEST_SUITE_END()
