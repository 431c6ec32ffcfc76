// Traits that hold a creature up at 0 hit points.

#include "tests/support/game.hpp"

#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(traits_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(undead_fortitude_leaves_one_hit_point_on_a_save) {
  game g;
  g.say("add zombie");
  g.say("damage to: zombie-1 amount: 22 type: slashing rolled: 20");
  BOOST_TEST(!g.the<saving_throw_rolled>().success.value());
  BOOST_TEST(g.the<saving_throw_rolled>().dc.value() == 27);
  BOOST_TEST(g.who("zombie-1").life == vitality::dead);
  g.say("add zombie hp: 5");
  g.say("damage to: zombie-2 amount: 6 type: slashing rolled: 8");
  BOOST_TEST(g.story() == "saving_throw_rolled damage_dealt");
  BOOST_TEST(g.hp("zombie-2") == 1);
}

BOOST_AUTO_TEST_CASE(undead_fortitude_is_no_help_against_radiance_and_critical_hits) {
  game g;
  g.say("add zombie count: 2");
  g.say("damage to: zombie-1 amount: 22 type: radiant");
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
  BOOST_TEST(g.hp("zombie-1") == 0);
  g.say("damage to: zombie-2 amount: 22 type: slashing critical");
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
}

BOOST_AUTO_TEST_CASE(relentless_endurance_works_once_and_not_against_massive_damage) {
  game g;
  g.say("add grog");
  g.say("damage to: grog amount: 24 type: fire");
  BOOST_TEST(g.who("grog").life == vitality::dead);
  g.say("remove grog");
  g.say("add grog");
  g.say("damage to: grog amount: 15 type: fire");
  BOOST_TEST(g.hp("grog") == 1);
  g.say("damage to: grog amount: 5 type: fire");
  BOOST_TEST(g.hp("grog") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
