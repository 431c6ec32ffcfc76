// Sessions begin, are saved and end.

#include "model/verbs/sessions.hpp"

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(sessions_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(one_session_at_a_time) {
  game g;
  BOOST_TEST(int(g.refused("session end").code) == int(refusal_code::no_session));
  g.say("session start The Lost Mine");
  BOOST_TEST(g.state.play().title == "The Lost Mine");
  BOOST_TEST(int(g.refused("session start").code) == int(refusal_code::session_running));
  g.say("session save");
  BOOST_TEST(g.the<session_saved>().number == 1U);
  g.say("session end");
  BOOST_TEST(!g.state.play().running);
  g.say("session save");
  BOOST_TEST(g.the<session_saved>().number == 0U);
  g.say("session start");
  BOOST_TEST(g.the<session_started>().number == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
