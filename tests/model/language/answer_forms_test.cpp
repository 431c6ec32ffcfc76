// Goal: an answer that is asked for in two forms is refused, and says so.
#include "model/language/parse.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(answer_forms_suite)

BOOST_AUTO_TEST_CASE(one_form_is_taken_and_two_are_refused) {
  using model::parse_line;
  for (const char* line : {"log table", "log newest markdown", "log grep x jsonl", "recap html"})
    BOOST_TEST(parse_line(line).has_value(), line);
  for (const char* line : {"log table jsonl", "log grep x markdown newest table",
                           "log count table markdown", "recap markdown html"}) {
    const auto refused = parse_line(line);
    BOOST_REQUIRE_MESSAGE(!refused, line);
    BOOST_TEST((refused.error().code == model::refusal_code::bad_value));
    BOOST_TEST(refused.error().message.find("do not go together") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_second_of_them_is_what_the_refusal_points_at) {
  const auto column_of = [](const char* line) {
    const auto refused = model::parse_line(line);
    BOOST_REQUIRE_MESSAGE(!refused, line);
    return refused.error().column.value();
  };
  BOOST_TEST(column_of("log table jsonl") == 10U);
  BOOST_TEST(column_of("log jsonl newest table") == 17U);
  BOOST_TEST(column_of("  recap html markdown") == 13U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
