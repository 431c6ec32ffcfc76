// How long effects last.

#include "model/effects/durations.hpp"

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(durations_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(times_are_counted_in_rounds_of_six_seconds) {
  BOOST_TEST(rounds_in("1 round").value() == 1U);
  BOOST_TEST(rounds_in("1 minute").value() == 10U);
  BOOST_TEST(rounds_in("8 hours").value() == 4'800U);
  BOOST_TEST(rounds_in("7 days").value() == 100'800U);
  BOOST_TEST(!rounds_in("soon"));
  BOOST_TEST(!rounds_in("many hours"));
  BOOST_TEST(!rounds_in("-1 hours"));
}

BOOST_AUTO_TEST_CASE(what_is_no_duration_is_not_taken_for_one) {
  for (const std::string_view good :
       {"", "permanent", "short rest", "long rest", "end of this turn", "10 minutes",
        "start of source's next turn", "end of target's next turn", "next dawn", "2d4 minutes",
        "level days", "1d4+1 rounds"})
    BOOST_TEST(is_duration(good), good);
  for (const std::string_view bad :
       {"forever", "end of turn", "a minute", "1 week", "2d4 weeks", "2d minutes"})
    BOOST_TEST(!is_duration(bad), bad);
}

BOOST_AUTO_TEST_CASE(dice_in_a_time_are_told_from_its_unit) {
  const auto time = rolled_time_in("2d4 minutes");
  BOOST_REQUIRE(time);
  BOOST_TEST(time->dice == "2d4");
  BOOST_TEST(time->unit == "minutes");
  BOOST_TEST(!rolled_time_in("10 minutes"));
}

BOOST_AUTO_TEST_CASE(the_next_dawn_is_at_six) {
  game g;
  g.say("add elara");
  const lifetime first = lifetime_of("next dawn", g.state, "elara", "elara");
  BOOST_TEST(clock_of(first.at).day == 2U);
  BOOST_TEST(clock_of(first.at).hour == 6);
  g.say("time pass 22 hours");
  BOOST_TEST(clock_of(lifetime_of("next dawn", g.state, "elara", "elara").at).day == 3U);
}

BOOST_AUTO_TEST_CASE(a_round_ends_with_the_next_turn_of_its_source) {
  game g;
  g.say("add elara and: target");
  g.say("encounter start");
  g.say("initiative by: elara rolled: 20");
  BOOST_TEST(g.turn() == "elara");
  const lifetime own = lifetime_of("1 round", g.state, "elara", "target-1");
  BOOST_TEST(own.at == g.state.time_now() + 1);
  BOOST_TEST(!ends_at(own, g.state, "elara", turn_boundary::end));
  // Of somebody whose turn is still to come, that turn is the next.
  const lifetime other = lifetime_of("1 round", g.state, "target-1", "elara");
  BOOST_TEST(other.at == g.state.time_now());
  BOOST_TEST(ends_at(other, g.state, "target-1", turn_boundary::end));
  BOOST_TEST(!ends_at(other, g.state, "target-1", turn_boundary::start));
}

BOOST_AUTO_TEST_CASE(outside_of_a_fight_time_alone_ends_it) {
  game g;
  g.say("add elara");
  const lifetime until = lifetime_of("1 minute", g.state, "elara", "elara");
  BOOST_TEST(!ends_by_time(until, g.state));
  g.state.set_time(10);
  BOOST_TEST(ends_by_time(until, g.state));
  BOOST_TEST(!ends_by_time(lifetime_of("permanent", g.state, "elara", "elara"), g.state));
}

BOOST_AUTO_TEST_CASE(half_a_level_in_hours_is_known_once_the_level_is) {
  BOOST_TEST(is_duration("half level hours"));
  BOOST_TEST(duration_at_level("half level hours", 2) == "1 hour");
  BOOST_TEST(duration_at_level("half level hours", 9) == "4 hours");
  BOOST_TEST(duration_at_level("half level hours", 1) == "1 hour");
  BOOST_TEST(duration_at_level("1 minute", 9) == "1 minute");
}

BOOST_AUTO_TEST_SUITE_END()
