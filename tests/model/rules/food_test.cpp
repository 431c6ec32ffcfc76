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

BOOST_AUTO_TEST_CASE(half_rations_last_twice_as_long_and_count_as_half_a_day_without_food) {
  game g = shop();
  g.say("ruling food: half");
  g.say("give 9 rations-1-day to: ann");
  g.say("time pass 4 days");
  BOOST_TEST(count_of(g, "ann", "rations-1-day") == 7);
  BOOST_TEST(g.state.books().lives.find("ann")->hunger == 2);
  g.say("time pass 2 days");
  BOOST_TEST(g.who("ann").exhaustion == 0);
  g.say("time pass 2 days");
  BOOST_TEST(g.state.books().lives.find("ann")->hunger == 4);
  BOOST_TEST(g.who("ann").exhaustion == 1);
  g.say("ruling food: counted");
  g.say("time pass 1 day");
  BOOST_TEST(g.state.books().lives.find("ann")->hunger == 0);
}

BOOST_AUTO_TEST_CASE(who_has_nothing_on_half_rations_goes_hungry_every_day) {
  game g = shop();
  g.say("ruling food: half");
  g.say("time pass 4 days");
  BOOST_TEST(g.state.books().lives.find("ann")->hunger == 4);
  BOOST_TEST(g.who("ann").exhaustion == 1);
}

namespace {

/// Who saved is as before, who did not is exhausted by one level. Returns how many rolled.
std::size_t saved_or_exhausted(const game& g) {
  const auto rolls = g.all<saving_throw_rolled>();
  for (const saving_throw_rolled& one : rolls) {
    BOOST_TEST((one.with == ability::con));
    BOOST_TEST(one.dc.value_or(0) == 15);
    BOOST_TEST(g.who(one.creature.view()).exhaustion == (one.success.value_or(true) ? 0 : 1));
  }
  return rolls.size();
}

}  // namespace

BOOST_AUTO_TEST_CASE(half_of_the_water_asks_for_a_save_each_dawn_and_a_gallon_every_other) {
  game g = shop();
  g.say("ruling water: half");
  g.say("give 9 water to: stash homemade weight: 8");
  g.say("time pass 1 day");
  BOOST_TEST(count_of(g, "stash", "water") == 7);
  BOOST_TEST(saved_or_exhausted(g) == 2U);
  g.say("time pass 1 day");
  BOOST_TEST(count_of(g, "stash", "water") == 7);
  BOOST_TEST(g.count<saving_throw_rolled>() == 2U);
  g.say("time pass 1 day");
  BOOST_TEST(count_of(g, "stash", "water") == 5);
}

BOOST_AUTO_TEST_CASE(heat_takes_two_gallons_and_one_alone_asks_for_a_save) {
  game g = shop();
  g.say("ruling water: hot");
  g.say("give 6 water to: stash homemade weight: 8");
  g.say("time pass 1 day");
  BOOST_TEST(count_of(g, "stash", "water") == 2);
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
  g.say("take 1 water from: stash");
  g.say("time pass 1 day");
  // Ann had the last gallon, and Bob none.
  BOOST_TEST(count_of(g, "stash", "water") == 0);
  BOOST_TEST(saved_or_exhausted(g) == 1U);
  BOOST_TEST(g.who("bob").exhaustion == 1);
}

BOOST_AUTO_TEST_SUITE_END()
