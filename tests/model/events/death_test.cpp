// What life and death do to a state, and what contradicts them.

#include "model/events/death.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(death_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(death_saves_count_and_are_forgotten_by_the_living) {
  adds("a");
  does(vitality_changed{.creature = "a", .state = {vitality::conscious, vitality::dying}});
  death_save_rolled save;
  save.creature = "a";
  save.successes = {0, 1};
  does(save).does(death_failures_added{.creature = "a", .failures = {0, 2}});
  BOOST_TEST(int(at("a").death_successes) == 1);
  BOOST_TEST(int(at("a").death_failures) == 2);
  contradicts(save, "death saves before");
  save.successes = {1, 2};
  contradicts(save, "death saves before");
  contradicts(death_failures_added{.creature = "a", .failures = {0, 1}}, "death saves before");
  contradicts(vitality_changed{.creature = "a", .state = {vitality::stable, vitality::dead}},
              "another state before");
  does(vitality_changed{.creature = "a", .state = {vitality::dying, vitality::stable}});
  BOOST_TEST(int(at("a").death_successes) == 0);
  BOOST_TEST(int(at("a").death_failures) == 0);
  save.creature = "b";
  contradicts(save, nobody_there);
  contradicts(death_failures_added{.creature = "b", .failures = {0, 1}}, nobody_there);
  contradicts(vitality_changed{.creature = "b", .state = {}}, nobody_there);
}

BOOST_AUTO_TEST_CASE(the_dead_keep_their_failures) {
  adds("a");
  does(vitality_changed{.creature = "a", .state = {vitality::conscious, vitality::dying}});
  does(death_failures_added{.creature = "a", .failures = {0, 3}});
  does(vitality_changed{.creature = "a", .state = {vitality::dying, vitality::dead}});
  BOOST_TEST(int(at("a").death_failures) == 3);
}

BOOST_AUTO_TEST_SUITE_END()
