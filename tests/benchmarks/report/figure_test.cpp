// Figures are judged by their ratio, and a miss is a miss.

#include "benchmarks/report/figure.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::bench {
BOOST_AUTO_TEST_SUITE(figure_suite)

namespace {

figure judged_at(double median, better way) {
  figure what{.way = way, .must = 2.0, .aim = way == better::higher ? 4.0 : 1.0};
  what.judged.median = median;
  return what;
}

BOOST_AUTO_TEST_CASE(goals_are_reached_exactly_and_from_the_better_side) {
  BOOST_TEST(judge(judged_at(1.99, better::higher)) == verdict::missed);
  BOOST_TEST(judge(judged_at(2.0, better::higher)) == verdict::reached);
  BOOST_TEST(judge(judged_at(4.0, better::higher)) == verdict::aim_reached);
  BOOST_TEST(judge(judged_at(2.01, better::lower)) == verdict::missed);
  BOOST_TEST(judge(judged_at(2.0, better::lower)) == verdict::reached);
  BOOST_TEST(judge(judged_at(1.0, better::lower)) == verdict::aim_reached);
}

BOOST_AUTO_TEST_CASE(what_has_no_must_is_never_missed) {
  auto what = judged_at(1, better::higher);
  what.must.reset();
  BOOST_TEST(judge(what) == verdict::below_aim);
  what.aim.reset();
  BOOST_TEST(judge(what) == verdict::shown);
}

BOOST_AUTO_TEST_CASE(the_ratio_is_the_median_of_the_runs_ratios) {
  // Run by run 2, 2, 10: the medians alone would say 3.
  const auto what = compared({.unit = "/s", .peer = "other"}, {2, 6, 30}, {1, 3, 3});
  BOOST_TEST(what.value == 6.0);
  BOOST_TEST(what.peer_value == 3.0);
  BOOST_TEST((what.judged == spread{.median = 2, .low = 2, .high = 10}));
  BOOST_TEST(what.runs == 3U);
}

BOOST_AUTO_TEST_CASE(a_figure_alone_is_judged_by_its_value) {
  const auto what = measured({.unit = "ms"}, {3, 1, 2});
  BOOST_TEST(what.value == 2.0);
  BOOST_TEST((what.judged == spread{.median = 2, .low = 1, .high = 3}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::bench
