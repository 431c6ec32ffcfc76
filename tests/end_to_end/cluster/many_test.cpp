// A host that plays very many campaigns is killed, and all of their clients ask the others at once:
// real processes. Each of them is answered in time, and nobody is told that there is too much to
// do.

#include "tests/support/hasty_client.hpp"
#include "tests/support/host_process.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/store_of_games.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(many_suite)

namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr figures campaigns{.every_change = 200, .long_run = 2'000};
constexpr seconds lease{10};
constexpr seconds after_a_host{15};
/// For one answer: the last one of those that come at once waits until the others are open.
constexpr milliseconds patience{20'000};
/// Between two attempts, as the host advises.
constexpr milliseconds breath{1'000};
/// Hosts, database and clients share the processors of this machine. What they open in a second,
/// all together, with a build that is made to find mistakes.
constexpr std::size_t opened_a_second = 40;
constexpr std::size_t clients_that_open = 8;

/// What a client was told on the way to its answer.
struct answered {
  milliseconds after{};
  std::vector<hasty_reply> before;
};

/// A store with one campaign and copies of it, none of which anybody has played, and three hosts.
struct many_campaigns : store_of_games {
  many_campaigns() {
    done({"campaign", "create", "K"});
    done_in_store({"campaign", "push", "K"});
    server.sql(
        "insert into campaign (world, slug, name, settings, created_at, head_seq, head_sum, "
        "head_bytes) select c.world, 'K-' || g, 'K-' || g, c.settings, c.created_at, c.head_seq, "
        "c.head_sum, c.head_bytes from campaign c, generate_series(0, " +
        std::to_string(count - 1) + ") g where c.slug = 'K'");
    const json_text made(done_in_store({"--json", "host", "token", "create", "--role", "gm"}).out);
    token = std::string(std::string_view((*made)["token"]));
    for (const char* name : {"a", "b", "c"}) {
      auto place = where;
      place.directory = root / name;
      BOOST_REQUIRE(std::filesystem::create_directory(place.directory));
      hosts.push_back(std::make_unique<host_process>(std::move(place), server.url()));
    }
  }

  void start(std::size_t which) const {
    hosts[which]->start();
    hosts[which]->wait_until_it_serves();
  }
  /// Asks this host until it is answered with 200.
  answered play(std::size_t campaign, const host_process& host, clock::time_point since) const {
    const auto name = std::to_string(campaign);
    const auto id = name + "-" + std::to_string(host.port());
    hasty_line line(host.port(), token);
    answered out;
    for (;;) {
      auto got = line.ask("/v1/campaigns/W/K-" + name + "/commands",
                          running_host::object_of("note " + id, id), patience);
      out.after = std::chrono::duration_cast<milliseconds>(clock::now() - since);
      if (got.status == 200) return out;
      out.before.push_back(std::move(got));
      if (out.after > 6 * after_a_host) return out;
      std::this_thread::sleep_for(breath);
    }
  }
  /// One host has them all.
  void open_all(const host_process& host) const {
    std::vector<std::jthread> clients;
    for (std::size_t client = 0; client < clients_that_open; ++client)
      clients.emplace_back([&, client] {
        for (std::size_t each = client; each < count; each += clients_that_open)
          (void)play(each, host, clock::now());
      });
    clients.clear();
    BOOST_REQUIRE_EQUAL(server.sql("select count(*) from campaign where owner is not null"),
                        std::to_string(count));
  }
  /// A client for each campaign, all of them at once.
  std::vector<answered> ask_for_all(clock::time_point since) const {
    std::vector<answered> got(count);
    std::vector<std::jthread> clients;
    clients.reserve(count);
    for (std::size_t each = 0; each < count; ++each)
      clients.emplace_back([&, each] { got[each] = play(each, *hosts[1 + each % 2], since); });
    clients.clear();
    return got;
  }

  const std::size_t count = how_many(campaigns);
  std::string token;
  std::vector<std::unique_ptr<host_process>> hosts;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(every_campaign_of_a_host_that_is_killed_is_answered_again_in_time,
                        many_campaigns) {
  start(0);
  open_all(*hosts[0]);
  start(1);
  start(2);
  const auto killed = clock::now();
  hosts[0]->kill();
  const auto got = ask_for_all(killed);
  std::vector<milliseconds> took;
  std::map<unsigned, std::size_t> told;
  for (const auto& each : got) {
    took.push_back(each.after);
    for (const auto& was : each.before) {
      ++told[was.status];
      BOOST_TEST(was.body.find("\"busy\"") == std::string::npos, was.body);
    }
  }
  // Nobody heard nothing at all, or anything but to wait.
  for (const auto& [status, times] : told)
    BOOST_TEST(status == 503U, status << " came " << times << " times");
  std::ranges::sort(took);
  std::cout << count << " campaigns of a host that was killed: p50 " << took[count / 2].count()
            << " ms, p99 " << took[count * 99 / 100].count() << " ms, all " << took.back().count()
            << " ms; told to wait " << told[503] << " times" << std::endl;
  const auto bound = std::max<milliseconds>(after_a_host, lease + seconds(count / opened_a_second));
  BOOST_TEST(took.back().count() <= bound.count());
  BOOST_TEST(server.sql("select count(distinct owner) from campaign where slug like 'K-%'") == "2");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
