// The whole engine under a schedule, a clock and a disk that follow from one number (promises 5,
// 25, 26, 27). Goal: whatever the order of messages, the errors of the disk and the moment of a
// crash, what was answered is there; what is there is a beginning of what was given, event for
// event; and live state, replay, and replay without a snapshot are one. Method: a campaign lives
// several lives. In each, clients give commands while the scheduler picks any actor for the next
// step, and a life ends by a close, a kill, a failure of the disk or of an actor, or the loss of
// power. An oracle that knows no files and no actors says what must be there.
//
// One run again: DND_SEED=N DND_SIMULATIONS=1 test-actors --file=tests/actors/simulation_test.cpp

#include "io/store/codec/state_codec.hpp"
#include "model/apply.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/oracle.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/random_commands.hpp"
#include "tests/support/storage.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <set>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(simulation_suite)

namespace {

using actors::outcome;

constexpr figures simulations{.every_change = 2'000, .long_run = 100'000};

const std::string name = "mine";

std::uint64_t simulation_count() {
  const char* const given = std::getenv("DND_SIMULATIONS");
  return given == nullptr ? how_many(simulations) : std::strtoull(given, nullptr, 10);
}

struct tally {
  std::uint64_t lives = 0, commands = 0, answered = 0, recovered = 0, steps = 0;
  std::uint64_t crashes = 0, failures = 0, kills = 0, closes = 0, broken_opens = 0;
};

class simulation {
 public:
  simulation(std::uint64_t seed, std::unique_ptr<storage> on, tally& counts)
      : seed_(seed),
        random_(seed),
        commands_(seed),
        expected_(seed),
        counts_(counts),
        storage_(std::move(on)) {
    how_.snapshot_every = 1 + pick(8);
    if (pick(8) == 0) how_.durable = io::durability::encounter;
  }

  void run() {
    for (auto lives = 2 + pick(3); lives > 0; --lives) {
      if (pick(4) == 0) break_an_open();
      live();
    }
    set_up();
    open();
    stage_.reset();
  }

 private:
  struct given_command {
    std::string line;
    answer_ptr answer;
    outcome expected;
    /// Commands expected to be in the log with this one.
    std::size_t place;
    bool seen = false;
  };

  std::uint64_t pick(std::uint64_t count) { return random_() % count; }

  actors::engine_options options() const {
    actors::engine_options made;
    made.seed = seed_;
    return made;
  }

  fault_plan any_fault(std::uint64_t within, fault worst) {
    constexpr int errors[] = {EIO, ENOSPC, EDQUOT};
    return {.at = 1 + pick(within),
            .what = pick(2) == 0 ? worst : (pick(2) == 0 ? fault::fail : fault::fail_short),
            .count = pick(2) == 0 ? counted::syncs : counted::changes,
            .system_errno = errors[pick(3)],
            .repeat = pick(3) == 0 ? fault_plan::times::for_ever : fault_plan::times::once};
  }

  /// A process, with the storage as it is.
  hosted_stage& set_up() {
    stage_.emplace(options(), &storage_->store());
    if (storage_->disk() != nullptr) stage_->disk = *storage_->disk();
    stage_->how = how_;
    return *stage_;
  }

  /// The process is gone.
  void tear_down(std::unique_ptr<storage> left) {
    stage_.reset();
    storage_ = std::move(left);
  }

  // -- opening -------------------------------------------------------------

  /// A recovery that is cut, or that meets an error. The next one has to cope.
  void break_an_open() {
    auto& stage = set_up();
    auto plan = any_fault(8, fault::crash);
    if (pick(4) == 0) plan.count = counted::reads;
    storage_->plan(plan);
    const auto asked = stage.ask_open(name);
    stage.run_random(random_);
    BOOST_REQUIRE(asked->arrived && asked->value);
    if (!*asked->value->what) {
      BOOST_REQUIRE_MESSAGE(storage_->fired(), io::render(asked->value->what->error()));
      ++counts_.broken_opens;
    }
    tear_down(storage_->is_off() ? lose_power() : storage_->after_kill());
  }

