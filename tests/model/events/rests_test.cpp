// Rests as facts, and how they contradict a state.

#include "model/events/rests.hpp"

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(rest_events_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(a_long_rest_is_remembered_and_must_follow_the_one_before) {
  dnd::test::game g;
  g.say("add elara");
  rest_taken rested{.creature = "elara", .kind = rest_kind::long_rest, .long_rested = {0, 4'800}};
  BOOST_TEST(rested.apply_to(g.state).ok());
  BOOST_TEST(g.who("elara").long_rested == 4'800U);
  BOOST_TEST(!rested.apply_to(g.state).ok());
  rested.kind = rest_kind::short_rest;
  BOOST_TEST(rested.apply_to(g.state).ok());
  rested.creature = "nobody";
  BOOST_TEST(!rested.apply_to(g.state).ok());
}

BOOST_AUTO_TEST_SUITE_END()
