// What a host and its database do with each other is counted, and reported once.

#include "io/store/postgres/activity.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <numeric>

BOOST_AUTO_TEST_SUITE(activity_suite)

using namespace dnd::io;
using namespace std::chrono_literals;
using kind = store_notice::kind;

BOOST_AUTO_TEST_CASE(commits_are_counted_by_the_time_that_they_took) {
  postgres::activity seen;
  seen.note_commit(500us);
  seen.note_commit(700us);
  seen.note_commit(10s);
  const auto now = seen.figures({});
  BOOST_TEST(now.commits.front() == 1U);
  BOOST_TEST(now.commits[1] == 1U);
  BOOST_TEST(now.commits.back() == 1U);
  BOOST_TEST(std::accumulate(now.commits.begin(), now.commits.end(), 0U) == 3U);
  BOOST_TEST(now.commit_seconds > 10.0);
}

BOOST_AUTO_TEST_CASE(a_lease_ages_until_it_is_renewed) {
  postgres::activity seen;
  const std::chrono::steady_clock::time_point begin{};
  BOOST_TEST(!seen.figures(begin).renewed_seconds_ago);
  seen.note_renewed(begin + 1s);
  BOOST_TEST(*seen.figures(begin + 4s).renewed_seconds_ago == 3.0);
  seen.note_renewed(begin + 4s);
  BOOST_TEST(*seen.figures(begin + 4s).renewed_seconds_ago == 0.0);
}

BOOST_AUTO_TEST_CASE(what_happens_is_counted_and_reported_once) {
  postgres::activity seen;
  seen.note({.what = kind::taken_over, .campaign = "W/C", .about = "http://there"});
  seen.note({.what = kind::fenced, .about = "http://there"});
  seen.note({.what = kind::doubted, .about = "gone"});
  seen.note({.what = kind::doubted, .about = "gone"});
  const auto all = seen.take_notices();
  BOOST_REQUIRE_EQUAL(all.size(), 4U);
  BOOST_TEST(all.front().campaign == "W/C");
  BOOST_TEST(seen.take_notices().empty());
  const auto now = seen.figures({});
  BOOST_TEST(now.taken_over == 1U);
  BOOST_TEST(now.fenced == 1U);
  BOOST_TEST(now.doubted == 2U);
}

BOOST_AUTO_TEST_CASE(when_nobody_takes_them_the_oldest_are_dropped) {
  postgres::activity seen;
  for (int each = 0; each <= 10'000; ++each)
    seen.note({.what = kind::fenced, .about = std::to_string(each)});
  const auto all = seen.take_notices();
  BOOST_TEST(all.size() == 10'000U);
  BOOST_TEST(all.front().about == "1");
  BOOST_TEST(seen.figures({}).fenced == 10'001U);
}

BOOST_AUTO_TEST_CASE(a_lag_that_is_not_known_is_not_told) {
  postgres::activity seen;
  seen.note_lag(17);
  BOOST_TEST(*seen.figures({}).lag_bytes == 17U);
  seen.note_lag({});
  BOOST_TEST(!seen.figures({}).lag_bytes);
}

BOOST_AUTO_TEST_SUITE_END()
