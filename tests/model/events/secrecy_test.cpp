// What it does to a state that a creature is concealed, and what contradicts it.

#include "model/events/secrecy.hpp"

#include "model/patch.hpp"
#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(secrecy_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(a_creature_is_concealed_and_revealed) {
  adds("a").adds("b");
  does(creature_concealed{.creature = "a"});
  BOOST_TEST(at("a").concealed);
  BOOST_TEST(!at("b").concealed);
  does(creature_revealed{.creature = "a"});
  BOOST_TEST(!at("a").concealed);
}

BOOST_AUTO_TEST_CASE(nobody_is_concealed_twice_or_revealed_without_it) {
  adds("a");
  contradicts(creature_revealed{.creature = "a"}, "not concealed");
  contradicts(creature_concealed{.creature = "b"}, nobody_there);
  contradicts(creature_revealed{.creature = "b"}, nobody_there);
  does(creature_concealed{.creature = "a"});
  contradicts(creature_concealed{.creature = "a"}, "concealed already");
}

BOOST_AUTO_TEST_CASE(a_creature_may_come_concealed) {
  does(creature_added{.creature = "a",
                      .name = "a",
                      .hp = 5,
                      .max_hp = 5,
                      .hp_dice = {},
                      .block = block(),
                      .concealed = true});
  BOOST_TEST(at("a").concealed);
}

// What an undo puts back.
BOOST_AUTO_TEST_CASE(it_is_part_of_what_was_different) {
  adds("a");
  const state before = now;
  does(creature_concealed{.creature = "a"});
  const state_patch back = diff(now, before);
  BOOST_REQUIRE(back.changes.size() == 1U);
  BOOST_TEST(back.changes.front().concealed.has_value());
  BOOST_TEST(!*back.changes.front().concealed);
  BOOST_TEST((now == before) == false);
}

BOOST_AUTO_TEST_SUITE_END()
