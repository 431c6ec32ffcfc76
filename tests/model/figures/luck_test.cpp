// The test of dice against values that anybody can look up: tables of the chi-square distribution.

#include "model/figures/luck.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

BOOST_AUTO_TEST_SUITE(luck_suite)

using namespace dnd::model::figures;

BOOST_AUTO_TEST_CASE(faces_that_are_as_expected_stray_by_nothing) {
  const luck is = luck_of({.faces = 6, .counts = {10, 10, 10, 10, 10, 10}});
  BOOST_TEST(is.rolls == 60);
  BOOST_TEST(is.mean == 3.5);
  BOOST_TEST(is.expected_count == 10);
  BOOST_TEST(is.chi_square == 0);
  BOOST_TEST(is.p == 1);
  BOOST_TEST(is.is_enough);
}

BOOST_AUTO_TEST_CASE(published_values_of_the_distribution_are_met) {
  // A textbook's die: 5, 8, 9, 8, 10 and 20 of 60 come to 13.4 with 5 degrees of freedom.
  const luck is = luck_of({.faces = 6, .counts = {5, 8, 9, 8, 10, 20}});
  BOOST_TEST(is.freedom == 5);
  BOOST_TEST(is.chi_square == 13.4, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(is.p == 0.0199, boost::test_tools::tolerance(0.005));
  // A coin: 3.841 with 1 degree of freedom is the limit of 0.05.
  const luck coin = luck_of({.faces = 2, .counts = {598, 500}});
  BOOST_TEST(coin.chi_square == 8.747, boost::test_tools::tolerance(0.001));
  BOOST_TEST(coin.p == 0.0031, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(few_rolls_and_none_are_said_to_tell_nothing) {
  const luck none = luck_of({.faces = 20, .counts = std::vector<std::int64_t>(20, 0)});
  BOOST_TEST(none.rolls == 0);
  BOOST_TEST(none.p == 1);
  BOOST_TEST(!none.is_enough);
  std::vector<std::int64_t> few(20, 0);
  few[19] = 3;
  const luck is = luck_of({.faces = 20, .counts = few});
  BOOST_TEST(!is.is_enough);
  BOOST_TEST(is.mean == 20);
  BOOST_TEST(luck_of({.faces = 1, .counts = {5}}).p == 1);
}

BOOST_AUTO_TEST_CASE(fair_dice_are_found_fair_about_as_often_as_said) {
  std::mt19937_64 random(7);
  int strange = 0;
  for (int round = 0; round < 400; ++round) {
    die_figures die{.faces = 20, .counts = std::vector<std::int64_t>(20, 0)};
    for (int i = 0; i < 1'000; ++i) ++die.counts[random() % 20];
    strange += luck_of(die).p < significant_below ? 1 : 0;
  }
  // 20 of 400 are expected.
  BOOST_TEST(strange > 6);
  BOOST_TEST(strange < 40);
}

BOOST_AUTO_TEST_SUITE_END()