  /// Must succeed, and find what the oracle expects.
  actors::opened_campaign open() {
    const auto asked = stage_->ask_open(name);
    stage_->run_random(random_);
    BOOST_REQUIRE(asked->arrived && asked->value);
    require_ok(*asked->value->what);
    const auto opened = **asked->value->what;
    const auto count = expected_.count_in(storage_->lines());
    BOOST_REQUIRE_MESSAGE(count >= promised_,
                          promised_ << " commands were answered, " << count << " are there");
    counts_.recovered += count;
    const auto hash = io::state_hash(expected_.state_after(count));
    BOOST_REQUIRE_EQUAL(io::state_hash(*opened.report.state), hash);
    // What was served is there to stay (promise 15), and is what a replay of all of it gives.
    const auto copy = storage_->after_crash(crash_mode::drop, seed_);
    copy->remove_caches();
    const auto whole = copy->store().open(copy->campaign(), name);
    require_ok(whole);
    BOOST_REQUIRE_EQUAL(whole->found.snapshot_seq, 0U);
    BOOST_REQUIRE_EQUAL(whole->found.end.seq, opened.report.state->seq());
    BOOST_REQUIRE_EQUAL(io::state_hash(whole->found.state), hash);
    whole->log->release();
    promised_ = count;
    expected_.begin_again(count);
    return opened;
  }

  // -- living --------------------------------------------------------------

  void live() {
    ++counts_.lives;
    given_.clear();
    failed_ = false;
    auto& stage = set_up();
    const auto opened = open();
    state_ = opened.report.state;
    plan_ = pick(3) != 0 ? any_fault(40, fault::crash) : fault_plan{};
    storage_->plan(plan_);
    for (auto left = 4 + pick(12); left > 0 && !storage_->is_off(); --left) {
      give(stage, opened);
      for (auto steps = pick(pick(4) == 0 ? 60 : 8); steps > 0; --steps) step(stage);
      // Far less than `answer_timeout` in a life: nothing fails by waiting.
      if (pick(10) == 0) stage.advance(std::chrono::seconds(1 + pick(5)));
    }
    end(stage);
  }

  void give(hosted_stage& stage, const actors::opened_campaign& campaign) {
    stage.speaker = pick(stage::clients);
    auto line = commands_.next(*state_);
    const auto how = expected_.say(line);
    auto answer = stage.say(campaign, line);
    given_.push_back({.line = std::move(line),
                      .answer = std::move(answer),
                      .expected = how,
                      .place = expected_.commands().size()});
    ++counts_.commands;
  }

  void step(hosted_stage& stage) {
    if (!stage.step_random(random_)) return;
    ++counts_.steps;
    look_at_answers();
  }

  void look_at_answers() {
    if (storage_->is_off()) failed_ = true;
    for (auto& command : given_)
      if (command.answer->arrived && !command.seen) look_at(command);
  }

  void look_at(given_command& command) {
    command.seen = true;
    // An actor that died, or a timeout: nobody knows.
    if (command.answer->is_lost()) {
      failed_ = true;
      return;
    }
    const auto& answer = **command.answer->value;
    if (answer.how == outcome::failed) failed_ = true;
    if (failed_ && answer.how != outcome::accepted) return;
    BOOST_REQUIRE_MESSAGE(answer.how == command.expected,
                          command.line << " ended with " << enumerator_text(answer.how) << ", not "
                                       << enumerator_text(command.expected));
    ++counts_.answered;
    if (answer.how != outcome::accepted) return;
    const auto& expected = expected_.commands()[command.place - 1];
    BOOST_REQUIRE_EQUAL(answer.what->first, expected.first);
    BOOST_REQUIRE_EQUAL(answer.what->last, expected.last);
    // The live state is the one that a replay gives.
    BOOST_REQUIRE_EQUAL(io::state_hash(*answer.after), io::state_hash(expected.after));
    check_events(*answer.what, *answer.before);
    state_ = answer.after;
    if (how_.durable == io::durability::command) promised_ = std::max(promised_, command.place);
  }

  /// No event of the command leaves anything that must not be.
  static void check_events(const model::commit& what, model::state now) {
    for (const model::event& one : *what.events) {
      BOOST_REQUIRE(model::apply(now, one, now.seq() + 1).ok());
      const std::string broken = broken_by(one, now);
      BOOST_REQUIRE_MESSAGE(broken.empty(), what.line << " leaves " << broken);
    }
    const std::string broken = broken_after_command(now);
    BOOST_REQUIRE_MESSAGE(broken.empty(), what.line << " leaves " << broken);
  }

