// Names stand as people count, and every two names have an order.

#include "model/natural_order.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(natural_order_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(numbers_count_by_their_value) {
  std::vector<std::string> names{"goblin-10", "goblin", "goblin-3", "goblin-2-b", "goblin-2-a"};
  sort_naturally(names);
  BOOST_TEST(names == (std::vector<std::string>{"goblin", "goblin-2-a", "goblin-2-b", "goblin-3",
                                                "goblin-10"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(number_of_any_length_is_compared) {
  BOOST_TEST(natural_less("9", std::string(400, '8')));
  BOOST_TEST(natural_less(std::string(400, '0') + "7", "8"));
}

BOOST_AUTO_TEST_CASE(case_decides_only_between_names_that_are_the_same_otherwise) {
  BOOST_TEST(natural_less("alric", "Beatrix"));
  BOOST_TEST(natural_less("Alric", "alric"));
  BOOST_TEST(!natural_less("alric", "Alric"));
}

BOOST_AUTO_TEST_CASE(it_is_a_strict_total_order) {
  constexpr std::array<std::string_view, 14> names{"",   "0",   "00",  "007", "7", "a",     "A",
                                                   "a1", "a01", "a 1", "a-1", "b", "Élara", "\xff"};
  for (const std::string_view a : names)
    for (const std::string_view b : names) {
      BOOST_TEST((natural_less(a, b) + natural_less(b, a)) == (a == b ? 0 : 1), a << " " << b);
      for (const std::string_view c : names)
        BOOST_TEST((!natural_less(a, b) || !natural_less(b, c) || natural_less(a, c)),
                   a << " " << b << " " << c);
    }
}

BOOST_AUTO_TEST_CASE(name_that_comes_twice_is_kept_once) {
  std::vector<std::string> names{"b", "a", "B", "b", "a"};
  sort_naturally_once(names);
  BOOST_TEST(names == (std::vector<std::string>{"a", "B", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(views_of_names_are_sorted_too) {
  const std::vector<std::string_view> sorted = in_natural_order({"b10", "b9"});
  BOOST_TEST(sorted.front() == "b9");
}

BOOST_AUTO_TEST_SUITE_END()
