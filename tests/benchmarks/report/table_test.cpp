// The table says what was measured, what was wanted, and what could not be measured.

#include "benchmarks/report/table.hpp"

#include "tests/benchmarks/report/report_sample.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::bench {
BOOST_AUTO_TEST_SUITE(table_suite)

namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(numbers_have_three_digits_that_matter) {
  BOOST_TEST(short_number(0) == "0");
  BOOST_TEST(short_number(0.04217) == "0.0422");
  BOOST_TEST(short_number(870.4) == "870");
  BOOST_TEST(short_number(8704) == "8704");
  BOOST_TEST(short_number(87040) == "87 k");
  BOOST_TEST(short_number(1.234e6) == "1.23 M");
  BOOST_TEST(short_number(2.5e9) == "2.5 G");
}

BOOST_AUTO_TEST_CASE(misses_and_what_was_left_out_are_shown) {
  const auto text = joined(figure_lines(sample_report(), {.look = {}, .width = 200}));
  BOOST_TEST(holds(text, "MISSED"));
  BOOST_TEST(holds(text, ">= 0.5"));
  BOOST_TEST(holds(text, "<= 64"));
  BOOST_TEST(holds(text, "1 x"));
  BOOST_TEST(holds(text, "another reader"));
  BOOST_TEST(holds(text, "left out: Redis: there is no redis-server"));
}

BOOST_AUTO_TEST_CASE(markdown_has_a_row_for_each_figure) {
  const auto text = figure_markdown(sample_report());
  BOOST_TEST(std::ranges::count(text, '\n') == 2 + 3);
  BOOST_TEST(holds(text, "| memory | 80 MiB |  |  | <= 64 |  | MISSED |  |\n"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::bench
