// The disk fails under a campaign that is being played. Goal: everybody gets the error, nothing
// that is not on the disk was confirmed, the state that is shown is the one on the disk, and when
// the cause is gone the campaign is opened again and goes on. Method: every operation that changes
// the disk fails in turn, in five ways, once and for good.

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(disk_failure_suite)

namespace {

using actors::outcome;

constexpr const char* evening[] = {
    "session start",
    "add zombie count: 2",
    "note one",
    "encounter start",
    "turn",
    "damage to: zombie-1 amount: 4 type: fire",
    "encounter end",
    "note two",
    "session save",
    "encounter start",
    "encounter discard",
    "undo",
    "session end",
    "note three",
};

std::uint64_t hash_at(faulty_disk disk, model::seq_t seq) {
  const auto state = io::state_at(disk, "/mine", seq);
  require_ok(state);
  return io::state_hash(*state);
}

struct played {
  std::size_t accepted = 0;
  model::seq_t last_acknowledged = 0;
};

/// All answers are there, and no command is accepted after one that failed.
played check_answers(const std::vector<answer_ptr>& answers) {
  played sum;
  bool failed = false;
  for (const auto& each : answers) {
    BOOST_REQUIRE(each->arrived);
    BOOST_REQUIRE(each->value);
    const auto& answer = **each->value;
    if (answer.how == outcome::accepted) {
      BOOST_TEST(!failed);
      ++sum.accepted;
      sum.last_acknowledged = answer.what->last;
    } else {
      BOOST_TEST_REQUIRE(answer.how == outcome::failed);
      BOOST_TEST(!io::render(*answer.failure).empty());
      failed = true;
    }
  }
  return sum;
}

/// False when the fault was not reached.
bool fail_at(const fault_plan& plan, bool all_at_once) {
  hosted_stage stage;
  (void)stage.make_campaign("mine");
  auto campaign = stage.open("mine");
  stage.disk.plan(plan);
  std::vector<answer_ptr> answers;
  for (const char* line : evening) {
    answers.push_back(stage.say(campaign, line));
    if (!all_at_once) stage.run();
  }
  stage.run();
  if (!stage.disk.fired()) return false;
  const auto before = check_answers(answers);
  // What is shown is what was confirmed: the state and the log do not part.
  const auto shown = stage.state_now(campaign);
  BOOST_TEST(shown->seq() == before.last_acknowledged);
  BOOST_TEST(io::state_hash(*shown) == hash_at(stage.disk.after_kill(), before.last_acknowledged));
  auto without_power = stage.disk.after_crash(crash_mode::drop, 1);
  const auto survived = io::load_campaign(without_power, "/mine", io::access::read_write);
  require_ok(survived);
  BOOST_TEST(survived->end.seq >= before.last_acknowledged);
  // There is room again.
  stage.disk.plan({});
  campaign = {};
  (void)stage.close("mine");
  const auto opened = stage.open("mine");
  const auto found = opened.report.state->seq();
  BOOST_TEST(found >= before.last_acknowledged);
  const auto hash = io::state_hash(*opened.report.state);
  BOOST_TEST(hash == hash_at(stage.disk, found));
  // What was served is on the disk now, whatever the kernel believed of it (promises 14 and 15).
  BOOST_TEST(hash_at(stage.disk.after_crash(crash_mode::drop, 1), found) == hash);
  const auto next = stage.say_now(opened, "note again");
  BOOST_TEST_REQUIRE(next->how == outcome::accepted);
  BOOST_TEST(next->what->first == found + 1);
  BOOST_TEST(hash_at(stage.disk.after_crash(crash_mode::drop, 1), found + 1) ==
             io::state_hash(*next->after));
  return true;
}

BOOST_AUTO_TEST_CASE(every_write_that_fails_is_reported_and_play_goes_on_when_there_is_room) {
  std::uint64_t places = 0;
  for (const int number : {ENOSPC, EDQUOT, EIO, EROFS, EFBIG})
    for (const auto repeat : {fault_plan::times::once, fault_plan::times::for_ever})
      for (const bool all_at_once : {false, true}) {
        // Half of a write gets through where the other half of the cases has none of it.
        const auto what = all_at_once ? fault::fail : fault::fail_short;
        places += for_each_fault([&](std::uint64_t n) {
          bool fired = false;
          BOOST_TEST_CONTEXT("operation " << n << ", errno " << number) {
            fired = fail_at({.at = n,
                             .what = what,
                             .count = counted::changes,
                             .system_errno = number,
                             .repeat = repeat},
                            all_at_once);
          }
          return fired;
        });
      }
  BOOST_TEST_MESSAGE(places << " failures");
  BOOST_TEST(places > 500U);
}

// RocksDB lost what came after such a failure, and PostgreSQL what came before.
BOOST_AUTO_TEST_CASE(every_sync_that_fails_is_the_last_one_and_its_numbers_are_not_reused) {
  const auto places = for_each_fault([&](std::uint64_t n) {
    hosted_stage stage;
    (void)stage.make_campaign("mine");
    auto campaign = stage.open("mine");
    stage.disk.plan({.at = n, .count = counted::syncs});
    std::vector<answer_ptr> answers;
    for (const char* line : evening) answers.push_back(stage.say(campaign, line));
    stage.run();
    if (!stage.disk.fired()) return false;
    (void)check_answers(answers);
    const auto in_doubt =
        stage.disk.bytes_of("/mine/log.jsonl") + stage.disk.bytes_of("/mine/encounter.jsonl");
    stage.disk.plan({});
    campaign = {};
    (void)stage.close("mine");
    const auto again = stage.open("mine");
    for (int i = 0; i < 3; ++i) (void)stage.say_now(again, "note other");
    // Every line that anybody may have seen is where it was.
    auto log =
        stage.disk.bytes_of("/mine/log.jsonl") + stage.disk.bytes_of("/mine/encounter.jsonl");
    const auto seen = in_doubt.substr(0, in_doubt.rfind('\n') + 1);
    const bool merging = in_doubt.size() > log.size();
    BOOST_TEST((merging || log.starts_with(seen)));
    return true;
  });
  BOOST_TEST(places > 15U);
  BOOST_TEST_MESSAGE(places << " syncs");
}

BOOST_FIXTURE_TEST_CASE(sync_that_fails_in_a_recovery_is_made_up_for_by_the_next, hosted_stage) {
  (void)make_campaign("mine");
  auto campaign = open("mine");
  (void)say_now(campaign, "note one");
  disk.plan({.at = 1, .count = counted::syncs});
  (void)say_now(campaign, "note two");
  campaign = {};
  (void)close("mine");
  for (int i = 0; i < 3; ++i) {
    disk.plan({.at = 1, .count = counted::syncs});
    (void)refused_open("mine");
  }
  disk.plan({});
  const auto opened = open("mine");
  BOOST_TEST(opened.report.state->seq() == 2U);
  BOOST_TEST(notes_on(disk.after_crash(crash_mode::drop, 1), "mine").size() == 2U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
