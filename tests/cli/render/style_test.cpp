#include "cli/render/style.hpp"

#include "cli/render/text_width.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(style_suite)

using namespace dnd::cli;

namespace {

bool has_color(color_setting color, const output_facts& where) {
  return dnd::cli::style::of(color, where, charset::utf8).colored();
}

}  // namespace

BOOST_AUTO_TEST_CASE(colour_needs_a_terminal_that_can_and_no_wish_against_it) {
  const output_facts good{.terminal = true, .no_color = nullptr, .term = "xterm"};
  BOOST_TEST(has_color(color_setting::automatic, good));
  BOOST_TEST(!has_color(color_setting::automatic, {.terminal = false, .term = "xterm"}));
  BOOST_TEST(
      !has_color(color_setting::automatic, {.terminal = true, .no_color = "1", .term = "xterm"}));
  BOOST_TEST(
      has_color(color_setting::automatic, {.terminal = true, .no_color = "", .term = "xterm"}));
  BOOST_TEST(!has_color(color_setting::automatic, {.terminal = true, .term = "dumb"}));
  BOOST_TEST(!has_color(color_setting::automatic, {.terminal = true}));
  BOOST_TEST(!has_color(color_setting::never, good));
  BOOST_TEST(has_color(color_setting::always, {.terminal = false, .no_color = "1"}));
}

BOOST_AUTO_TEST_CASE(setting_is_one_of_three_words) {
  BOOST_TEST(parse_color_setting("always") == color_setting::always);
  BOOST_TEST(parse_color_setting("auto") == color_setting::automatic);
  BOOST_TEST(!parse_color_setting("yes").has_value());
  BOOST_TEST(to_text(color_setting::never) == "never");
}

BOOST_AUTO_TEST_CASE(clean_text_has_no_character_that_a_terminal_obeys) {
  const dnd::cli::style look;
  BOOST_TEST(look.clean("Élara → 龍") == "Élara → 龍");
  BOOST_TEST(look.clean("a\x1b[2Jb\x7f") == "a?[2Jb?");
  BOOST_TEST(look.clean("a\nb\tc\r") == "a b c ");
  // C1 controls, a turn of direction, overlong and cut sequences.
  BOOST_TEST(look.clean("\xc2\x9b|\xe2\x80\xae|\xc0\xaf|\xe9") == "?|?|??|?");
  BOOST_TEST(look.clean(std::string_view("\0", 1)) == "?");
  const auto ascii = dnd::cli::style::of(color_setting::never, {}, charset::ascii);
  BOOST_TEST(ascii.clean("Élara") == "?lara");
  BOOST_TEST(ascii.arrow() == "->");
}

BOOST_AUTO_TEST_CASE(width_counts_cells_and_cutting_keeps_characters_whole) {
  const dnd::cli::style look;
  BOOST_TEST(dnd::model::display_width("e\xcc\x81龍") == 3U);
  BOOST_TEST(shortened("Wilhelmina", 6, look) == "Wilhe…");
  BOOST_TEST(shortened("龍龍龍", 4, look) == "龍…");
  BOOST_TEST(padded("龍", 4) == "龍  ");
  const std::vector<std::string> lines = wrapped("one two threefourfive", 7);
  BOOST_TEST(lines == (std::vector<std::string>{"one two", "threefo", "urfive"}),
             boost::test_tools::per_element());
  BOOST_TEST(wrapped("", 7).size() == 1U);
  BOOST_TEST(wrapped("龍", 1).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
