// Food, where it is counted.

#include "model/rules/food.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

BOOST_AUTO_TEST_SUITE(food_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(nobody_eats_where_the_table_sees_to_it) {
  game g = shop();
  g.say("give 2 rations-1-day to: ann");
  g.say("time pass 3 days");
  BOOST_TEST(count_of(g, "ann", "rations-1-day") == 2);
}

BOOST_AUTO_TEST_CASE(each_dawn_takes_a_ration_of_ones_own_or_of_the_stash) {
  game g = shop();
  g.house.food = food_ruling::counted;
  g.say("give 2 rations-1-day to: ann");
  g.say("give 9 rations-1-day to: stash");
  g.say("time pass 3 days");
  BOOST_TEST(count_of(g, "ann", "rations-1-day") == 0);
  BOOST_TEST(count_of(g, "stash", "rations-1-day") == 9 - 3 - 1);
}

BOOST_AUTO_TEST_CASE(who_eats_nothing_for_too_long_is_exhausted_until_it_eats) {
  game g = shop();
  g.house.food = food_ruling::counted;
  BOOST_TEST(rules::days_without_food(g.who("ann")) == 3);
  g.say("time pass 3 days");
  BOOST_TEST(g.who("ann").exhaustion == 0);
  g.say("time pass 2 days");
  BOOST_TEST(g.who("ann").exhaustion == 2);
  BOOST_TEST(g.state.books().lives.find("ann")->hunger == 5);
  g.say("give rations-1-day to: ann");
  g.say("time pass 1 day");
  BOOST_TEST(g.state.books().lives.find("ann")->hunger == 0);
  BOOST_TEST(g.who("ann").exhaustion == 2);
  g.say("time pass 30 days");
  BOOST_TEST((g.who("ann").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(who_goes_hungry_stays_exhausted) {
  game g;
  g.knows(dnd::test::character("Ann", 14, 40));
  g.say("add ann");
  g.say("condition add exhaustion to: ann");
  g.say("rest long hungry");
  BOOST_TEST(g.who("ann").exhaustion == 1);
}

BOOST_AUTO_TEST_CASE(each_dawn_takes_a_gallon_of_water_where_it_is_counted) {
  game g = shop();
  g.say("give 9 water to: stash homemade weight: 8");
  g.say("time pass 1 day");
  BOOST_TEST(count_of(g, "stash", "water") == 9);
  g.say("ruling water: counted");
  g.say("give 1 water to: ann from: stash");
  g.say("time pass 1 day");
  BOOST_TEST(count_of(g, "ann", "water") == 0);
  BOOST_TEST(count_of(g, "stash", "water") == 7);
  BOOST_TEST(g.who("ann").exhaustion == 0);
}

BOOST_AUTO_TEST_CASE(who_has_no_water_is_exhausted_by_one_level_and_then_by_two) {
  game g = shop();
  g.house.water = water_ruling::counted;
  g.say("time pass 1 day");
  BOOST_TEST(g.who("ann").exhaustion == 1);
  g.say("time pass 1 day");
  BOOST_TEST(g.who("ann").exhaustion == 3);
  g.say("time pass 2 days");
  BOOST_TEST((g.who("ann").life == vitality::dead));
}

BOOST_AUTO_TEST_SUITE_END()
