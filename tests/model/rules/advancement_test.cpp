// Levels by experience.

#include "model/rules/advancement.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(advancement_suite)

using namespace dnd::model::rules;

BOOST_AUTO_TEST_CASE(golden_vector_39_three_hundred_points_are_level_2) {
  BOOST_TEST(level_for(299) == 1);
  BOOST_TEST(level_for(300) == 2);
}

BOOST_AUTO_TEST_CASE(a_level_begins_at_its_number_and_not_before) {
  for (std::int32_t level = 1; level <= 20; ++level) {
    BOOST_TEST(level_for(experience_for(level)) == level);
    if (level > 1) BOOST_TEST(level_for(experience_for(level) - 1) == level - 1);
  }
  BOOST_TEST(level_for(1'000'000) == 20);
  BOOST_TEST(level_for(-5) == 1);
}

BOOST_AUTO_TEST_CASE(the_numbers_are_those_of_the_table) {
  std::int64_t sum = 0;
  for (std::int32_t level = 1; level <= 20; ++level) sum += experience_for(level);
  BOOST_TEST(sum == 2'148'400);
  BOOST_TEST(experience_for(5) == 6'500);
  BOOST_TEST(experience_for(20) == 355'000);
}

BOOST_AUTO_TEST_SUITE_END()
