#include "io/files/json/time.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(time_suite)

namespace {

std::string text_of(std::int64_t ms) {
  std::string out;
  json::append_time(out, ms);
  return out;
}

BOOST_AUTO_TEST_CASE(known_points_in_time_are_spelled_right) {
  BOOST_TEST(text_of(0) == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(text_of(-1) == "1969-12-31T23:59:59.999Z");
  BOOST_TEST(text_of(951'782'400'000) == "2000-02-29T00:00:00.000Z");
  BOOST_TEST(text_of(1'795'374'251'120) == "2026-11-22T19:04:11.120Z");
  BOOST_TEST(text_of(json::time_ms_first) == "0000-01-01T00:00:00.000Z");
  BOOST_TEST(text_of(json::time_ms_last) == "9999-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(every_day_of_ten_thousand_years_comes_back) {
  std::size_t wrong = 0;
  for (std::int64_t ms = json::time_ms_first; ms <= json::time_ms_last; ms += 86'399'999) {
    wrong += json::parse_time(text_of(ms)) == ms ? 0 : 1;
  }
  BOOST_TEST(wrong == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_refused) {
  for (const std::string_view bad :
       {"", "2026-11-22T19:04:11Z", "2026-11-22 19:04:11.120Z", "2026-11-22T19:04:11.120+",
        "2026-13-01T00:00:00.000Z", "2026-00-01T00:00:00.000Z", "2026-02-29T00:00:00.000Z",
        "2026-11-00T00:00:00.000Z", "2026-11-31T00:00:00.000Z", "2026-11-22T24:00:00.000Z",
        "2026-11-22T00:60:00.000Z", "2026-11-22T00:00:60.000Z", "2026-11-22T00:00:0x.000Z"}) {
    BOOST_TEST(!json::parse_time(bad).has_value(), bad);
  }
  BOOST_TEST(json::parse_time("2024-02-29T00:00:00.000Z").has_value());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
