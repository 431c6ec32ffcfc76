// The engine with threads of its own, as programs run it. Nothing here waits for time to pass; a
// hang is ended by the test runner's timeout.

#include "actors/engine.hpp"

#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(engine_suite)

namespace {

using actors::outcome;

struct engine_bench {
  engine_bench() { start(); }

  void start() { engine = actors::engine::start(disk, {.seed = 1, .clock = fixed_clock}); }
  void make(const std::string& name) {
    BOOST_REQUIRE(disk.make_directory("/" + name));
    disk.put("/" + name + "/log.jsonl", "");
  }
  std::unique_ptr<actors::open_campaign> open(const std::string& name) {
    actors::campaign_address where{.name = name,
                                   .id = io::id_of_directory("/" + name),
                                   .content = {"/" + name},
                                   .options = {}};
    where.options.snapshot_every = bounds::snapshot_every_default;
    auto opened = engine->open(where);
    require_ok(opened);
    return *std::move(opened);
  }

  faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
};

/// Counts answers that come on the engine's threads, and waits for them.
class tally {
 public:
  std::function<void(actors::response_ptr)> expect() {
    return [this](const actors::response_ptr& answer) {
      const std::lock_guard lock(mutex_);
      ++answers_;
      if (answer->how == outcome::accepted) {
        in_order_ = in_order_ && answer->what->first > last_seq_;
        last_seq_ = answer->what->last;
        ++accepted_;
      }
      changed_.notify_all();
    };
  }
  void wait_for(std::size_t answers) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return answers_ >= answers; });
  }
  std::size_t answers() const { return answers_; }
  std::size_t accepted() const { return accepted_; }
  bool in_order() const { return in_order_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<std::size_t> answers_ = 0;
  std::atomic<std::size_t> accepted_ = 0;
  std::atomic<bool> in_order_ = true;
  model::seq_t last_seq_ = 0;
};

BOOST_FIXTURE_TEST_CASE(a_thousand_commands_are_answered_and_found_again, engine_bench) {
  make("mine");
  {
    const auto campaign = open("mine");
    BOOST_TEST(campaign->execute({.line = "add zombie"})->how == outcome::accepted);
    for (int i = 0; i < 999; ++i) {
      const auto answer = campaign->execute({.line = "note one", .wanted = {}});
      BOOST_TEST_REQUIRE(answer->how == outcome::accepted);
    }
    BOOST_TEST(campaign->close().has_value());
    BOOST_TEST(campaign->execute({.line = "note late"})->failure->code == io::ec::closed);
  }
  BOOST_TEST(engine->count().commands == 1'000U);
  BOOST_TEST(engine->count().snapshots > 0U);
  BOOST_TEST(open("mine")->report().state->seq() == 1'000U);
}

BOOST_FIXTURE_TEST_CASE(twenty_submitted_commands_come_in_order_with_fewer_syncs, engine_bench) {
  make("mine");
  const auto campaign = open("mine");
  tally answers;
  constexpr std::size_t many = 400;
  for (std::size_t i = 0; i < many; ++i)
    campaign->submit({.line = "note one", .wanted = {}}, answers.expect());
  answers.wait_for(many);
  BOOST_TEST(answers.accepted() == many);
  BOOST_TEST(answers.in_order());
  BOOST_TEST(engine->count().syncs < many);
}

BOOST_FIXTURE_TEST_CASE(closing_carries_out_and_answers_what_was_submitted_before, engine_bench) {
  make("mine");
  for (int round = 0; round < 20; ++round) {
    const auto campaign = open("mine");
    tally answers;
    for (int i = 0; i < 50; ++i)
      campaign->submit({.line = "note one", .wanted = {}}, answers.expect());
    BOOST_TEST(campaign->close().has_value());
    answers.wait_for(50);
    BOOST_TEST(answers.accepted() == 50U);
  }
}

BOOST_FIXTURE_TEST_CASE(engine_ends_with_commands_in_flight, engine_bench) {
  make("mine");
  for (int round = 0; round < 20; ++round) {
    tally answers;
    {
      const auto campaign = open("mine");
      for (int i = 0; i < 50; ++i)
        campaign->submit({.line = "note one", .wanted = {}}, answers.expect());
    }
    engine.reset();
    BOOST_TEST(answers.answers() == 50U);
    start();
  }
}

// Which is where the answer comes: a thread that waited there would wait for itself.
BOOST_FIXTURE_TEST_CASE(the_last_handle_may_go_on_a_thread_of_the_engine, engine_bench) {
  make("mine");
  for (int i = 0; i < 20; ++i) {
    auto last = std::make_shared<std::unique_ptr<actors::open_campaign>>(open("mine"));
    std::promise<std::chrono::steady_clock::duration> took;
    (*last)->submit({.line = "note x"}, [&took, last](const actors::response_ptr&) {
      const auto since = std::chrono::steady_clock::now();
      last->reset();
      took.set_value(std::chrono::steady_clock::now() - since);
    });
    last.reset();
    BOOST_TEST((took.get_future().get() < std::chrono::seconds(60)));
  }
  BOOST_TEST(open("mine")->report().state->seq() == 20U);
}

BOOST_FIXTURE_TEST_CASE(engine_that_was_never_used_ends, engine_bench) {
  for (int round = 0; round < 20; ++round) {
    engine.reset();
    start();
  }
}

BOOST_FIXTURE_TEST_CASE(another_engine_cannot_open_it_and_says_so, engine_bench) {
  make("mine");
  const auto campaign = open("mine");
  const auto other = actors::engine::start(disk, {.seed = 1, .clock = fixed_clock});
  const auto again = other->open(
      {.name = "mine", .id = io::id_of_directory("/mine"), .content = {}, .options = {}});
  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().code == io::ec::locked);
}

BOOST_FIXTURE_TEST_CASE(letting_go_of_an_old_handle_leaves_its_successor_open, engine_bench) {
  make("mine");
  auto old = open("mine");
  BOOST_REQUIRE(old->close());
  const auto now = open("mine");
  old.reset();
  BOOST_TEST(now->execute({.line = "note one"})->how == outcome::accepted);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
