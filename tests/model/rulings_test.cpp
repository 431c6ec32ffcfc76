#include "model/rulings.hpp"

#include "model/state.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(rulings_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(every_ruling_has_its_usual_value_first_and_can_have_the_other) {
  for (const known_ruling& each : rulings_known()) {
    rulings house;
    BOOST_TEST(value_of(house, each.name) == each.values[0].word);
    BOOST_TEST(set_value(house, each.name, each.values[1].word));
    BOOST_TEST(value_of(house, each.name) == each.values[1].word);
    BOOST_TEST(!(house == rulings{}));
    BOOST_TEST(set_value(house, each.name, each.values[0].word));
    BOOST_TEST((house == rulings{}));
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_ruling_changes_nothing) {
  rulings house;
  BOOST_TEST(!set_value(house, "weather", "free"));
  BOOST_TEST(!set_value(house, "turns", "sometimes"));
  BOOST_TEST(value_of(house, "weather").empty());
  BOOST_TEST((house == rulings{}));
}

BOOST_AUTO_TEST_CASE(what_the_log_says_counts_more_than_the_file) {
  state now;
  rulings file;
  file.turns = turn_ruling::free;
  BOOST_TEST((in_force(file, now) == file));
  now.set_ruling("turns", "counted");
  BOOST_TEST((in_force(file, now).turns == turn_ruling::counted));
  // A log may know words that this program does not.
  now.set_ruling("weather", "fair");
  BOOST_TEST((in_force(file, now).turns == turn_ruling::counted));
}

BOOST_AUTO_TEST_SUITE_END()
