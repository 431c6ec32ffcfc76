// Saving throws, checks and free rolls change nothing, but need their creatures.

#include "model/events/rolls.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(rolls_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(rolls_change_nothing_but_need_their_creatures) {
  adds("a").adds("b");
  const auto before = now;
  saving_throw_rolled save;
  save.creature = "a";
  check_rolled check;
  check.creature = "b";
  does(save).does(check).does(dice_rolled{});
  BOOST_TEST((now == before));
  save.creature = "c";
  contradicts(save, nobody_there);
  check.creature = "c";
  contradicts(check, nobody_there);
}

BOOST_AUTO_TEST_CASE(a_free_roll_is_somebodys_or_the_game_masters) {
  dice_rolled roll;
  BOOST_TEST(actor_of(roll).empty());
  roll.creature = "a";
  BOOST_TEST(actor_of(roll) == "a");
}

BOOST_AUTO_TEST_SUITE_END()
