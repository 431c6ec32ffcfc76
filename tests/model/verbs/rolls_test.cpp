// Free rolls; checks and saves: see rules/checks_test.cpp.

#include "model/verbs/rolls.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(rolls_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(a_roll_is_on_record_with_every_die_and_its_label) {
  game g;
  g.say("roll 4d6dl1+2 rolled: 3,1,6,5 # strength");
  const auto rolled = g.the<dice_rolled>();
  BOOST_TEST(rolled.total == 16);
  BOOST_TEST(rolled.label == "strength");
  BOOST_TEST((rolled.faces == std::vector<std::int16_t>{3, 1, 6, 5}));
  BOOST_TEST(rolled.detail == "4d6dl1+2: 3, 1 (dropped), 6, 5 = 16");
}

BOOST_AUTO_TEST_CASE(a_fate_die_is_on_record_as_it_fell) {
  game g;
  g.say("roll 2dF rolled: -1,1");
  BOOST_TEST((g.the<dice_rolled>().faces == std::vector<std::int16_t>{-1, 1}));
  BOOST_TEST(g.the<dice_rolled>().total == 0);
}

BOOST_AUTO_TEST_CASE(a_roll_may_belong_to_a_creature) {
  game g;
  g.say("add elara");
  g.say("roll 1d6 by: elara");
  BOOST_TEST(g.the<dice_rolled>().creature.view() == "elara");
  g.refused("roll 1d6 by: nobody");
}

BOOST_AUTO_TEST_CASE(bad_dice_are_refused_at_their_column) {
  game g;
  const auto no = g.refused("roll 2d6/0");
  BOOST_TEST(no.code == refusal_code::bad_dice);
  BOOST_TEST(no.column.value() >= std::string("roll ").size());
}

BOOST_AUTO_TEST_CASE(a_roll_may_be_made_several_times) {
  game g;
  g.say("6x 1d6 rolled: 1,2,3,4,5,6 # luck");
  BOOST_TEST(g.count<dice_rolled>() == 6U);
  BOOST_TEST(g.all<dice_rolled>()[5].total == 6);
  BOOST_TEST(g.all<dice_rolled>()[5].label == "luck");
}

BOOST_AUTO_TEST_SUITE_END()
