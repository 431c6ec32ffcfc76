// What several runs come to.

#include "benchmarks/report/statistics.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace dnd::bench {
BOOST_AUTO_TEST_SUITE(statistics_suite)

namespace {

BOOST_AUTO_TEST_CASE(the_median_needs_no_order) {
  BOOST_TEST(median(std::vector{3.0}) == 3.0);
  BOOST_TEST(median(std::vector{9.0, 1.0, 5.0}) == 5.0);
  BOOST_TEST(median(std::vector{4.0, 1.0, 2.0, 100.0}) == 3.0);
}

BOOST_AUTO_TEST_CASE(a_quantile_between_two_values_is_their_weighted_mean) {
  const std::vector values{40.0, 10.0, 20.0, 30.0, 50.0};
  BOOST_TEST(quantile(values, 0) == 10.0);
  BOOST_TEST(quantile(values, 1) == 50.0);
  BOOST_TEST(quantile(values, 0.25) == 20.0);
  BOOST_TEST(quantile(values, 0.3) == 22.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_spread_holds_every_value) {
  const auto found = spread_of(std::vector{7.0, 2.0, 11.0, 3.0});
  BOOST_TEST((found == spread{.median = 5, .low = 2, .high = 11}));
}

BOOST_AUTO_TEST_CASE(ratios_are_taken_run_by_run) {
  // The machine was twice as slow in the second run, for both.
  const auto found = ratios(std::vector{10.0, 5.0}, std::vector{5.0, 2.5});
  BOOST_TEST(found == (std::vector{2.0, 2.0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(spreads_lie_apart_only_when_no_run_of_one_reaches_into_the_other) {
  const spread low{.median = 2, .low = 1, .high = 3};
  BOOST_TEST(lie_apart(low, {.median = 5, .low = 4, .high = 6}));
  BOOST_TEST(lie_apart({.median = 5, .low = 4, .high = 6}, low));
  BOOST_TEST(!lie_apart(low, {.median = 5, .low = 3, .high = 6}));
  BOOST_TEST(!lie_apart(low, {.median = 2, .low = 1.5, .high = 2.5}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::bench
