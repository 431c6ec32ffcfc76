#include "model/dice/total.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(total_suite)

using namespace dnd;
using namespace dnd::model;

BOOST_AUTO_TEST_CASE(division_rounds_towards_negative_infinity) {
  BOOST_TEST(floor_divide(7, 2) == 3);
  BOOST_TEST(floor_divide(-7, 2) == -4);
  BOOST_TEST(floor_divide(7, -2) == -4);
  BOOST_TEST(floor_divide(-7, -2) == 3);
  BOOST_TEST(floor_divide(-6, 2) == -3);
  BOOST_TEST(floor_divide(0, -3) == 0);
}

BOOST_AUTO_TEST_CASE(totals_are_bounded_on_both_sides) {
  BOOST_TEST(is_dice_total(bounds::dice_total_max));
  BOOST_TEST(is_dice_total(-bounds::dice_total_max));
  BOOST_TEST(!is_dice_total(bounds::dice_total_max + 1));
  BOOST_TEST(!is_dice_total(-bounds::dice_total_max - 1));
}

BOOST_AUTO_TEST_SUITE_END()
