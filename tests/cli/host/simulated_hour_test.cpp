// An hour of a host in simulated time: what it takes of the machine at the end is what it took
// after the first minutes. The same with a real clock and over the network:
// tests/end_to_end/host_load_test.

#include "cli/host/own_process.hpp"
#include "cli/host/pages.hpp"
#include "cli/host/service.hpp"
#include "tests/cli/host/hosting.hpp"
#include "tests/support/log_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>
#include <vector>

BOOST_AUTO_TEST_SUITE(simulated_hour_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::cli::host;

namespace {

constexpr std::size_t campaigns_there = 6;
constexpr int minutes = 60;
/// All campaigns were open and closed again by then, and all log writers are there: one more comes
/// with each opening, up to a bound.
constexpr int minutes_to_settle = 12;
/// A file or a thread may be on its way out when the figures are taken: caches of a campaign are
/// written after it was closed, slowly where others use the machine. One that is kept stays.
constexpr std::chrono::seconds on_its_way_out_at_most{20};
constexpr int looks = 200;
/// Of memory that allocators keep, and of logs' places. A campaign that is never let go of takes as
/// much by itself, and there are some 200 openings in an hour.
constexpr std::uint64_t more_bytes_max = 8 * 1024 * 1024;

struct busy_host : test::hosting {
  busy_host() {
    for (std::size_t i = 0; i < campaigns_there; ++i) {
      const std::string name = "Game " + std::to_string(i);
      BOOST_REQUIRE(places().create_campaign("W", name, now_ms));
      labels.push_back("W/Game-" + std::to_string(i));
    }
  }

  void must(const host_answer& answer) { BOOST_REQUIRE_MESSAGE(answer.status < 300, answer.body); }

  /// Somebody comes, looks, follows for a moment, plays and goes.
  void visit(const std::string& label, std::mt19937_64& random) {
    const std::string path = "/v1/campaigns/" + label;
    const credentials gm{.by = credentials::way::socket};
    auto made = value_of(
        tokens.add_passing({.role = actors::token_role::player, .characters = {"Elara"}}, now_ms));
    const credentials player{.by = credentials::way::bearer, .token = made.token};
    const auto caller = answers.admit(random() % 2 == 0 ? gm : player);
    BOOST_REQUIRE(caller.has_value());
    std::promise<expected<followed_ptr, host_answer>> following;
    answers.follow(label, *caller, std::nullopt, {},
                   [&](auto got) { following.set_value(std::move(got)); });
    const auto follows = following.get_future().get();
    BOOST_REQUIRE_MESSAGE(follows.has_value(), (follows ? "" : follows.error().body));
    for (const auto* line : {"add zombie", "damage to: zombie amount: 3", "roll 2d6",
                             "remove zombie", "note for: all a door", "atack"})
      (void)ask(gm, "POST", path + "/commands", std::string(R"({"command":")") + line + "\"}");
    (void)(*follows)->commits->take(100);
    for (const credentials& each : {gm, player}) {
      must(ask(each, "GET", path));
      must(ask(each, "GET", path + "/commits?limit=20"));
      must(ask(each, "GET", path + "/completion?line=att&cursor=3"));
      must(ask(each, "GET", path + "/table"));
    }
    must(ask(gm, "GET", "/metrics"));
    must(ask(gm, "GET", "/v1/campaigns"));
  }

  void live_a_minute(std::mt19937_64& random) {
    for (int i = 0; i < 4; ++i) visit(labels[random() % labels.size()], random);
    seconds += 61;
    campaigns.close_idle();
    // Those that are closing are gone before the next minute.
    for (const std::string& each : labels) wait_for_jobs(each);
    while (campaigns.open_count() > 0) {
      for (const std::string& each : labels) wait_for_jobs(each);
      seconds += 61;
      campaigns.close_idle();
    }
    for (const std::string& each : labels) wait_for_jobs(each);
  }

  std::vector<std::string> labels;
};

process_figures least_of(const process_figures& a, const process_figures& b) {
  process_figures out = a;
  out.resident_bytes = std::min(a.resident_bytes, b.resident_bytes);
  out.descriptors = std::min(a.descriptors, b.descriptors);
  out.threads = std::min(a.threads, b.threads);
  return out;
}

process_figures least_of_many() {
  process_figures least = figures_of_process();
  for (int look = 1; look < looks; ++look) {
    std::this_thread::yield();
    least = least_of(least, figures_of_process());
  }
  return least;
}

/// The least that is seen until it is no more than `before`, or time is up.
process_figures least_until_it_is(const process_figures& before) {
  const auto given_up = std::chrono::steady_clock::now() + on_its_way_out_at_most;
  process_figures least = least_of_many();
  while ((least.descriptors > before.descriptors || least.threads > before.threads) &&
         std::chrono::steady_clock::now() < given_up)
    least = least_of(least, least_of_many());
  return least;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_hour_takes_no_more_than_its_first_minutes, busy_host) {
  const auto seed = test::seed_of_test();
  std::mt19937_64 random(seed);
  for (int minute = 1; minute <= minutes_to_settle; ++minute) live_a_minute(random);
  const process_figures settled = least_of_many();
  for (int minute = minutes_to_settle + 1; minute <= minutes; ++minute) live_a_minute(random);
  const process_figures end = least_until_it_is(settled);
  BOOST_TEST_CONTEXT("DND_SEED=" << seed) {
    BOOST_TEST(end.descriptors <= settled.descriptors);
    BOOST_TEST(end.threads <= settled.threads);
#ifndef __SANITIZE_ADDRESS__
    // The sanitizer keeps what was freed.
    BOOST_TEST(end.resident_bytes < settled.resident_bytes + more_bytes_max);
#endif
  }
  BOOST_TEST(doors.stream_count() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
