#include "cli/app/empty_lines.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(empty_lines_suite)

using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(a_line_of_blanks_is_empty) {
  for (const char* line : {"", " ", "\t \r"}) BOOST_TEST(is_empty(line));
  for (const char* line : {"n", " #", "."}) BOOST_TEST(!is_empty(line));
}

BOOST_AUTO_TEST_CASE(the_first_one_only_says_what_the_next_will_do) {
  empty_lines lines;
  BOOST_TEST(!lines.ends_turn());
  BOOST_TEST(lines.ends_turn());
  BOOST_TEST(lines.ends_turn());
}

BOOST_AUTO_TEST_SUITE_END()
