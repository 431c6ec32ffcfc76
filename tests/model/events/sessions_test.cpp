// What the events of sessions do to a state, and what contradicts them.

#include "model/events/sessions.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(sessions_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(sessions_start_and_end_in_turn) {
  does(session_started{.number = 1, .title = "The Lost Mine"});
  BOOST_TEST(now.play().running);
  BOOST_TEST(now.play().title == "The Lost Mine");
  does(session_saved{.number = 1});
  does(session_ended{.number = 1});
  BOOST_TEST(!now.play().running);
  BOOST_TEST(now.play().title.empty());
  BOOST_TEST(now.play().count == 1U);
  does(session_started{.number = 2, .title = {}});
  BOOST_TEST(now.play().count == 2U);
}

BOOST_AUTO_TEST_CASE(sessions_out_of_turn_contradict) {
  contradicts(session_ended{.number = 0}, "none is running");
  contradicts(session_started{.number = 2, .title = {}}, "does not follow");
  does(session_started{.number = 1, .title = {}});
  contradicts(session_started{.number = 2, .title = {}}, "while one is running");
  contradicts(session_ended{.number = 2}, "another session");
}

BOOST_AUTO_TEST_SUITE_END()
