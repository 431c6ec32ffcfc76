#include "cli/render/style.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(style_suite)

using namespace dnd::cli;

namespace {

bool has_color(color_setting color, const output_facts& where) {
  return dnd::cli::style::of(color, where, charset::utf8).colored();
}

}  // namespace

BOOST_AUTO_TEST_CASE(colour_needs_a_terminal) {
  BOOST_TEST(has_color(color_setting::automatic, {.terminal = true, .term = "xterm"}));
  BOOST_TEST(!has_color(color_setting::automatic, {.terminal = false, .term = "xterm"}));
}

BOOST_AUTO_TEST_CASE(terminal_that_is_dumb_or_unknown_gets_no_colour) {
  BOOST_TEST(!has_color(color_setting::automatic, {.terminal = true, .term = "dumb"}));
  BOOST_TEST(!has_color(color_setting::automatic, {.terminal = true}));
}

BOOST_AUTO_TEST_CASE(variable_no_color_is_heeded_unless_it_is_empty) {
  BOOST_TEST(
      !has_color(color_setting::automatic, {.terminal = true, .no_color = "1", .term = "xterm"}));
  BOOST_TEST(
      has_color(color_setting::automatic, {.terminal = true, .no_color = "", .term = "xterm"}));
}

BOOST_AUTO_TEST_CASE(setting_goes_before_everything_that_is_known) {
  BOOST_TEST(!has_color(color_setting::never, {.terminal = true, .term = "xterm"}));
  BOOST_TEST(has_color(color_setting::always, {.terminal = false, .no_color = "1"}));
}

BOOST_AUTO_TEST_CASE(setting_is_one_of_three_words) {
  BOOST_TEST(parse_color_setting("always") == color_setting::always);
  BOOST_TEST(parse_color_setting("auto") == color_setting::automatic);
  BOOST_TEST(!parse_color_setting("yes").has_value());
  BOOST_TEST(to_text(color_setting::never) == "never");
}

BOOST_AUTO_TEST_CASE(clean_text_keeps_what_can_be_read) {
  BOOST_TEST(dnd::cli::style().clean("Élara → 龍") == "Élara → 龍");
}

BOOST_AUTO_TEST_CASE(clean_text_has_no_character_that_a_terminal_obeys) {
  const dnd::cli::style look;
  BOOST_TEST(look.clean("a\x1b[2Jb\x7f") == "a?[2Jb?");
  BOOST_TEST(look.clean(std::string_view("\0", 1)) == "?");
  // C1 controls, and a turn of direction.
  BOOST_TEST(look.clean("\xc2\x9b|\xe2\x80\xae") == "?|?");
}

BOOST_AUTO_TEST_CASE(clean_text_is_on_one_line) {
  BOOST_TEST(dnd::cli::style().clean("a\nb\tc\r") == "a b c ");
}

BOOST_AUTO_TEST_CASE(clean_text_is_utf_8) {
  // Overlong and cut sequences.
  BOOST_TEST(dnd::cli::style().clean("\xc0\xaf|\xe9") == "??|?");
}

BOOST_AUTO_TEST_CASE(terminal_without_utf_8_gets_ascii_alone) {
  const auto ascii = dnd::cli::style::of(color_setting::never, {}, charset::ascii);
  BOOST_TEST(ascii.clean("Élara") == "?lara");
  BOOST_TEST(ascii.arrow() == "->");
}

BOOST_AUTO_TEST_SUITE_END()
