// Three hosts on one database of three servers, of which all follows from one number: time, the
// servers, what breaks, and what everybody does. Goal: whatever is lost on the way, whoever sleeps,
// dies, is replaced or promoted, and at whatever moment, what was told to be written is there, once
// and in its place; nothing is there twice or by somebody whose campaign it no longer was; and what
// was told to be another's is not there unless nobody could know. Method: the program's own code
// decides what became of a write (`batch_writer`, `database`, `pipeline`, `ownership`, and the
// statements' fences as their SQL has them), on servers that are simulated
// (tests/support/simulated_cluster.hpp). No PostgreSQL is needed.
//
// One run again: DND_SEED=N DND_SIMULATIONS=1 test-io-store-postgres
//   --file=tests/io/store/postgres/three_hosts_test.cpp

#include "io/store/postgres/statements.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/simulated_hosts.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <stdexcept>

BOOST_AUTO_TEST_SUITE(three_hosts_suite)

using namespace dnd;
using namespace dnd::test;

namespace {

constexpr figures host_simulations{.every_change = 2'000, .long_run = 100'000};

std::uint64_t host_simulation_count() {
  const char* const given = std::getenv("DND_SIMULATIONS");
  return given == nullptr ? how_many(host_simulations) : std::strtoull(given, nullptr, 10);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_told_is_so_whatever_fails) {
  const auto runs = host_simulation_count();
  const auto first = seed_of_test();
  simulation_tally counts;
  for (auto seed = first; seed < first + runs; ++seed) BOOST_TEST_CONTEXT("seed " << seed) {
      try {
        simulated_hosts(seed).run(counts);
      } catch (const violation& what) {
        BOOST_FAIL(what.what());
      }
    }
  BOOST_TEST_MESSAGE(runs << " runs: " << counts.written << " commands written, " << counts.moved
                          << " moved, " << counts.unknown << " unknown, " << counts.failed
                          << " failed; " << counts.taken << " campaigns taken, " << counts.refused
                          << " refused, " << counts.stale_opens << " read in between, "
                          << counts.read << " rows followed, " << counts.lost_tails
                          << " tails lost, " << counts.deaths << " deaths, " << counts.successions
                          << " successions, " << counts.freezes << " freezes");
  if (runs < 100) return;
  BOOST_TEST(counts.written > runs);
  BOOST_TEST(counts.moved > runs / 10);
  BOOST_TEST(counts.unknown > runs / 10);
  BOOST_TEST(counts.successions > runs / 100);
}

BOOST_AUTO_TEST_CASE(the_same_seed_is_the_same_run) {
  simulation_tally one, other;
  simulated_hosts(5).run(one);
  simulated_hosts(5).run(other);
  BOOST_TEST(one.written == other.written);
  BOOST_TEST(one.taken == other.taken);
  BOOST_TEST(one.read == other.read);
}

BOOST_AUTO_TEST_CASE(statements_that_are_not_known_are_told_of) {
  const auto append = terms_of("append", io::postgres::append.sql);
  BOOST_TEST(append.epoch);
  BOOST_TEST(append.head);
  BOOST_TEST(terms_of("take", io::postgres::take.sql).lease);
  BOOST_TEST(terms_of("resolve", io::postgres::resolve.sql).writes);
  BOOST_TEST(terms_of("release", io::postgres::release.sql).epoch);
  BOOST_CHECK_THROW(static_cast<void>(terms_of("append", "insert into commit select 1")),
                    std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
