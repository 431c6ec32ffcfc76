// Days and hours of the game.

#include "model/effects/durations.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(durations_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(a_campaign_begins_in_the_morning_of_its_first_day) {
  BOOST_TEST((clock_of(0) == clock_time{.day = 1, .hour = 8, .minute = 0}));
  BOOST_TEST((clock_of(rounds_per_day) == clock_time{.day = 2, .hour = 8, .minute = 0}));
  BOOST_TEST((clock_of(16 * rounds_per_hour) == clock_time{.day = 2, .hour = 0, .minute = 0}));
  BOOST_TEST((clock_of(rounds_per_minute * 90 + 5) == clock_time{.day = 1, .hour = 9, .minute = 30}));
}

BOOST_AUTO_TEST_CASE(it_dawns_at_six) {
  BOOST_TEST(dawns_between(0, 22 * rounds_per_hour - 1) == 0U);
  BOOST_TEST(dawns_between(0, 22 * rounds_per_hour) == 1U);
  BOOST_TEST(dawns_between(22 * rounds_per_hour, 23 * rounds_per_hour) == 0U);
  BOOST_TEST(dawns_between(0, 10 * rounds_per_day) == 10U);
}

BOOST_AUTO_TEST_SUITE_END()
