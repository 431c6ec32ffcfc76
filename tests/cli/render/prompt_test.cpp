// Where the game stands, before what is typed.

#include "cli/render/prompt.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(prompt_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(prompt_is_the_name_of_the_campaign_while_nothing_is_on) {
  BOOST_TEST(cli::prompt_text("First Evening", {}) == "First Evening > ");
}

BOOST_AUTO_TEST_CASE(prompt_says_which_session_and_whose_turn_it_is) {
  BOOST_TEST(cli::prompt_text("First Evening", tests::seen(tests::fighting_state())) ==
             "First Evening [session 2, round 3, Grog's turn] > ");
}

BOOST_AUTO_TEST_CASE(before_the_first_turn_it_says_initiative) {
  model::state now = tests::fighting_state();
  now.edit_fight()->current = model::encounter::nobody;
  BOOST_TEST(cli::prompt_text("First", tests::seen(now)) == "First [session 2, initiative] > ");
}

BOOST_AUTO_TEST_CASE(fight_out_of_a_session_is_named_alone) {
  model::state now = tests::fighting_state();
  now.edit_play() = {};
  BOOST_TEST(cli::prompt_text("First", tests::seen(now)) == "First [round 3, Grog's turn] > ");
}

BOOST_AUTO_TEST_CASE(name_that_a_terminal_would_obey_is_made_safe) {
  BOOST_TEST(cli::prompt_text("First\x1b[2J", {}) == "First?[2J > ");
}

BOOST_AUTO_TEST_CASE(long_names_leave_room_to_type) {
  model::state now = tests::fighting_state();
  now.edit("grog")->name = std::string(45, 'G');
  const auto text = cli::prompt_text(std::string(90, 'x'), tests::seen(now));
  BOOST_TEST(text == std::string(29, 'x') + "… [session 2, round 3, " + std::string(29, 'G') +
                         "…'s turn] > ");
}

BOOST_AUTO_TEST_CASE(what_is_on_is_coloured_apart_from_the_name) {
  const auto look = cli::style::of(cli::color_setting::always, {}, cli::charset::utf8);
  const auto text = cli::prompt_text("First", tests::seen(tests::fighting_state()), look);
  BOOST_TEST(text == look.paint(cli::tone::strong, "First") +
                         look.paint(cli::tone::accent, " [session 2, round 3, Grog's turn]") +
                         " > ");
}

BOOST_AUTO_TEST_CASE(short_prompt_says_whose_turn_it_is_and_nothing_else) {
  model::state now = tests::fighting_state();
  BOOST_TEST(cli::short_prompt_text(tests::seen(now)) == "Grog > ");
  now.edit("grog")->name = "Grog the Unreasonably Long";
  BOOST_TEST(cli::short_prompt_text(tests::seen(now)) == "Grog the Un… > ");
  now.edit_fight()->current = model::encounter::nobody;
  BOOST_TEST(cli::short_prompt_text(tests::seen(now)) == "initiative > ");
  BOOST_TEST(cli::short_prompt_text(tests::seen(tests::small_state())) == "> ");
}

BOOST_AUTO_TEST_CASE(setting_chooses_the_prompt_and_otherwise_the_room_that_is_left) {
  using io::config::prompt_mode;
  const auto now = tests::seen(tests::fighting_state());
  const std::string full = cli::prompt_text("First Evening", now);
  const auto prompt = [&](prompt_mode mode, std::size_t width) {
    return cli::prompt_for(mode, "First Evening", now, {.width = width});
  };
  BOOST_TEST(prompt(prompt_mode::full, 40) == full);
  BOOST_TEST(prompt(prompt_mode::brief, 200) == "Grog > ");
  BOOST_TEST(prompt(prompt_mode::automatic, 80) == full);
  BOOST_TEST(prompt(prompt_mode::automatic, 60) == "Grog > ");
}

BOOST_AUTO_TEST_SUITE_END()
