// Several clients on one campaign, and those who follow it. Goal: one order for all; and whoever
// follows from any event sees every commit exactly once and in order, while the campaign is played,
// in a fight and beside its merge, and when it was closed and opened again.

#include "actors/subscription.hpp"

#include "tests/support/actor_fixture.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/random_commands.hpp"
#include "tests/support/storage.hpp"

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <atomic>
#include <memory>
#include <random>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(subscription_suite)

namespace {

using actors::outcome;
using actors::subscription_end;

constexpr figures evenings{.every_change = 12, .long_run = 400};

struct files {
  static std::unique_ptr<storage> make() { return on_files(); }
};
struct memory {
  static std::unique_ptr<storage> make() { return in_memory(); }
};
using backends = boost::mpl::list<files, memory>;

/// An engine on a storage.
class game {
 public:
  explicit game(std::unique_ptr<storage> on) : on_(std::move(on)) { start(); }

  void start() {
    engine_ = actors::engine::start(on_->store(), disk_, {.seed = 1, .clock = fixed_clock});
  }
  std::unique_ptr<actors::open_campaign> open() {
    actors::campaign_address where{
        .name = "mine", .id = on_->campaign(), .content = {}, .options = {}};
    where.options.snapshot_every = 64;
    auto opened = engine_->open(where);
    require_ok(opened);
    return *std::move(opened);
  }
  void restart() {
    engine_.reset();
    start();
  }
  [[nodiscard]] std::vector<model::commit_ptr> stored() {
    std::vector<model::commit_ptr> all;
    require_ok(on_->store().read(on_->campaign(), {}, [&](const model::commit_ptr& each) {
      all.push_back(each);
      return true;
    }));
    return all;
  }

 private:
  std::unique_ptr<storage> on_;
  faulty_disk disk_;
  std::unique_ptr<actors::engine> engine_;
};

std::string say(actors::open_campaign& to, const std::string& line) {
  const auto answer = to.execute({.line = line, .wanted = actors::attach::nothing});
  BOOST_REQUIRE_MESSAGE(answer->how == outcome::accepted, line);
  return line;
}

/// Somebody who follows from an event on, and what came so far.
struct reader {
  reader(actors::open_campaign& campaign, model::seq_t from) : next(from) { follow(campaign); }

  void follow(actors::open_campaign& campaign) {
    auto made = campaign.subscribe(next, {});
    require_ok(made);
    feed = *std::move(made);
  }
  void take(const std::vector<model::commit_ptr>& commits) {
    for (const auto& each : commits) {
      // The first one may have begun before the event that was asked for.
      if (seen.empty())
        BOOST_REQUIRE(each->first <= next && each->last >= next);
      else
        BOOST_REQUIRE_EQUAL(each->first, next);
      next = each->last + 1;
      seen.push_back(each);
    }
  }
  void catch_up(model::seq_t last) {
    while (next <= last) {
      const auto some = feed->wait(7, std::chrono::seconds(60));
      BOOST_REQUIRE_MESSAGE(!some.empty(), "ended with " << enumerator_text(feed->status().end));
      take(some);
    }
  }

  std::unique_ptr<actors::subscription> feed;
  model::seq_t next;
  std::vector<model::commit_ptr> seen;
};

}  // namespace

