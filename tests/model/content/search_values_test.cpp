// Numbers, amounts of money and ranges of them.

#include "model/content/search_values.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(search_values_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(fraction_is_a_number_with_a_slash_or_a_point) {
  BOOST_TEST(*read_fraction("1/2") == 0.5);
  BOOST_TEST(*read_fraction(" 3 ") == 3);
  BOOST_TEST(*read_fraction("0.25") == 0.25);
  BOOST_TEST(*read_fraction("1,500") == 1500);
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_not_read) {
  for (const char* const text :
       {"", "-1", "1/0", "1/", "/2", "x", "1.", ".5", "1.2.3", ",1", "1234567890123", "1.2,3"})
    BOOST_TEST(!read_fraction(text), text);
}

BOOST_AUTO_TEST_CASE(money_is_gold_unless_the_coin_is_named) {
  BOOST_TEST(*read_money("15") == 15);
  BOOST_TEST(*read_money("15 gp") == 15);
  BOOST_TEST(*read_money("5SP") == 0.5);
  BOOST_TEST(*read_money("1,500 gp") == 1500);
  BOOST_TEST(*read_money("2 pp") == 20);
  BOOST_TEST(!read_money("gp"));
  BOOST_TEST(!read_money("5 dollars"));
}

BOOST_AUTO_TEST_CASE(range_has_one_end_or_both) {
  const auto both = *read_range("1..3", read_fraction);
  BOOST_TEST(both.least == 1);
  BOOST_TEST(both.most == 3);
  BOOST_TEST(read_range("..1/2", read_fraction)->most == 0.5);
  BOOST_TEST(read_range("..1/2", read_fraction)->least == 0);
  BOOST_TEST(std::isinf(read_range("5 ..", read_fraction)->most));
  BOOST_TEST(read_range("2", read_fraction)->least == 2);
  BOOST_TEST(read_range("1gp..2gp", read_money)->most == 2);
}

BOOST_AUTO_TEST_CASE(what_is_no_range_is_not_read) {
  for (const char* const text : {"", "..", "3..1", "1..x", "x..1", "1...2"})
    BOOST_TEST(!read_range(text, read_fraction), text);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
