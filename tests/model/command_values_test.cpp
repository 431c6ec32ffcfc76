// What the fields of commands are made of.

#include "model/command_values.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(command_values_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(cover_has_the_names_that_people_type) {
  BOOST_TEST(to_text(cover_degree::none) == "none");
  BOOST_TEST(to_text(cover_degree::half) == "half");
  BOOST_TEST(to_text(cover_degree::three_quarters) == "three-quarters");
}

BOOST_AUTO_TEST_CASE(where_a_value_stood_is_not_part_of_what_it_says) {
  BOOST_TEST((word{"grog", 3} == word{"grog", 7}));
  BOOST_TEST((word{"grog", 3} != word{"elara", 3}));
  BOOST_TEST((dice_text{"2d6", 3} == dice_text{"2d6", 7}));
  BOOST_TEST((dice_text{"2d6", 3} != dice_text{"3d6", 3}));
  BOOST_TEST((rolled_faces{{3, 5}, 3} == rolled_faces{{3, 5}, 7}));
  BOOST_TEST((rolled_faces{{3, 5}, 3} != rolled_faces{{5, 3}, 3}));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
