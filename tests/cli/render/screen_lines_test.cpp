// A line that is longer than the screen is broken so that it can still be read.

#include "cli/render/screen_lines.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(screen_lines_suite)

using namespace dnd::cli;

namespace {

void breaks_into(std::string_view line, std::size_t width,
                 const std::vector<std::string>& expected) {
  BOOST_TEST(screen_lines(line, width) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_CASE(line_that_fits_is_left_as_it_is) {
  breaks_into("  Grog  hits.  ", 40, {"  Grog  hits.  "});
  breaks_into("", 40, {""});
}

BOOST_AUTO_TEST_CASE(sentence_goes_on_further_in_than_its_parts_stand) {
  breaks_into("Grog attacks zombie-1 with a greataxe.", 24,
              {"Grog attacks zombie-1", "    with a greataxe."});
  breaks_into("  9 slashing damage to zombie-1.", 24,
              {"  9 slashing damage to", "      zombie-1."});
}

BOOST_AUTO_TEST_CASE(what_goes_on_stands_under_the_last_column_that_leaves_half_of_the_screen) {
  breaks_into("  to:  those who get the damage", 24, {"  to:  those who get the", "       damage"});
  // The second column would begin too far to the right.
  breaks_into("  amount: DICE        the damage of all", 24,
              {"  amount: DICE", "      the damage of all"});
  breaks_into("\x1b[2m  amount: DICE        the damage of all\x1b[0m", 24,
              {"  \x1b[2mamount: DICE\x1b[0m", "      \x1b[2mthe damage of all\x1b[0m"});
  breaks_into("  amount: DICE        ", 24, {"  amount: DICE        "});
}

BOOST_AUTO_TEST_CASE(text_that_begins_far_to_the_right_goes_on_at_the_left) {
  breaks_into("                  one two three", 24, {"                  one", "two three"});
}

BOOST_AUTO_TEST_CASE(colours_do_not_count) {
  breaks_into("\x1b[2m  to:\x1b[0m  those who get the damage", 24,
              {"  \x1b[2mto:\x1b[0m  those who get the", "       damage"});
}

BOOST_AUTO_TEST_CASE(path_is_kept_whole) {
  breaks_into("Made it in /home/ada/worlds/Default/The-Lost-Mine.", 24,
              {"Made it in", "    /home/ada/worlds/Default/The-Lost-Mine."});
}

BOOST_AUTO_TEST_SUITE_END()
