// What experience does to a state.

#include "model/events/experience.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(experience_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(experience_stays_when_the_creature_goes) {
  adds("a");
  does(experience_gained{.creature = "a", .experience = {0, 300}, .reason = {}});
  does(creature_removed{.creature = "a"});
  BOOST_TEST(now.books().lives.find("a")->experience == 300);
}

BOOST_AUTO_TEST_CASE(a_number_that_comes_back_begins_anew) {
  adds("wolf-1", 1);
  does(experience_gained{.creature = "wolf-1", .experience = {0, 300}, .reason = {}});
  does(creature_removed{.creature = "wolf-1"});
  BOOST_TEST(now.books().is_empty());
}

BOOST_AUTO_TEST_CASE(a_session_counts_what_is_gained_in_it) {
  does(experience_gained{.creature = "a", .experience = {0, 300}, .reason = {}});
  does(session_started{.number = 1, .title = {}});
  does(experience_gained{.creature = "a", .experience = {300, 350}, .reason = {}});
  BOOST_TEST(now.play().experience == 50);
}

BOOST_AUTO_TEST_CASE(other_experience_before_contradicts) {
  does(experience_gained{.creature = "a", .experience = {0, 300}, .reason = {}});
  contradicts(experience_gained{.creature = "a", .experience = {200, 400}, .reason = {}},
              "another");
  contradicts(experience_gained{.creature = "a", .experience = {300, -1}, .reason = {}},
              "below nothing");
}

BOOST_AUTO_TEST_SUITE_END()
