// A change is called one only when no run of one report reaches into the other's.

#include "benchmarks/report/compare.hpp"

#include "tests/benchmarks/report/report_sample.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::bench {
BOOST_AUTO_TEST_SUITE(compare_suite)

namespace {

report with(const char* id, better way, const series& runs) {
  report what{.events = 1'000};
  what.figures.push_back(measured({.id = id, .unit = "ms", .way = way}, runs));
  return what;
}

trend trend_of(better way, const series& before, const series& now) {
  const auto all = compare(with("one", way, before), with("one", way, now));
  BOOST_REQUIRE(all.size() == 1U);
  return all.front().what;
}

bool says(const report& before, const report& now, std::string_view part) {
  const auto lines = comparison_lines(before, now, {.look = {}, .width = 200});
  return std::ranges::any_of(
      lines, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

BOOST_AUTO_TEST_CASE(overlapping_runs_are_the_same) {
  BOOST_TEST(trend_of(better::higher, {10, 11, 12}, {12, 13, 14}) == trend::same);
  BOOST_TEST(trend_of(better::lower, {10, 11, 12}, {2, 3, 10}) == trend::same);
}

BOOST_AUTO_TEST_CASE(runs_that_lie_apart_are_better_or_worse) {
  BOOST_TEST(trend_of(better::higher, {10, 11, 12}, {13, 14, 15}) == trend::better);
  BOOST_TEST(trend_of(better::higher, {13, 14, 15}, {10, 11, 12}) == trend::worse);
  BOOST_TEST(trend_of(better::lower, {10, 11, 12}, {13, 14, 15}) == trend::worse);
  BOOST_TEST(trend_of(better::lower, {13, 14, 15}, {10, 11, 12}) == trend::better);
}

BOOST_AUTO_TEST_CASE(figures_come_and_go) {
  const auto all = compare(with("old", better::lower, {1}), with("new", better::lower, {1}));
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST((all[0].what == trend::added && all[0].now.id == "new"));
  BOOST_TEST((all[1].what == trend::gone && all[1].now.id == "old"));
}

BOOST_AUTO_TEST_CASE(the_lines_say_by_how_much) {
  const auto before = with("one", better::lower, {10, 11, 12});
  const auto now = with("one", better::lower, {20, 22, 24});
  BOOST_TEST(says(before, now, "+100.0 %"));
  BOOST_TEST(says(before, now, "WORSE"));
  BOOST_TEST(says(before, before, "within the spread of the runs"));
}

BOOST_AUTO_TEST_CASE(logs_of_another_size_are_pointed_out) {
  const auto before = sample_report();
  auto now = before;
  BOOST_TEST(!says(before, now, "not of one size"));
  now.events = 10'000;
  BOOST_TEST(says(before, now, "not of one size: 1000 events before, 10000 now"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::bench
