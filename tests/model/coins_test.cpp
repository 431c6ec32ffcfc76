// Sums of money as people write them, and as they read them.

#include "model/coins.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(coins_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(golden_vector_48_a_platinum_piece_less_a_copper_piece_is_nine_of_each) {
  BOOST_TEST(coins_text(*coins_in("1 pp") - *coins_in("1 cp")) == "9 gp 9 sp 9 cp");
  BOOST_TEST(*coins_in("9 gp 9 sp 9 cp") == 999);
}

BOOST_AUTO_TEST_CASE(coins_are_worth_what_the_table_says) {
  BOOST_TEST(*coins_in("1 cp") == 1);
  BOOST_TEST(*coins_in("1 sp") == 10);
  BOOST_TEST(*coins_in("1 ep") == 50);
  BOOST_TEST(*coins_in("1 gp") == 100);
  BOOST_TEST(*coins_in("1 pp") == 1'000);
  BOOST_TEST(*coins_in(" 1,500GP ") == 150'000);
  BOOST_TEST(*coins_in("0 gp") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_no_sum_is_none) {
  for (const char* text : {"", " ", "gp", "5", "5 gold", "-5 gp", "5 gp 5", "5 gp 6 gp", "5.5 gp",
                           "15 gps", "longsword", "2 gpsp", ",5 gp"})
    BOOST_TEST(!coins_in(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(sums_have_a_bound) {
  BOOST_TEST(coins_in(std::to_string(dnd::bounds::coins_max) + " cp").has_value());
  BOOST_TEST(!coins_in(std::to_string(dnd::bounds::coins_max + 1) + " cp").has_value());
  BOOST_TEST(!coins_in("99999999999999999999 gp").has_value());
  BOOST_TEST(!coins_in(std::to_string(dnd::bounds::coins_max) + " cp 1 sp").has_value());
}

BOOST_AUTO_TEST_CASE(sums_are_read_with_the_fewest_coins) {
  BOOST_TEST(coins_text(0) == "no coins");
  BOOST_TEST(coins_text(105) == "1 gp 5 cp");
  BOOST_TEST(coins_text(-30) == "-3 sp");
  BOOST_TEST(pieces_of(1'234) == 12 + 3 + 4);
}

BOOST_AUTO_TEST_CASE(hundredths_of_a_pound_are_read_as_pounds) {
  BOOST_TEST(pounds_text(0) == "0");
  BOOST_TEST(pounds_text(300) == "3");
  BOOST_TEST(pounds_text(350) == "3.5");
  BOOST_TEST(pounds_text(5) == "0.05");
}

BOOST_AUTO_TEST_SUITE_END()
