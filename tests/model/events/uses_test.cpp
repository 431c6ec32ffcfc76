// What uses of actions do to a state, and what contradicts them.

#include "model/events/uses.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(uses_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(uses_are_spent_and_come_back_sorted_by_pool) {
  adds("a");
  does(action_used{.creature = "a", .action = "Tail", .pool = "tail", .spent = {0, 1}});
  does(action_used{.creature = "a", .action = "Breath", .pool = "breath", .spent = {0, 1}});
  does(action_used{.creature = "a", .action = "Tail", .pool = "tail", .spent = {1, 2}});
  BOOST_REQUIRE_EQUAL(at("a").spent.size(), 2U);
  BOOST_TEST(at("a").spent[0].pool.str() == "breath");
  BOOST_TEST(at("a").spent[1].spent == 2);
  does(recharge_rolled{.creature = "a", .pool = "breath", .d6 = 4, .needed = 5, .spent = {1, 1}});
  BOOST_TEST(at("a").spent.size() == 2U);
  does(recharge_rolled{.creature = "a", .pool = "breath", .d6 = 6, .needed = 5, .spent = {1, 0}});
  does(uses_regained{.creature = "a", .pool = "tail", .spent = {2, 0}});
  BOOST_TEST(at("a").spent.empty());
  does(uses_regained{.creature = "a", .pool = "tail", .spent = {0, 0}});
  BOOST_TEST(at("a").spent.empty());
}

BOOST_AUTO_TEST_CASE(uses_that_are_others_contradict) {
  adds("a");
  contradicts(action_used{.creature = "b", .action = "x", .pool = "x", .spent = {0, 1}},
              nobody_there);
  contradicts(action_used{.creature = "a", .action = "x", .pool = "x", .spent = {1, 2}},
              "uses before");
  does(action_used{.creature = "a", .action = "x", .pool = "x", .spent = {0, 1}});
  contradicts(recharge_rolled{.creature = "a", .pool = "x", .d6 = 6, .needed = 5, .spent = {2, 0}},
              "uses before");
  contradicts(uses_regained{.creature = "a", .pool = "x", .spent = {0, 0}}, "uses before");
}

BOOST_AUTO_TEST_SUITE_END()
