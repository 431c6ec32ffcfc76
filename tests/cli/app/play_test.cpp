#include "cli/app/play.hpp"

#include "cli/app/exec_command.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdint>
#include <limits>
#include <poll.h>

BOOST_AUTO_TEST_SUITE(play_suite)

using namespace dnd;
using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(a_verb_at_the_front_makes_a_command_in_any_case) {
  BOOST_TEST(begins_with_verb("roll 2d6"));
  BOOST_TEST(begins_with_verb("  Encounter start"));
  BOOST_TEST(begins_with_verb("# nothing to do"));
  BOOST_TEST(begins_with_verb(""));
  BOOST_TEST(begins_with_verb("dmg orc 7"));
  BOOST_TEST(begins_with_verb("2d6+3"));
  BOOST_TEST(!begins_with_verb("The Lost Mine"));
  BOOST_TEST(!begins_with_verb("Faerun/Turn-of-Fortune"));
  BOOST_TEST(!begins_with_verb("rolling hills"));
}

BOOST_AUTO_TEST_CASE(times_are_shown_in_utc_to_the_second) {
  BOOST_TEST(time_text(1'795'374'251'120) == "2026-11-22T19:04:11Z");
  BOOST_TEST(time_text(1) == "1970-01-01T00:00:00Z");
  BOOST_TEST(time_text(-1) == "1969-12-31T23:59:59Z");
  BOOST_TEST(time_text(-62'167'219'200'000) == "0000-01-01T00:00:00Z");
  BOOST_TEST(time_text(253'402'300'799'999) == "9999-12-31T23:59:59Z");
  // Nothing, and what no log can say.
  for (const std::int64_t ms :
       {std::int64_t{0}, std::int64_t{-62'167'219'200'001}, std::int64_t{253'402'300'800'000},
        std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
    BOOST_TEST(time_text(ms) == "-");
}

BOOST_AUTO_TEST_CASE(damage_counts_more_than_a_refusal) {
  BOOST_TEST(worse(exit_code::done, exit_code::refused) == exit_code::refused);
  BOOST_TEST(worse(exit_code::damaged, exit_code::refused) == exit_code::damaged);
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
  stop_signals signals(stop_signals::interrupt::is_noted);
  BOOST_TEST(!signals.take_interrupt());
  BOOST_REQUIRE(::raise(SIGINT) == 0);
  BOOST_TEST(signals.received() == 0);
  // Whatever goes on by itself is told once.
  BOOST_TEST(signals.take_interrupt());
  BOOST_TEST(!signals.take_interrupt());
}

BOOST_AUTO_TEST_SUITE_END()
