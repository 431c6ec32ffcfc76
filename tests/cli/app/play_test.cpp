#include "cli/app/play.hpp"

#include "cli/app/exec_command.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <poll.h>

BOOST_AUTO_TEST_SUITE(play_suite)

using namespace dnd;
using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(only_quit_itself_ends_a_script) {
  BOOST_TEST(is_quit("quit"));
  BOOST_TEST(is_quit("  QUIT  # for today"));
  BOOST_TEST(!is_quit("quit now"));
  BOOST_TEST(!is_quit("quite"));
  BOOST_TEST(!is_quit("note quit"));
  BOOST_TEST(!is_quit(""));
}

BOOST_AUTO_TEST_CASE(a_verb_at_the_front_makes_a_command_in_any_case) {
  BOOST_TEST(begins_with_verb("roll 2d6"));
  BOOST_TEST(begins_with_verb("  Encounter start"));
  BOOST_TEST(begins_with_verb("# nothing to do"));
  BOOST_TEST(begins_with_verb(""));
  BOOST_TEST(!begins_with_verb("The Lost Mine"));
  BOOST_TEST(!begins_with_verb("Faerun/Turn-of-Fortune"));
  BOOST_TEST(!begins_with_verb("rolling hills"));
}

BOOST_AUTO_TEST_CASE(times_are_shown_in_utc_to_the_second) {
  BOOST_TEST(time_text(1'795'374'251'120) == "2026-11-22T19:04:11Z");
  BOOST_TEST(time_text(0) == "-");
}

BOOST_AUTO_TEST_CASE(damage_counts_more_than_a_refusal) {
  BOOST_TEST((worse(exit_code::done, exit_code::refused) == exit_code::refused));
  BOOST_TEST((worse(exit_code::damaged, exit_code::refused) == exit_code::damaged));
}

BOOST_AUTO_TEST_CASE(a_signal_is_kept_until_somebody_asks) {
  stop_signals signals(stop_signals::interrupt::stops);
  pollfd end{signals.descriptor(), POLLIN, 0};
  BOOST_TEST(::poll(&end, 1, 0) == 0);
  BOOST_TEST(signals.received() == 0);
  BOOST_REQUIRE(::raise(SIGTERM) == 0);
  BOOST_TEST(signals.received() == SIGTERM);
  BOOST_TEST(::poll(&end, 1, 0) == 1);
}

BOOST_AUTO_TEST_CASE(an_interrupt_at_a_prompt_stops_nothing) {
  stop_signals signals(stop_signals::interrupt::is_ignored);
  BOOST_REQUIRE(::raise(SIGINT) == 0);
  BOOST_TEST(signals.received() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
