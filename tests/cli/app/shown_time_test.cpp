// People read times by their own clock, without seconds; programs get UTC.

#include "cli/app/shown_time.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string>

BOOST_AUTO_TEST_SUITE(shown_time_suite)

using namespace dnd::cli;

namespace {

/// A place on earth for the time of a test.
struct somewhere {
  explicit somewhere(const char* zone = "XYZ-5:30") {
    if (const char* const now = std::getenv("TZ")) before = now;
    move_to(zone);
  }
  ~somewhere() {
    before.empty() ? ::unsetenv("TZ") : ::setenv("TZ", before.c_str(), 1);
    ::tzset();
  }
  somewhere(const somewhere&) = delete;
  somewhere& operator=(const somewhere&) = delete;
  static void move_to(const char* zone) {
    ::setenv("TZ", zone, 1);
    ::tzset();
  }
  std::string before;
  layout people{.clock = clock_kind::local};
};

constexpr std::int64_t evening = 1'795'374'251'120;

}  // namespace

BOOST_FIXTURE_TEST_CASE(people_read_their_own_clock_without_seconds, somewhere) {
  BOOST_TEST(shown_time(evening, people) == "2026-11-23 00:34");
  move_to("UTC0");
  BOOST_TEST(shown_time(evening, people) == "2026-11-22 19:04");
  BOOST_TEST(shown_time(-1, people) == "1969-12-31 23:59");
}

BOOST_FIXTURE_TEST_CASE(programs_get_utc, somewhere) {
  BOOST_TEST(shown_time(evening, {}) == "2026-11-22T19:04:11Z");
}

BOOST_FIXTURE_TEST_CASE(time_that_is_not_known_is_a_dash, somewhere) {
  BOOST_TEST(shown_time(0, people) == "-");
  BOOST_TEST(shown_time(INT64_MAX, people) == "-");
}

BOOST_FIXTURE_TEST_CASE(text_is_read_with_and_without_a_fraction, somewhere) {
  BOOST_TEST(shown_time("2026-11-22T19:04:11.120Z", people) == "2026-11-23 00:34");
  BOOST_TEST(shown_time("2026-11-22T19:04:11Z", people) == "2026-11-23 00:34");
  for (const char* const other : {"", "-", "2026-11-22", "2026-13-22T19:04:11Z", "yesterday"})
    BOOST_TEST(shown_time(other, people) == "-", other);
}

BOOST_AUTO_TEST_SUITE_END()
