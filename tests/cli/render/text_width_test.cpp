// Text cut, padded and broken by the cells that it takes.

#include "cli/render/text_width.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(text_width_suite)

using namespace dnd::cli;
using lines = std::vector<std::string>;

namespace {

const dnd::cli::style utf8;
const auto ascii = dnd::cli::style::of(color_setting::never, {}, charset::ascii);

void breaks_into(std::string_view text, std::size_t width, const lines& expected) {
  BOOST_TEST(wrapped(text, width) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_CASE(text_that_fits_is_left_as_it_is) {
  BOOST_TEST(shortened("Grog", 4, utf8) == "Grog");
  BOOST_TEST(shortened("", 0, utf8) == "");
}

BOOST_AUTO_TEST_CASE(text_that_is_cut_ends_in_an_ellipsis_within_the_width) {
  BOOST_TEST(shortened("Wilhelmina", 6, utf8) == "Wilhe…");
  BOOST_TEST(shortened("Wilhelmina", 6, ascii) == "Wil...");
  BOOST_TEST(shortened("Wilhelmina", 1, utf8) == "…");
}

BOOST_AUTO_TEST_CASE(there_is_no_ellipsis_where_none_has_room) {
  BOOST_TEST(shortened("Wilhelmina", 2, ascii) == "Wi");
  BOOST_TEST(shortened("Wilhelmina", 0, utf8) == "");
}

BOOST_AUTO_TEST_CASE(characters_are_never_cut_to_pieces) {
  // Two cells each, and three bytes.
  BOOST_TEST(shortened("龍龍龍", 4, utf8) == "龍…");
  BOOST_TEST(shortened("龍龍龍", 5, utf8) == "龍龍…");
}

BOOST_AUTO_TEST_CASE(padding_counts_cells_and_not_bytes) {
  BOOST_TEST(padded("龍", 4) == "龍  ");
  BOOST_TEST(padded("e\xcc\x81", 3) == "e\xcc\x81  ");
  BOOST_TEST(padded("Grog", 3) == "Grog");
}

BOOST_AUTO_TEST_CASE(text_is_broken_at_its_spaces) {
  breaks_into("one two three", 7, {"one two", "three"});
  breaks_into("one two three", 8, {"one two", "three"});
  breaks_into("one two three", 6, {"one", "two", "three"});
  breaks_into("one two three", 100, {"one two three"});
}

BOOST_AUTO_TEST_CASE(word_that_is_longer_than_a_line_is_cut_to_pieces) {
  breaks_into("one two threefourfive", 7, {"one two", "threefo", "urfive"});
}

BOOST_AUTO_TEST_CASE(text_of_nothing_is_one_empty_line) {
  breaks_into("", 7, {""});
}

BOOST_AUTO_TEST_CASE(character_that_is_wider_than_a_line_has_one_of_its_own) {
  breaks_into("龍龍", 1, {"龍", "龍"});
}

BOOST_AUTO_TEST_CASE(wide_characters_are_words_of_their_own_with_their_marks) {
  breaks_into("龍龍龍龍龍", 5, {"龍龍", "龍龍", "龍"});
  breaks_into("Grog龍か\xe3\x82\x99", 6, {"Grog龍", "か\xe3\x82\x99"});
  breaks_into("龍龍。龍", 4, {"龍", "龍。", "龍"});
  // A joiner makes one sign of two.
  breaks_into("龍\xe2\x80\x8d龍", 2, {"龍\xe2\x80\x8d龍"});
}

BOOST_AUTO_TEST_CASE(combining_marks_stay_with_their_letters) {
  breaks_into(
      "e\xcc\x81"
      "e\xcc\x81"
      "e\xcc\x81",
      2,
      {"e\xcc\x81"
       "e\xcc\x81",
       "e\xcc\x81"});
}

BOOST_AUTO_TEST_CASE(spaces_at_a_break_are_dropped_and_others_stay) {
  breaks_into("  one  two   three  ", 10, {"  one  two", "three"});
}

BOOST_AUTO_TEST_CASE(indentation_gives_way_to_what_stands_after_it) {
  breaks_into("       wizard", 9, {"   wizard"});
}

BOOST_AUTO_TEST_CASE(newline_begins_a_line) {
  breaks_into("one  \ntwo three", 7, {"one", "two", "three"});
}

BOOST_AUTO_TEST_CASE(lines_after_the_first_are_indented) {
  BOOST_TEST(wrapped("one two three", {.width = 7, .indent = 2}) == (lines{"one two", "  three"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      wrapped("one abcdefgh", {.width = 7, .indent = 2}) == (lines{"one", "  abcde", "  fgh"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(path_stays_whole_where_that_is_wanted) {
  BOOST_TEST(
      wrapped("a /home/ada/worlds b", {.width = 8, .words = long_words::are_cut_but_paths}) ==
          (lines{"a", "/home/ada/worlds", "b"}),
      boost::test_tools::per_element());
  BOOST_TEST(wrapped("a Wilhelmina", {.width = 8, .words = long_words::are_cut_but_paths}) ==
                 (lines{"a", "Wilhelmi", "na"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(colours_take_no_cells_and_each_line_has_its_own) {
  BOOST_TEST(shown_width("\x1b[1mGrog\x1b[0m 龍") == 7U);
  BOOST_TEST(shown_width("\x1b[1") == 2U);
  breaks_into("\x1b[1mone two\x1b[0m three", 7, {"\x1b[1mone two\x1b[0m", "three"});
  breaks_into("\x1b[1mone two three\x1b[0m", 7, {"\x1b[1mone two\x1b[0m", "\x1b[1mthree\x1b[0m"});
  breaks_into("one \x1b[31mtwo\x1b[0m three", 5, {"one", "\x1b[31mtwo\x1b[0m", "three"});
}

BOOST_AUTO_TEST_SUITE_END()
