// The game master's hand: temporary hit points and healing.

#include "model/verbs/damage.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(damage_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(temporary_hit_points_do_not_add_up) {
  game g;
  g.say("add elara and: bruenor");
  g.say("temp to: elara amount: 8");
  BOOST_TEST(g.refused("temp to: elara amount: 8").code == refusal_code::not_available);
  BOOST_TEST(g.refused("temp to: elara amount: 5").code == refusal_code::not_available);
  g.say("temp to: elara and: bruenor amount: 5 by: bruenor");
  BOOST_TEST(g.who("elara").temp_hp == 8);
  BOOST_TEST(g.who("bruenor").temp_hp == 5);
  BOOST_TEST(g.all<temporary_hp_gained>()[0].source.view() == "bruenor");
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_do_not_wake) {
  game g;
  g.say("add elara");
  g.say("damage to: elara amount: 12 type: fire");
  g.say("temp to: elara amount: 8");
  BOOST_TEST(g.hp("elara") == 0);
  BOOST_TEST(g.is("elara", condition::unconscious));
}

BOOST_AUTO_TEST_CASE(healing_is_rolled_once_and_on_record) {
  game g;
  g.say("add elara and: bruenor");
  g.say("damage to: elara and: bruenor amount: 10 type: fire");
  g.say("heal to: elara and: bruenor amount: 2d4+2 rolled: 1,3");
  BOOST_TEST(g.story() == "dice_rolled healed healed");
  BOOST_TEST(g.the<dice_rolled>().total == 6);
  BOOST_TEST(g.hp("elara") == 8);
  BOOST_TEST(g.hp("bruenor") == 8);
}

BOOST_AUTO_TEST_CASE(an_amount_of_nothing_is_a_slip) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("heal to: elara amount: 0").code == refusal_code::bad_value);
  BOOST_TEST(g.refused("temp to: elara amount: 0").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_SUITE_END()
