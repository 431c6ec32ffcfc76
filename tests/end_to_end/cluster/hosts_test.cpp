// Hosts that die, and hosts that sleep, while clients play through all of them: real processes on
// three real servers. Whatever was acknowledged is there once, and everybody is answered again
// soon.

#include "tests/support/cluster_in_play.hpp"
#include "tests/support/long_run.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(hosts_suite)

namespace {

constexpr figures rounds{.every_change = 1, .long_run = 20};
constexpr figures kills_in_a_row{.every_change = 2, .long_run = 3};

}  // namespace

BOOST_FIXTURE_TEST_CASE(hosts_that_are_killed_lose_and_double_nothing, cluster_in_play) {
  begin_to_play();
  for (std::uint64_t round = 0; round < how_many(rounds); ++round) {
    // The next one in the middle of what the others do about the last.
    auto last = clock::now();
    for (std::uint64_t kill = 0; kill < how_many(kills_in_a_row); ++kill) {
      auto& which = host(some_host());
      which.kill();
      last = clock::now();
      clients().wait_for_answers(some(1, 40), after_a_host);
      which.start();
    }
    clients().must_be_answered_within(after_a_host, last);
  }
  must_have_kept_everything();
}

BOOST_FIXTURE_TEST_CASE(a_host_that_sleeps_past_its_lease_writes_nothing_more, cluster_in_play) {
  begin_to_play();
  for (std::uint64_t round = 0; round < how_many(rounds); ++round) {
    auto& which = host(some_host());
    which.freeze(true);
    // Others take over what was its own.
    clients().must_be_answered_within(after_a_sleep, clock::now());
    which.freeze(false);
    // It has woken up with commands in its hands.
    clients().must_be_answered_within(after_a_promotion, clock::now());
  }
  must_have_kept_everything();
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
