#include "cli/render/bar.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(bar_suite)

using namespace dnd::cli;

namespace {

std::string ascii_bar(std::int64_t value, std::int64_t whole) {
  return bar(value, whole, 4, style::of(color_setting::never, {}, charset::ascii));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_bar_is_empty_only_at_nothing_and_full_only_when_whole) {
  BOOST_TEST(ascii_bar(0, 100) == "....");
  BOOST_TEST(ascii_bar(1, 100) == "#...");
  BOOST_TEST(ascii_bar(50, 100) == "##..");
  BOOST_TEST(ascii_bar(99, 100) == "###.");
  BOOST_TEST(ascii_bar(100, 100) == "####");
}

BOOST_AUTO_TEST_CASE(a_bar_of_nothing_and_one_of_too_much_stay_in_their_cells) {
  BOOST_TEST(ascii_bar(3, 0) == "....");
  BOOST_TEST(ascii_bar(-3, 10) == "....");
  BOOST_TEST(ascii_bar(30, 10) == "####");
}

BOOST_AUTO_TEST_SUITE_END()
