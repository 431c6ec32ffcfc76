// A host dies, another sleeps, the primary is killed and a standby promoted, and lines are cut, all
// at once, while clients play: whatever was acknowledged is there once.

#include "tests/support/cluster_in_play.hpp"
#include "tests/support/long_run.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(everything_suite)

namespace {

constexpr figures bad_days{.every_change = 1, .long_run = 20};

}  // namespace

BOOST_FIXTURE_TEST_CASE(whatever_fails_at_once_loses_and_doubles_nothing, cluster_in_play) {
  begin_to_play();
  for (std::uint64_t day = 0; day < how_many(bad_days); ++day) {
    const auto first = some_host();
    auto& dies = host(first);
    auto& sleeps = host((first + some(1, 2)) % 3);
    servers.cut_of_hundred(some(0, 20));
    dies.kill();
    sleeps.freeze(true);
    servers.kill_primary();
    servers.promote_newest();
    dies.start();
    clients().wait_for_answers(some(1, 30), after_a_sleep + after_a_host);
    sleeps.freeze(false);
    servers.bring_back();
    clients().wait_for_answers(some(1, 30), after_a_sleep + after_a_host);
    servers.cut_of_hundred(0);
    clients().must_be_answered_within(after_a_sleep, clock::now());
  }
  must_have_kept_everything();
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
