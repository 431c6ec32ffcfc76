// Sessions begin, are saved and end.

#include "model/verbs/sessions.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(sessions_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(a_session_begins_with_its_title) {
  game g;
  g.say("session start The Lost Mine");
  BOOST_TEST(g.the<session_started>().title == "The Lost Mine");
}

BOOST_AUTO_TEST_CASE(one_session_is_on_at_a_time) {
  game g;
  BOOST_TEST(g.refused("session end").code == refusal_code::no_session);
  g.say("session start");
  BOOST_TEST(g.refused("session start").code == refusal_code::session_running);
  g.say("session end");
  BOOST_TEST(g.refused("session end").code == refusal_code::no_session);
}

BOOST_AUTO_TEST_CASE(sessions_are_counted) {
  game g;
  for (const auto* line : {"session start", "session end", "session start"}) g.say(line);
  BOOST_TEST(g.the<session_started>().number == 2U);
}

BOOST_AUTO_TEST_CASE(saving_names_the_session_that_is_on_or_none) {
  game g;
  g.say("session save");
  BOOST_TEST(g.the<session_saved>().number == 0U);
  g.say("session start");
  g.say("session save");
  BOOST_TEST(g.the<session_saved>().number == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
