#include "io/files/posix/background_throttle.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(background_pace_suite)

using namespace std::chrono_literals;

BOOST_AUTO_TEST_CASE(work_takes_a_twentieth_of_the_time_and_no_rest_is_long) {
  BOOST_TEST(io::rest_after(0ns).count() == 0);
  BOOST_TEST(io::rest_after(99'999ns).count() == 0);
  BOOST_TEST((io::rest_after(100us) == 1900us));
  BOOST_TEST((io::rest_after(105us) == 1995us));
  BOOST_TEST((io::rest_after(106us) == 2ms));
  BOOST_TEST((io::rest_after(1h) == 2ms));
}

BOOST_AUTO_TEST_CASE(what_is_done_at_once_does_not_rest) {
  using clock = io::background_throttle::clock;
  const auto later = clock::now() + 1s;
  BOOST_TEST((io::background_throttle().due_at(later) == 2ms));
  BOOST_TEST((io::background_throttle(1h).due_at(later).count() == 0));
  BOOST_TEST((io::background_throttle(1h).due_at(later + 2h) == 2ms));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
