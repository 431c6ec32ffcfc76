// A report comes back from JSON as it was, and anything else is refused by name.

#include "benchmarks/report/json.hpp"

#include "tests/benchmarks/report/report_sample.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::bench {
BOOST_AUTO_TEST_SUITE(json_suite)

namespace {

std::string without(std::string text, std::string_view part) {
  const auto at = text.find(part);
  BOOST_REQUIRE(at != std::string::npos);
  return text.erase(at, part.size());
}

BOOST_AUTO_TEST_CASE(a_report_comes_back_as_it_was) {
  const auto before = sample_report();
  const auto text = to_json(before);
  const auto after = read_json(text);
  BOOST_REQUIRE(after);
  // All members, since equal texts come from equal reports.
  BOOST_TEST(to_json(*after) == text);
  BOOST_TEST(after->machine == before.machine);
  BOOST_REQUIRE(after->figures.size() == 3U);
  BOOST_TEST(after->figures[1].way == better::lower);
  BOOST_TEST((after->figures[1].judged == before.figures[1].judged));
  BOOST_TEST(!after->figures[2].must.has_value());
  BOOST_TEST(after->figures[0].peer_value == 1e6);
  BOOST_REQUIRE(after->points.size() == 1U);
  BOOST_TEST(after->points[0].curve == "engine");
  BOOST_TEST(after->left_out == before.left_out, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_report_comes_back_too) {
  const auto after = read_json(to_json(report{}));
  BOOST_REQUIRE(after);
  BOOST_TEST(after->figures.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_report_is_refused) {
  for (const std::string_view text : {"", "[", "{}", "[]", "7", "{\"machine\":3}"}) {
    const auto read = read_json(text);
    BOOST_TEST_REQUIRE(!read, "accepted: " << text);
    BOOST_TEST(read.error().code == io::ec::corrupt);
  }
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named) {
  const auto text = to_json(sample_report());
  for (const auto& [part, name] : {std::pair{R"("low":0.75,)", "low"},
                                   {R"("better":"lower",)", "better"},
                                   {R"("size":1000,)", "size"},
                                   {R"("events":1000,)", "events"}}) {
    const auto read = read_json(without(text, part));
    BOOST_TEST_REQUIRE(!read, "accepted without " << name);
    BOOST_TEST(read.error().what.find("\"" + std::string(name) + "\"") != std::string::npos);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::bench
