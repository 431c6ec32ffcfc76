// Whole campaigns on a disk in memory: all actors are the real ones, on a scheduler that the test
// turns by hand. What survives is read back from the disk as it would be after a crash.

#include "actors/campaign_host.hpp"

#include "io/store/file/campaign_reader.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(campaign_host_suite)

namespace {

using actors::outcome;

bool is_accepted(const answer_ptr& reply) {
  return reply->arrived && reply->value && reply->value.value()->how == outcome::accepted;
}
bool is_failed(const answer_ptr& reply) {
  return reply->is_lost() || (reply->arrived && reply->value.value()->how == outcome::failed);
}
std::int32_t zombie_hp(const actors::state_ptr& state) {
  BOOST_REQUIRE(state);
  BOOST_REQUIRE(state->find("zombie-1") != nullptr);
  return state->find("zombie-1")->hp;
}

BOOST_FIXTURE_TEST_CASE(a_wound_is_there_after_closing_and_opening, hosted_stage) {
  (void)make_campaign("mine");
  auto campaign = open("mine");
  BOOST_TEST(campaign.report.state->seq() == 0U);
  (void)say_now(campaign, "add zombie");
  (void)say_now(campaign, "damage to: zombie-1 amount: 9 type: slashing");
  campaign = {};
  BOOST_REQUIRE(close("mine"));
  campaign = open("mine");
  BOOST_TEST(zombie_hp(state_now(campaign)) == 13);
}

BOOST_FIXTURE_TEST_CASE(answer_means_durable, hosted_stage) {
  (void)make_campaign("mine");
  const auto campaign = open("mine");
  std::size_t answered = 0;
  on_reply = [&] {
    ++answered;
    BOOST_TEST(notes_on(disk.after_crash(crash_mode::drop, 1), "mine").size() >= answered);
  };
  for (int i = 0; i < 20; ++i) (void)say(campaign, fmt::format("note {}", i));
  run();
  BOOST_TEST(answered == 20U);
}

BOOST_FIXTURE_TEST_CASE(commands_that_come_together_share_syncs, hosted_stage) {
  (void)make_campaign("mine");
  const auto campaign = open("mine");
  const auto before = counts->syncs.load();
  std::vector<answer_ptr> replies;
  for (int i = 0; i < 20; ++i) replies.push_back(say(campaign, fmt::format("note {}", i)));
  run();
  for (std::size_t i = 0; i < replies.size(); ++i) {
    BOOST_TEST(is_accepted(replies[i]));
    BOOST_TEST(replies[i]->place == i + 2);  // After the reply to opening.
  }
  BOOST_TEST(counts->syncs - before < 20U);
  BOOST_TEST(counts->commands == 20U);
}

BOOST_FIXTURE_TEST_CASE(undo_goes_back_further_than_memory_among_commands_in_flight, hosted_stage) {
  (void)make_campaign("mine");
  const auto campaign = open("mine");
  (void)say_now(campaign, "add zombie");
  std::vector<answer_ptr> replies;
  constexpr int depth = 400;
  for (int i = 0; i < depth; ++i)
    replies.push_back(say(campaign, "temp to: zombie-1 amount: " + std::to_string(i + 1)));
  for (int i = 0; i < depth; ++i) replies.push_back(say(campaign, "undo"));
  run();
  for (const auto& reply : replies) BOOST_REQUIRE(is_accepted(reply));
  BOOST_TEST(state_now(campaign)->find("zombie-1")->temp_hp == 0);
}

BOOST_FIXTURE_TEST_CASE(many_campaigns_are_open_at_once, hosted_stage) {
  constexpr int many = 100;
  std::vector<actors::opened_campaign> campaigns;
  std::vector<answer_ptr> replies;
  for (int i = 0; i < many; ++i) {
    (void)make_campaign(fmt::format("c{}", i));
    campaigns.push_back(open(fmt::format("c{}", i)));
  }
  for (int turn = 0; turn < 3; ++turn)
    for (int i = 0; i < many; ++i)
      replies.push_back(
          say(campaigns[static_cast<std::size_t>(i)], fmt::format("note {} of {}", turn, i)));
  run();
  for (const auto& reply : replies) BOOST_REQUIRE(is_accepted(reply));
  for (int i = 0; i < many; ++i) {
    const std::vector<std::string> expected{fmt::format("0 of {}", i), fmt::format("1 of {}", i),
                                            fmt::format("2 of {}", i)};
    BOOST_TEST(notes_on(disk.after_kill(), fmt::format("c{}", i)) == expected,
               boost::test_tools::per_element());
  }
}

BOOST_FIXTURE_TEST_CASE(fight_is_written_to_its_own_file_and_merged_at_its_end, hosted_stage) {
  (void)make_campaign("mine");
  const auto campaign = open("mine");
  (void)say_now(campaign, "add zombie");
  const auto before = disk.bytes_of("/mine/log.jsonl");
  (void)say_now(campaign, "encounter start");
  (void)say_now(campaign, "damage to: zombie-1 amount: 9 type: slashing");
  const auto fight = disk.bytes_of("/mine/encounter.jsonl");
  BOOST_TEST(!fight.empty());
  BOOST_TEST(disk.bytes_of("/mine/log.jsonl") == before);
  (void)say_now(campaign, "encounter end");
  BOOST_TEST(!disk.has("/mine/encounter.jsonl"));
  BOOST_TEST(disk.bytes_of("/mine/log.jsonl").starts_with(before + fight));
}

// The end of a fight and what follows must not take two ways to the writer.
BOOST_AUTO_TEST_CASE(commands_after_the_end_of_a_fight_are_written_after_it) {
  const auto seed = seed_of_test();
  for (std::uint64_t run = 0; run < 50; ++run) {
    std::mt19937_64 rng(seed + run);
    hosted_stage stage;
    (void)stage.make_campaign("mine");
    const auto campaign = stage.open("mine");
    std::vector<answer_ptr> replies{stage.say(campaign, "add zombie")};
    for (int fight = 0; fight < 3; ++fight)
      for (const auto* line : {"note 0", "encounter start", "encounter end", "note 1"})
        replies.push_back(stage.say(campaign, line));
    stage.run_random(rng);
    for (const auto& reply : replies) BOOST_TEST(is_accepted(reply));
    BOOST_TEST(notes_on(stage.disk.after_kill(), "mine").size() == 6U);
  }
}

BOOST_FIXTURE_TEST_CASE(failed_sync_makes_the_campaign_read_only_until_it_is_opened_again,
                        hosted_stage) {
  (void)make_campaign("mine");
  auto campaign = open("mine");
  (void)say_now(campaign, "add zombie");
  disk.plan({.at = 1, .count = counted::syncs});
  const auto wound = say_now(campaign, "damage to: zombie-1 amount: 9 type: slashing");
  BOOST_TEST(wound->how == outcome::failed);
  BOOST_TEST(zombie_hp(state_now(campaign)) == 22);
  const auto again = say_now(campaign, "damage to: zombie-1 amount: 9 type: slashing");
  BOOST_TEST(again->failure->code == io::ec::poisoned);
  campaign = {};
  BOOST_TEST(!close("mine"));
  campaign = open("mine");
  // Whether it happened was not known. It is on the disk now, and so it did: its number belongs to
  // no other event.
  BOOST_TEST(zombie_hp(state_now(campaign)) == 13);
  BOOST_TEST(io::load_campaign(disk, "/mine", io::access::read_only)->end.seq == 2U);
}

// Commands are on their way in every actor when one write fails, and the next would succeed.
BOOST_AUTO_TEST_CASE(one_failed_write_never_leaves_a_gap) {
  const auto seed = seed_of_test();
  for (std::uint64_t at = 1; at <= 12; ++at) {
    hosted_stage stage;
    (void)stage.make_campaign("mine");
    const auto campaign = stage.open("mine");
    stage.disk.plan({.at = at, .count = counted::writes, .system_errno = ENOSPC});
    std::mt19937_64 rng(seed + at);
    std::vector<answer_ptr> replies;
    for (int i = 0; i < 20; ++i) replies.push_back(stage.say(campaign, fmt::format("note {}", i)));
    stage.run_random(rng);
    std::size_t accepted = 0;
    while (accepted < replies.size() && is_accepted(replies[accepted])) ++accepted;
    for (std::size_t i = accepted; i < replies.size(); ++i) BOOST_TEST(is_failed(replies[i]));
    BOOST_TEST(notes_on(stage.disk.after_kill(), "mine").size() == accepted);
  }
}

BOOST_FIXTURE_TEST_CASE(closing_answers_everything_and_leaves_a_snapshot_and_no_lock,
                        hosted_stage) {
  (void)make_campaign("mine");
  auto campaign = open("mine");
  std::vector<answer_ptr> replies;
  for (int i = 0; i < 30; ++i) replies.push_back(say(campaign, "note one"));
  const auto closed =
      ask<actors::closed_message>(host, actors::close_message{directory_of("mine")});
  campaign = {};
  bool locked_at_reply = true;
  on_reply = [&] {
    if (closed->arrived) locked_at_reply = !disk.lock("/mine/.lock");
  };
  run();
  for (const auto& reply : replies) BOOST_TEST(is_accepted(reply));
  BOOST_REQUIRE(closed->value);
  BOOST_TEST(closed->value->outcome.has_value());
  BOOST_TEST(!locked_at_reply);
  on_reply = nullptr;
  const auto snapshot = io::load_snapshot(disk, "/mine");
  BOOST_REQUIRE(snapshot);
  BOOST_TEST(snapshot->at.seq == 30U);
  BOOST_TEST(open("mine").report.replayed == 0U);
}

BOOST_FIXTURE_TEST_CASE(closing_after_a_session_leaves_its_snapshot_on_disk_first, hosted_stage) {
  (void)make_campaign("mine");
  auto campaign = open("mine");
  (void)say(campaign, "session start");
  (void)say(campaign, "session end");
  const auto closed =
      ask<actors::closed_message>(host, actors::close_message{directory_of("mine")});
  campaign = {};
  std::uint64_t snapshot_at_reply = 0;
  on_reply = [&] {
    if (!closed->arrived) return;
    if (const auto snapshot = io::load_snapshot(disk, "/mine"))
      snapshot_at_reply = snapshot->at.seq;
  };
  run();
  BOOST_TEST(snapshot_at_reply == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_part_that_dies_closes_the_campaign_and_it_can_be_opened_again,
                        hosted_stage) {
  for (const auto* part : {"handler", "store", "encounters", "snapshots", "log_writer", "files"}) {
    BOOST_TEST_CONTEXT(part) {
      const std::string name = std::string("with-") + part;
      (void)make_campaign(name);
      auto campaign = open(name);
      (void)say_now(campaign, "add zombie");
      std::vector<answer_ptr> replies;
      for (int i = 0; i < 10; ++i) replies.push_back(say(campaign, "note one"));
      for (int i = 0; i < 6; ++i) (void)step();
      for (auto left = count_alive(part); left > 0; --left) kill(part, left - 1);
      run();
      std::size_t accepted = 0;
      for (const auto& reply : replies) {
        BOOST_TEST(reply->arrived);
        if (is_accepted(reply)) ++accepted;
      }
      campaign = {};
      campaign = open(name);
      BOOST_TEST(campaign.report.state->seq() > accepted);
      BOOST_TEST(say_now(campaign, "note two")->how == outcome::accepted);
    }
  }
}

// The writer still holds lines of the campaign that died: they must not reach the log of the one
// that was opened in its place.
BOOST_AUTO_TEST_CASE(lines_of_a_campaign_that_died_never_reach_its_successor) {
  const auto seed = seed_of_test();
  for (std::uint64_t run = 0; run < 300; ++run) {
    std::mt19937_64 rng(seed + run);
    hosted_stage stage;
    (void)stage.make_campaign("mine");
    auto campaign = stage.open("mine");
    for (int i = 0; i < 10; ++i) (void)stage.say(campaign, "note old");
    for (auto steps = rng() % 60; steps > 0; --steps) (void)stage.step_random(rng);
    stage.kill(rng() % 2 == 0 ? "handler" : "store");
    campaign = {};
    // Late enough that the host knows, and early enough that the writer has not written.
    for (auto steps = rng() % 30; steps > 0; --steps) (void)stage.step_random(rng);
    auto opened = stage.ask_open("mine");
    stage.run_random(rng);
    BOOST_REQUIRE(opened->value);
    for (int tries = 0; !*opened->value->what && tries < 3; ++tries) {
      opened = stage.ask_open("mine");
      stage.run_random(rng);
      BOOST_REQUIRE(opened->value);
    }
    require_ok(*opened->value->what);
    campaign = **opened->value->what;
    const auto found = campaign.report.state->seq();
    const auto next = stage.say(campaign, "note new");
    stage.run_random(rng);
    BOOST_TEST(is_accepted(next));
    const auto notes = notes_on(stage.disk.after_kill(), "mine");
    BOOST_TEST(notes.size() == found + 1);
    BOOST_TEST(notes.back() == "new");
  }
}

BOOST_AUTO_TEST_CASE(any_schedule_keeps_the_order_and_what_was_answered) {
  const auto seed = seed_of_test();
  for (std::uint64_t run = 0; run < 100; ++run) {
    std::mt19937_64 rng(seed * 1'000 + run);
    hosted_stage stage;
    stage.how.snapshot_every = 1 + rng() % 20;
    (void)stage.make_campaign("mine");
    const auto campaign = stage.open("mine");
    std::vector<answer_ptr> replies;
    for (int i = 0; i < 30; ++i) {
      replies.push_back(stage.say(campaign, fmt::format("note {}", i)));
      if (rng() % 4 == 0) replies.push_back(stage.say(campaign, "fly"));
      if (rng() % 8 == 0) (void)stage.say(campaign, "encounter start");
      if (rng() % 8 == 0) (void)stage.say(campaign, "encounter end");
      for (auto steps = rng() % 8; steps > 0; --steps) (void)stage.step_random(rng);
    }
    for (auto steps = rng() % 200; steps > 0; --steps) (void)stage.step_random(rng);
    std::size_t accepted = 0;
    std::size_t last_place = 0;
    for (const auto& reply : replies) {
      if (!reply->arrived) break;
      BOOST_TEST(reply->place > last_place);
      last_place = reply->place;
      accepted += is_accepted(reply) ? 1U : 0U;
    }
    for (const auto mode : all_crash_modes) {
      const auto notes = notes_on(stage.disk.after_crash(mode, seed + run), "mine");
      BOOST_TEST(notes.size() >= accepted);
      for (std::size_t i = 0; i < notes.size(); ++i) BOOST_TEST(notes[i] == std::to_string(i));
    }
  }
}

// Promise 2: with `durability: encounter` a power cut may take commands, and nothing else.
BOOST_AUTO_TEST_CASE(power_loss_with_lazy_syncs_loses_the_end_and_opens) {
  const auto seed = seed_of_test();
  for (std::uint64_t run = 0; run < 60; ++run) {
    std::mt19937_64 rng(seed * 2'000 + run);
    hosted_stage stage;
    stage.how.snapshot_every = 1 + rng() % 10;
    stage.how.durable = io::durability::encounter;
    (void)stage.make_campaign("mine");
    const auto campaign = stage.open("mine");
    for (int i = 0; i < 20; ++i) {
      (void)stage.say(campaign, fmt::format("note {}", i));
      if (rng() % 6 == 0) (void)stage.say(campaign, "encounter start");
      if (rng() % 6 == 0) (void)stage.say(campaign, "encounter end");
      for (auto steps = rng() % 40; steps > 0; --steps) (void)stage.step_random(rng);
    }
    for (const auto mode : {crash_mode::keep, crash_mode::drop}) {
      const auto notes = notes_on(stage.disk.after_crash(mode, run), "mine");
      for (std::size_t i = 0; i < notes.size(); ++i) BOOST_TEST(notes[i] == std::to_string(i));
    }
    BOOST_TEST(stage.close("mine").has_value());
    BOOST_TEST(notes_on(stage.disk.after_crash(crash_mode::drop, run), "mine").size() == 20U);
  }
}

BOOST_FIXTURE_TEST_CASE(draining_the_host_closes_all_and_ends_it, hosted_stage) {
  std::vector<answer_ptr> replies;
  for (int i = 0; i < 5; ++i) {
    const auto name = fmt::format("c{}", i);
    (void)make_campaign(name);
    const auto campaign = open(name);
    for (int j = 0; j < 5; ++j) replies.push_back(say(campaign, "note one"));
  }
  const auto drained = ask<actors::drained_message>(host, actors::drain_message{});
  run();
  for (const auto& reply : replies) BOOST_TEST(is_accepted(reply));
  BOOST_REQUIRE(drained->value);
  BOOST_TEST(drained->value->outcome.has_value());
  for (const auto* name :
       {"host", "handler", "store", "encounters", "snapshots", "log_writer", "files"})
    BOOST_TEST(count_alive(name) == 0U, name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
