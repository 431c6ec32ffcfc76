// The row of a host: while its lease runs its campaigns are its own, and it is renewed.

#include "io/store/postgres/host_lease.hpp"

#include "tests/support/postgres_storage.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <thread>

BOOST_AUTO_TEST_SUITE(host_lease_suite)

using namespace dnd;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(a_lease_is_renewed_for_as_long_as_the_host_runs) {
  using namespace std::chrono_literals;
  auto host = io::postgres_store::join(shared_database(),
                                       {.version = "test", .runs = 60s, .renewed_every = 10ms});
  BOOST_REQUIRE_MESSAGE(host, (host ? "" : io::render(host.error())));
  const auto id = io::postgres::render_uuid((*host)->host());
  const auto until = [&] {
    return shared_postgres().sql("select lease_until from host where id = '" + id + "'");
  };
  // Once may be the first one that was under way.
  const auto give_up = std::chrono::steady_clock::now() + 30s;
  for (int renewal = 0; renewal < 3; ++renewal) {
    const std::string before = until();
    BOOST_TEST(!before.empty());
    while (until() == before)
      BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < give_up, "it was not renewed");
  }
}

BOOST_AUTO_TEST_CASE(two_hosts_that_open_at_once_do_not_both_have_it) {
  for (int round = 0; round < 20; ++round) {
    const auto which = new_campaign_in(*shared_database());
    const auto a = host_of(shared_database());
    const auto b = host_of(shared_database());
    std::optional<io::result<io::opened_log>> first, second;
    std::thread at_once([&] { first = a->open(which, "mine"); });
    second = b->open(which, "mine");
    at_once.join();
    BOOST_TEST((!!*first != !!*second));
  }
}

BOOST_AUTO_TEST_SUITE_END()
