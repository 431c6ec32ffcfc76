// Days, dates and spans of time.

#include "model/calendar.hpp"

#include "model/effects/durations.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(calendar_suite)

using namespace dnd::model;

namespace {

/// Two months of 30 and 20 days; the campaign began on 25 Hammer 1491.
calendar two_months() {
  return {.months = {{"Hammer", 30}, {"Deep Winter", 20}}, .year = 1491, .month = 1, .day = 25};
}

}  // namespace

BOOST_AUTO_TEST_CASE(days_without_a_calendar_are_numbered) {
  BOOST_TEST(date_text({}, 0) == "day 1");
  BOOST_TEST(date_text({}, -3) == "3 days before day 1");
  BOOST_TEST(moment_text({}, 0) == "day 1, 08:00");
}

BOOST_AUTO_TEST_CASE(dates_run_over_the_ends_of_months_and_years) {
  const calendar dates = two_months();
  BOOST_TEST(date_text(dates, 0) == "25 Hammer 1491");
  BOOST_TEST(date_text(dates, 5) == "30 Hammer 1491");
  BOOST_TEST(date_text(dates, 6) == "1 Deep Winter 1491");
  BOOST_TEST(date_text(dates, 26) == "1 Hammer 1492");
  BOOST_TEST(date_text(dates, -25) == "20 Deep Winter 1490");
}

BOOST_AUTO_TEST_CASE(each_day_has_a_date_that_leads_back_to_it) {
  const calendar dates = two_months();
  for (std::int64_t day = -200; day < 200; ++day)
    BOOST_TEST(day_of(dates, date_of(dates, day)).value() == day);
  BOOST_TEST(!day_of(dates, {.year = 1491, .month = 2, .day = 21}).has_value());
  BOOST_TEST(!day_of(dates, {.year = 1491, .month = 3, .day = 1}).has_value());
}

BOOST_AUTO_TEST_CASE(days_are_named_in_several_ways) {
  const calendar dates = two_months();
  const game_time tenth = 9 * rounds_per_day;
  BOOST_TEST(day_in("today", {}, tenth).value() == 9);
  BOOST_TEST(day_in("yesterday", {}, tenth).value() == 8);
  BOOST_TEST(day_in("day 3", {}, tenth).value() == 2);
  BOOST_TEST(day_in("2 days ago", {}, tenth).value() == 7);
  BOOST_TEST(day_in("20 days ago", {}, tenth).value() == -11);
  BOOST_TEST(day_in("1 deep winter 1491", dates, tenth).value() == 6);
  BOOST_TEST(day_in("1 Deep Winter", dates, tenth).value() == 6);
  for (const char* text : {"", "day", "day 0", "day x", "soon", "31 Hammer 1491", "1 May 1491"})
    BOOST_TEST(!day_in(text, dates, tenth).has_value(), text);
  BOOST_TEST(!day_in("1 Hammer 1491", {}, tenth).has_value());
}

BOOST_AUTO_TEST_CASE(spans_are_told_in_their_two_largest_units) {
  BOOST_TEST(span_text(0) == "no time");
  BOOST_TEST(span_text(3) == "3 rounds");
  BOOST_TEST(span_text(rounds_per_minute) == "1 minute");
  BOOST_TEST(span_text(2 * rounds_per_day + 3 * rounds_per_hour + 7) == "2 days and 3 hours");
  BOOST_TEST(span_text(rounds_per_day + 5) == "1 day");
}

BOOST_AUTO_TEST_SUITE_END()