BOOST_AUTO_TEST_CASE(two_clients_see_one_order) {
  game played(in_memory());
  const auto one = played.open();
  const auto two = played.open();
  reader follower(*one, 1);
  const auto play = [](actors::open_campaign& as, const char* who) {
    for (int i = 0; i < 200; ++i) say(as, fmt::format("note {} {}", who, i));
  };
  std::thread other([&] { play(*two, "two"); });
  play(*one, "one");
  other.join();
  const auto first = one->last_commits(1'000);
  const auto second = two->last_commits(1'000);
  require_ok(first);
  require_ok(second);
  BOOST_REQUIRE_EQUAL(first->size(), 400U);
  follower.catch_up(400);
  int of_one = 0, of_two = 0;
  for (std::size_t i = 0; i < first->size(); ++i) {
    BOOST_TEST((*first)[i]->line == (*second)[i]->line);
    BOOST_TEST((*first)[i]->line == follower.seen[i]->line);
    // What one client gave is in the order in which it gave it.
    auto& of = (*first)[i]->line.starts_with("note one") ? of_one : of_two;
    BOOST_TEST((*first)[i]->line.ends_with(fmt::format(" {}", of++)));
  }
}

BOOST_AUTO_TEST_CASE(the_last_client_closes) {
  game played(in_memory());
  const auto one = played.open();
  const auto two = played.open();
  say(*one, "note one");
  require_ok(one->close());
  say(*two, "note two");
  BOOST_TEST((*two->state())->seq() == 2U);
  require_ok(two->close());
  BOOST_TEST(played.stored().size() == 2U);
  // Nobody has it: it opens anew.
  BOOST_TEST(played.open()->report().state->seq() == 2U);
}

BOOST_AUTO_TEST_CASE(a_subscription_begins_at_the_next_event_at_most) {
  game played(in_memory());
  const auto campaign = played.open();
  say(*campaign, "note one");
  BOOST_TEST(!!campaign->subscribe(2, {}));
  const auto past = campaign->subscribe(3, {});
  BOOST_REQUIRE(!past);
  BOOST_TEST(past.error().code == io::ec::not_found);
}

BOOST_AUTO_TEST_CASE(who_is_too_slow_is_told_where_to_resume) {
  game played(in_memory());
  const auto campaign = played.open();
  auto slow = campaign->subscribe(1, {.on_ready = {}, .lag_max = 10});
  require_ok(slow);
  for (int i = 0; i < 5; ++i) say(*campaign, "note x");
  reader resumed(*campaign, 1);
  // It took some, and then nothing more.
  std::size_t taken = 0;
  while (taken < 3) {
    const auto some = (*slow)->wait(3 - taken, std::chrono::seconds(60));
    BOOST_REQUIRE(!some.empty());
    taken += some.size();
  }
  for (int i = 0; i < 100; ++i) say(*campaign, "note y");
  resumed.catch_up(105);
  // Whoever waits is woken up by the end.
  while ((*slow)->status().end == subscription_end::none) std::this_thread::yield();
  const auto status = (*slow)->status();
  BOOST_TEST(status.end == subscription_end::too_slow);
  BOOST_TEST(status.resume_from == 4U);
  BOOST_TEST((*slow)->take(100).empty());
  reader again(*campaign, status.resume_from);
  again.catch_up(105);
  BOOST_TEST(again.seen.size() == 102U);
}

BOOST_AUTO_TEST_CASE(nobody_is_called_once_the_subscription_is_gone) {
  game played(in_memory());
  const auto campaign = played.open();
  std::atomic<bool> is_called = false;
  std::atomic<bool> is_gone = false;
  std::atomic<bool> was_called_late = false;
  auto feed = campaign->subscribe(1, {.on_ready = [&] {
                                    is_called = true;
                                    for (int i = 0; i < 2'000; ++i) std::this_thread::yield();
                                    if (is_gone) was_called_late = true;
                                  }});
  require_ok(feed);
  say(*campaign, "note one");
  while (!is_called) std::this_thread::yield();
  feed->reset();
  is_gone = true;
  say(*campaign, "note two");
  require_ok(campaign->close());
  BOOST_TEST(!was_called_late);
}

BOOST_AUTO_TEST_CASE(a_subscriber_may_give_up_when_it_is_called) {
  game played(in_memory());
  const auto campaign = played.open();
  std::unique_ptr<dnd::actors::subscription> feed;
  std::atomic<int> calls = 0;
  auto made = campaign->subscribe(1, {.on_ready = [&] {
                                    ++calls;
                                    feed.reset();
                                  }});
  require_ok(made);
  feed = *std::move(made);
  say(*campaign, "note one");
  while (calls == 0) std::this_thread::yield();
  say(*campaign, "note two");
  require_ok(campaign->close());
  BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_CASE(a_subscription_ends_with_the_campaign) {
  game played(in_memory());
  const auto campaign = played.open();
  say(*campaign, "note one");
  auto feed = campaign->subscribe(2, {});
  require_ok(feed);
  require_ok(campaign->close());
  BOOST_TEST((*feed)->wait(1, std::chrono::seconds(60)).empty());
  BOOST_TEST((*feed)->status().end == subscription_end::closed);
  BOOST_TEST((*feed)->status().resume_from == 2U);
}

BOOST_AUTO_TEST_CASE(reopening_ends_subscriptions_for_all_clients) {
  game played(in_memory());
  const auto one = played.open();
  const auto two = played.open();
  auto feed = two->subscribe(1, {});
  require_ok(feed);
  require_ok(one->reopen());
  while ((*feed)->status().end == subscription_end::none)
    (void)(*feed)->wait(10, std::chrono::seconds(1));
  BOOST_TEST((*feed)->status().end == subscription_end::closed);
  say(*two, "note two");
  BOOST_TEST((*one->state())->seq() == 1U);
}

// Followers come and go at any event, while somebody plays sessions and fights, and the program
// ends and starts again.
BOOST_AUTO_TEST_CASE_TEMPLATE(whoever_resumes_sees_each_commit_exactly_once, backend, backends) {
  const auto first = seed_of_test();
  for (auto seed = first; seed < first + how_many(evenings); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      game played(backend::make());
      random_commands commands(seed);
      std::mt19937_64 random(seed);
      std::vector<std::unique_ptr<reader>> readers;
      for (int life = 0; life < 3; ++life) {
        auto campaign = played.open();
        auto state = campaign->report().state;
        for (auto& each : readers) each->follow(*campaign);
        for (int i = 0; i < 60; ++i) {
          const auto answer =
              campaign->execute({.line = commands.next(*state), .wanted = actors::attach::states});
          if (answer->how == outcome::accepted) state = answer->after;
          if (random() % 10 == 0)
            readers.push_back(
                std::make_unique<reader>(*campaign, 1 + random() % (state->seq() + 1)));
          for (auto& each : readers)
            if (random() % 4 == 0) each->take(each->feed->take(1 + random() % 5));
        }
        // Some are behind when it ends: they resume where they were.
        for (auto& each : readers)
          if (random() % 2 == 0) each->catch_up(state->seq());
        if (life == 2)
          for (auto& each : readers) each->catch_up(state->seq());
        for (auto& each : readers) each->feed.reset();
        require_ok(campaign->close());
        campaign.reset();
        played.restart();
      }
      const auto stored = played.stored();
      for (const auto& each : readers) {
        std::size_t at = stored.size() - each->seen.size();
        for (const auto& commit : each->seen) {
          BOOST_REQUIRE_EQUAL(commit->first, stored[at]->first);
          BOOST_REQUIRE_EQUAL(commit->last, stored[at]->last);
          BOOST_REQUIRE_EQUAL(commit->line, stored[at++]->line);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
