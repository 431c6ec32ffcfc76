// Lengths of time as people write them in a setting.

#include "io/workspace/durations.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(durations_suite)

using namespace dnd;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_CASE(a_number_and_a_unit_are_a_length) {
  BOOST_TEST((io::parse_duration("90s") == 90s));
  BOOST_TEST((io::parse_duration("15m") == 15min));
  BOOST_TEST((io::parse_duration("2h") == 2h));
  BOOST_TEST((io::parse_duration("7d") == 7 * 24h));
  BOOST_TEST((io::parse_duration("0s") == 0s));
}

BOOST_AUTO_TEST_CASE(anything_else_is_none) {
  for (const auto* wrong : {"", "s", "15", "15 m", "-1s", "+1s", "1.5h", "15M", "15min", "m15",
                            "99999999999999999999s", "36601d"})
    BOOST_TEST(!io::parse_duration(wrong), wrong);
  BOOST_TEST(io::parse_duration("36600d").has_value());
}

BOOST_AUTO_TEST_CASE(it_is_written_in_the_largest_unit_that_fits) {
  BOOST_TEST(io::to_text(900s) == "15m");
  BOOST_TEST(io::to_text(90s) == "90s");
  BOOST_TEST(io::to_text(std::chrono::seconds(7'200)) == "2h");
  BOOST_TEST(io::to_text(std::chrono::seconds(86'400)) == "1d");
  BOOST_TEST(io::to_text(0s) == "0s");
}

BOOST_AUTO_TEST_SUITE_END()
