// What can become of the servers of a store, and of the lines to them, while clients play through
// three hosts: real processes. Whatever was acknowledged is there once, and everybody is answered
// again soon.

#include "tests/support/cluster_in_play.hpp"
#include "tests/support/long_run.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(database_suite)

namespace {

constexpr figures rounds{.every_change = 1, .long_run = 20};
constexpr std::chrono::seconds longer_than_hosts_wait{36};

struct on_a_disk_that_can_be_full : cluster_in_play {
  on_a_disk_that_can_be_full() : cluster_in_play(postgres_server::disk::bounded) {}
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_primary_that_is_killed_loses_and_doubles_nothing, cluster_in_play) {
  begin_to_play();
  for (std::uint64_t round = 0; round < 2 * how_many(rounds); ++round) {
    servers.kill_primary();
    if (is_long_run() && round % 10 == 0) {
      // Nobody promotes another for longer than hosts wait for an outcome. Clients hear of it.
      const auto end = clock::now() + longer_than_hosts_wait;
      clients().wait_for_word(503, "has not heard of its database", after_a_host);
      std::this_thread::sleep_until(end);
    }
    servers.promote_newest();
    clients().must_be_answered_within(after_a_promotion, clock::now());
    servers.bring_back();
  }
  must_have_kept_everything();
}

// Its machine answers for it: connections stay, new ones are taken, and nothing is said over them.
BOOST_FIXTURE_TEST_CASE(a_primary_that_sleeps_is_not_waited_for_and_counts_no_more,
                        cluster_in_play) {
  begin_to_play();
  for (std::uint64_t round = 0; round < how_many(rounds); ++round) {
    servers.freeze_primary();
    std::this_thread::sleep_for(std::chrono::milliseconds(some(0, 6'000)));
    servers.promote_newest();
    clients().must_be_answered_within(after_a_promotion, clock::now());
    const auto& old = servers.wake_former();
    // It says that it is the primary. Its clients are gone; what they had sent waits for a standby
    // that follows another server now.
    BOOST_TEST(old.sql("select pg_is_in_recovery()") == "f");
    const auto until = clock::now() + after_a_promotion;
    const auto sessions = [&] {
      return old.sql(
          "select count(*) from pg_stat_activity where application_name = 'dnd' "
          "and wait_event is distinct from 'SyncRep'");
    };
    while (sessions() != "0") BOOST_REQUIRE(clock::now() < until);
    const auto had = old.sql("select sum(head_seq) from campaign");
    clients().wait_for_answers(60, after_a_host);
    BOOST_TEST(old.sql("select sum(head_seq) from campaign") == had);
    servers.bring_back();
  }
  must_have_kept_everything();
}

BOOST_FIXTURE_TEST_CASE(lines_that_are_cut_in_mid_commit_lose_and_double_nothing, cluster_in_play) {
  begin_to_play();
  for (std::uint64_t round = 0; round < how_many(rounds); ++round) {
    const auto before = servers.cuts();
    servers.cut_of_hundred(some(10, 40));
    while (servers.cuts() < before + 60) clients().wait_for_answers(1, after_a_host);
    servers.cut_of_hundred(0);
    clients().must_be_answered_within(after_a_promotion, clock::now());
  }
  must_have_kept_everything();
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_of_the_database_loses_and_doubles_nothing,
                        on_a_disk_that_can_be_full) {
  begin_to_play();
  for (std::uint64_t round = 0; round < how_many(rounds); ++round) {
    servers.primary().fill_disk(true);
    clients().wait_for_word(503, "53100", after_a_host);
    clients().wait_for_answers_of(503, 40, after_a_host);
    servers.primary().fill_disk(false);
    servers.primary().start_if_ended();
    clients().must_be_answered_within(after_a_promotion, clock::now());
  }
  must_have_kept_everything();
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
