// What conditions and exhaustion do to a state, and what contradicts them.

#include "model/events/conditions.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(conditions_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(conditions_come_run_down_and_go) {
  adds("a");
  const condition_instance forever{
      .kind = condition::prone, .source = {}, .rounds = 0, .anchor = "a"};
  condition_instance three{.kind = condition::prone, .source = "b", .rounds = 3, .anchor = "b"};
  does(condition_added{.creature = "a", .instance = forever});
  does(condition_added{.creature = "a", .instance = three});
  does(condition_ticked{
      .creature = "a", .kind = condition::prone, .source = "b", .anchor = "b", .rounds = {3, 2}});
  three.rounds = 2;
  BOOST_TEST((at("a").conditions == std::vector{forever, three}));
  does(condition_removed{.creature = "a", .instance = forever, .why = condition_end::removed});
  BOOST_TEST((at("a").conditions == std::vector{three}));
  contradicts(condition_removed{.creature = "a", .instance = forever, .why = {}},
              "removed that is not there");
  condition_ticked tick{
      .creature = "a", .kind = condition::prone, .source = "b", .anchor = "b", .rounds = {3, 2}};
  contradicts(tick, "runs down that is not there");
  tick.rounds = {2, 1};
  tick.source = "c";
  contradicts(tick, "runs down that is not there");
  tick.source = "b";
  tick.anchor = "a";
  contradicts(tick, "runs down that is not there");
  tick.anchor = "b";
  tick.kind = condition::stunned;
  contradicts(tick, "runs down that is not there");
  tick.kind = condition::prone;
  tick.creature = "b";
  contradicts(tick, nobody_there);
  contradicts(condition_added{.creature = "b", .instance = three}, nobody_there);
  contradicts(condition_removed{.creature = "b", .instance = three, .why = {}}, nobody_there);
}

BOOST_AUTO_TEST_CASE(a_blocked_condition_changes_nothing_but_needs_its_creature) {
  adds("a");
  const auto before = now;
  does(condition_blocked{.creature = "a", .kind = condition::prone});
  BOOST_TEST((now == before));
  contradicts(condition_blocked{.creature = "c", .kind = condition::prone}, nobody_there);
}

BOOST_AUTO_TEST_CASE(exhaustion_moves_the_level_and_hit_points) {
  adds("a");
  does(exhaustion_changed{.creature = "a", .level = {0, 4}, .hp = {20, 10}});
  BOOST_TEST(int(at("a").exhaustion) == 4);
  BOOST_TEST(at("a").hp == 10);
  contradicts(exhaustion_changed{.creature = "b", .level = {0, 1}, .hp = {20, 20}}, nobody_there);
  contradicts(exhaustion_changed{.creature = "a", .level = {3, 4}, .hp = {10, 10}},
              "exhaustion before");
  contradicts(exhaustion_changed{.creature = "a", .level = {4, 5}, .hp = {20, 10}},
              "hit points before");
}

BOOST_AUTO_TEST_SUITE_END()