  // -- dying ---------------------------------------------------------------

  std::unique_ptr<storage> lose_power() {
    ++counts_.crashes;
    return storage_->after_crash(all_crash_modes[pick(3)], random_());
  }

  void end(hosted_stage& stage) {
    const auto way = pick(6);
    if (storage_->fired() && !storage_->is_off()) ++counts_.failures;
    if (way == 0 && !storage_->is_off()) kill_an_actor(stage);
    if (way <= 2) {
      // Everything that is under way comes to its end.
      while (stage.step_random(random_)) {
      }
      look_at_answers();
    }
    if (way == 1 && !storage_->is_off()) close(stage);
    if (storage_->is_off() || way >= 4) {
      tear_down(lose_power());
    } else {
      ++counts_.kills;
      tear_down(storage_->after_kill());
    }
  }

  void close(hosted_stage& stage) {
    const auto closed = stage.close(name);
    // Whole on disk, whatever the campaign promises between.
    if (closed && !failed_ && !storage_->fired()) promised_ = expected_.commands().size();
    ++counts_.closes;
  }

  void kill_an_actor(hosted_stage& stage) {
    constexpr const char* parts[] = {"handler",    "store",     "encounters",
                                     "log_writer", "snapshots", "files"};
    const auto* part = parts[pick(6)];
    if (stage.count_alive(part) > 0) stage.kill(part);
  }

  std::uint64_t seed_;
  std::mt19937_64 random_;
  random_commands commands_;
  oracle expected_;
  tally& counts_;
  io::config::campaign_options how_;
  std::unique_ptr<storage> storage_;
  std::optional<hosted_stage> stage_;
  fault_plan plan_;
  std::vector<given_command> given_;
  /// What clients know of the state.
  std::shared_ptr<const model::state> state_;
  /// So many of the expected commands have to be there.
  std::size_t promised_ = 0;
  bool failed_ = false;
};

using maker = std::unique_ptr<storage> (*)();

tally run_all(maker make, std::uint64_t runs) {
  const auto first = seed_of_test();
  tally counts;
  for (std::uint64_t seed = first; seed < first + runs; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      simulation(seed, make(), counts).run();
    }
  }
  BOOST_TEST_MESSAGE(runs << " runs, " << counts.lives << " lives, " << counts.commands
                          << " commands, " << counts.answered << " answered, " << counts.steps
                          << " steps; " << counts.crashes << " losses of power, " << counts.kills
                          << " kills, " << counts.closes << " closes, " << counts.failures
                          << " failures, " << counts.broken_opens << " broken opens");
  BOOST_TEST(counts.answered > runs);
  BOOST_TEST(counts.recovered > runs);
  return counts;
}

BOOST_AUTO_TEST_CASE(any_schedule_and_any_fault_keep_what_was_answered_and_its_order) {
  const auto counts = run_all(on_files, simulation_count());
  BOOST_TEST(counts.failures > 0U);
  BOOST_TEST(counts.broken_opens > 0U);
}

// The engine knows no files: the same holds on a store that it never saw.
BOOST_AUTO_TEST_CASE(a_store_that_has_no_files_keeps_what_was_answered_too) {
  const auto counts = run_all(on_toy, simulation_count());
  BOOST_TEST(counts.failures > 0U);
  BOOST_TEST(counts.broken_opens > 0U);
}

BOOST_AUTO_TEST_CASE(a_campaign_in_memory_keeps_its_order_under_any_schedule) {
  const auto counts = run_all(in_memory, simulation_count() / 4);
  BOOST_TEST(counts.crashes > 0U);
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_run) {
  const auto seed = seed_of_test();
  tally first, second;
  for (auto run = seed; run < seed + 20; ++run) simulation(run, on_files(), first).run();
  for (auto run = seed; run < seed + 20; ++run) simulation(run, on_files(), second).run();
  BOOST_TEST(first.steps > 0U);
  BOOST_TEST(first.steps == second.steps);
  BOOST_TEST(first.answered == second.answered);
  BOOST_TEST(first.recovered == second.recovered);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
