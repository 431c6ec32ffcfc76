// Power fails at every operation of a small campaign: writing, fights, merges, and the recovery
// itself, over and over. Goal: what was acknowledged is there, each line once, no hole, and the
// campaign always opens by itself. Method: a script of commands is run with the power going at the
// n-th operation, for every n and every way of losing what was not synced; the test keeps its own
// list of what was acknowledged.

#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(recovery_crash_suite)

namespace {

/// What was submitted, line by line, and how much of it was acknowledged.
struct history {
  std::vector<std::string> lines;
  std::size_t acknowledged = 0;
};

struct command {
  std::string type = "note_added";
  std::size_t events = 1;
};

/// How the commands of a batch get into the file.
enum class appending : std::uint8_t { each, together };

/// A campaign as its actors would run it, without them.
class play {
 public:
  play(faulty_disk& disk, history& past, appending how = appending::each)
      : disk_(disk), past_(past), how_(how) {}

  /// False when the power is gone.
  bool open() {
    auto campaign = open_campaign(disk_);
    if (!campaign) {
      BOOST_REQUIRE_MESSAGE(disk_.fired(), render(campaign.error()));
      return false;
    }
    check(campaign->sink);
    fight_on_ = campaign->sink.fight_on;
    auto log = io::campaign_log::open(disk_, campaign_path, campaign->report.tail);
    if (!log) {
      BOOST_REQUIRE_MESSAGE(disk_.fired(), render(log.error()));
      return false;
    }
    log_.emplace(*std::move(log));
    return true;
  }

  /// Several commands in one batch, as the writer gathers them; then their acknowledgement.
  bool run(std::span<const command> batch) {
    const std::size_t step = how_ == appending::each ? 1 : batch.size();
    for (std::size_t i = 0; i < batch.size(); i += step) {
      const bool starts = batch[i].type == "encounter_started";
      if (starts && !log_->begin_encounter()) return false;
      if (!append(batch.subspan(i, step))) return false;
      if (starts) fight_on_ = true;
      if (batch[i].type == "encounter_ended") fight_on_ = false;
    }
    if (!log_->sync()) return false;
    past_.acknowledged = past_.lines.size();
    return fight_on_ || !log_->has_encounter() || log_->merge().has_value();
  }

 private:
  bool append(std::span<const command> commands) {
    log_maker maker(log_->end());
    std::uint64_t synced = log_->durable().seq < log_->end().seq ? 0 : log_->durable().seq;
    for (const command& next : commands) {
      for (std::size_t i = 0; i < next.events; ++i) {
        maker.add({.type = next.type,
                   .text = std::string(40 + 30 * (past_.lines.size() % 9), 'x'),
                   .more = i + 1 < next.events,
                   .synced = std::exchange(synced, 0)});
      }
    }
    const std::size_t before = past_.lines.size();
    for (std::size_t i = 0; i < maker.lines(); ++i) past_.lines.push_back(maker.line(i));
    if (log_->append(maker.bytes(), maker.end().seq, maker.end().sum)) return true;
    // Promise 13: it was taken back whole, and must not come back.
    if (log_->current_state() == io::campaign_log::state::open) past_.lines.resize(before);
    return false;
  }

  /// Recovered is a prefix of what was submitted, and holds what was acknowledged.
  void check(const line_collector& found) {
    BOOST_REQUIRE_GE(found.lines.size(), past_.acknowledged);
    BOOST_REQUIRE_LE(found.lines.size(), past_.lines.size());
    BOOST_REQUIRE(std::equal(found.lines.begin(), found.lines.end(), past_.lines.begin()));
    // What is not there now was never acknowledged, and never comes back. What is there was
    // made durable before it was served (promise 15).
    past_.lines.resize(found.lines.size());
    past_.acknowledged = found.lines.size();
  }

  faulty_disk& disk_;
  history& past_;
  appending how_;
  std::optional<io::campaign_log> log_;
  bool fight_on_ = false;
};

faulty_disk empty_campaign() {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory(campaign_path).has_value());
  BOOST_REQUIRE(disk.sync_directory("/").has_value());
  disk.put(log_path, "");
  return disk;
}

using batches = std::vector<std::vector<command>>;

/// One with everything in it.
const batches& fixed_script() {
  static const batches all = {
      {{}},
      {{}, {"note_added", 3}},
      {{"encounter_started"}},
      {{"attack_rolled", 4}, {"attack_rolled", 2}, {}},
      {{"attack_rolled", 3}},
      {{"encounter_ended", 2}},
      {{}, {}},
      {{"encounter_started"}},
      {{"encounter_ended"}},
      {{}},
  };
  return all;
}

/// The fixed one for 0; else another of about the same length for each seed.
batches script(std::uint64_t seed) {
  if (seed == 0) return fixed_script();
  std::mt19937_64 random(seed);
  batches all;
  bool fight_on = false;
  for (int i = 0; i < 8; ++i) {
    std::vector<command>& batch = all.emplace_back();
    if (random() % 4 == 0) {
      batch.push_back(
          {.type = fight_on ? "encounter_ended" : "encounter_started", .events = 1 + random() % 3});
      fight_on = !fight_on;
      continue;
    }
    for (auto count = 1 + random() % 3; count > 0; --count) {
      batch.push_back({.type = "attack_rolled", .events = 1 + random() % 5});
    }
  }
  return all;
}

/// Plays a script until the power goes.
void play_script(faulty_disk& disk, history& past, const batches& what = fixed_script(),
                 appending how = appending::each) {
  play game(disk, past, how);
  if (!game.open()) return;
  for (const auto& batch : what) {
    if (!game.run(batch)) return;
  }
}

/// The power went at the n-th operation. It comes back: the campaign opens and can be played.
void come_back(const faulty_disk& disk, const history& past, crash_mode mode, std::uint64_t seed) {
  history after = past;
  auto revived = disk.after_crash(mode, seed);
  play game(revived, after);
  BOOST_REQUIRE(game.open());
  const std::vector<command> one = {{}};
  BOOST_REQUIRE(game.run(one));
  auto again = revived.after_crash(crash_mode::drop, seed);
  BOOST_REQUIRE(play(again, after).open());
}

BOOST_AUTO_TEST_CASE(script_runs_when_nothing_fails) {
  auto disk = empty_campaign();
  history past;
  play_script(disk, past);
  BOOST_TEST(past.acknowledged == 23u);
  std::string all;
  for (const std::string& line : past.lines) all += line;
  BOOST_TEST((disk.bytes_of(log_path) == all));
  BOOST_TEST(!disk.has(encounter_path));
}

/// Power goes at each operation of a script, in each way. Returns how many places there were.
std::uint64_t lose_power_everywhere(const batches& what, std::uint64_t first_seed,
                                    std::uint64_t& runs) {
  constexpr std::uint64_t scrambles = 20;
  return for_each_fault([&](std::uint64_t n) {
    auto disk = empty_campaign();
    disk.plan({.at = n, .what = fault::crash, .count = counted::changes});
    history past;
    play_script(disk, past, what);
    if (!disk.fired()) return false;
    for (const crash_mode mode : all_crash_modes) {
      const std::uint64_t seeds = mode == crash_mode::scramble ? scrambles : 1;
      for (std::uint64_t seed = first_seed; seed < first_seed + seeds; ++seed, ++runs) {
        BOOST_TEST_CONTEXT("operation " << n << ", mode " << enumerator_text(mode) << ", seed "
                                        << seed) {
          come_back(disk, past, mode, seed);
        }
      }
    }
    return true;
  });
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_loses_nothing_acknowledged) {
  const std::uint64_t seed = seed_of_test();
  std::uint64_t runs = 0;
  BOOST_TEST(lose_power_everywhere(fixed_script(), seed, runs) > 30u);
  const auto scripts = how_many({10, 1'500});
  for (std::uint64_t i = 0; i < scripts; ++i) {
    BOOST_TEST_CONTEXT("script " << seed + i) {
      lose_power_everywhere(script(seed + i), seed + i, runs);
    }
  }
  BOOST_TEST(runs > scripts * 600);
  BOOST_TEST_MESSAGE(runs << " losses of power");
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_of_a_recovery_is_safe_three_deep) {
  const std::uint64_t seed = seed_of_test();
  std::uint64_t depths_seen[4] = {};
  const auto recover = [&](const auto& self, const faulty_disk& disk, const history& past,
                           int depth) -> void {
    for_each_fault([&](std::uint64_t n) {
      auto broken = disk.after_kill();
      broken.plan({.at = n, .what = fault::crash, .count = counted::changes});
      history after = past;
      play game(broken, after);
      const bool opened = game.open();
      ++depths_seen[depth];
      if (!broken.fired()) {
        BOOST_REQUIRE(opened);
        return false;
      }
      for (const crash_mode mode : all_crash_modes) {
        const auto revived = broken.after_crash(mode, seed + n);
        if (depth < 3) {
          self(self, revived, after, depth + 1);
        } else {
          come_back(revived, after, crash_mode::keep, seed);
        }
      }
      return true;
    });
  };
  // The places where a recovery has something to do: in a batch, and in a merge; or all.
  std::vector<std::uint64_t> places = {8, 17, 25, 28};
  if (is_long_run()) {
    places.resize(40);
    std::iota(places.begin(), places.end(), 1);
  }
  for (const std::uint64_t at : places) {
    auto disk = empty_campaign();
    disk.plan({.at = at, .what = fault::crash, .count = counted::changes});
    history past;
    play_script(disk, past);
    if (!disk.fired()) break;  // That was the last one.
    for (const crash_mode mode : all_crash_modes) {
      recover(recover, disk.after_crash(mode, seed + at), past, 1);
    }
  }
  BOOST_TEST(depths_seen[3] > depths_seen[1]);
  BOOST_TEST_MESSAGE(depths_seen[1] + depths_seen[2] + depths_seen[3] << " recoveries");
}

BOOST_AUTO_TEST_CASE(kill_at_every_operation_loses_nothing_at_all_that_was_written) {
  const std::uint64_t first_seed = seed_of_test();
  std::uint64_t kills = 0;
  for (std::uint64_t i = 0; i < how_many({4, 350}); ++i) {
    const batches what = script(i == 0 ? 0 : first_seed + i);
    for_each_fault([&](std::uint64_t n) {
      auto disk = empty_campaign();
      disk.plan({.at = n, .what = fault::crash, .count = counted::changes});
      history past;
      play_script(disk, past, what);
      if (!disk.fired()) return false;
      ++kills;
      auto revived = disk.after_kill();
      play game(revived, past);
      BOOST_REQUIRE(game.open());
      // Promise 15: it was served, so it stays, though only the kernel had it when it was read.
      auto without_power = revived.after_crash(crash_mode::drop, 1);
      BOOST_REQUIRE(play(without_power, past).open());
      return true;
    });
  }
  BOOST_TEST(kills > how_many({100, 10'000}));
}

/// The n-th operation fails. False when it was not reached.
bool fail_and_come_back(const fault_plan& plan) {
  auto disk = empty_campaign();
  disk.plan(plan);
  history past;
  play_script(disk, past, fixed_script(), appending::together);
  if (!disk.fired()) return false;
  disk.plan({});  // There is room again.
  for (const crash_mode mode : {crash_mode::keep, crash_mode::drop}) {
    come_back(disk, past, mode, 1);
  }
  // Without a loss of power: another process opens what the failure left, goes on, and what was
  // reported to it as durable survives.
  play game(disk, past);
  BOOST_REQUIRE(game.open());
  const std::vector<command> one = {{}};
  BOOST_REQUIRE(game.run(one));
  come_back(disk, past, crash_mode::drop, 1);
  return true;
}

BOOST_AUTO_TEST_CASE(error_at_every_operation_is_answered_and_the_campaign_opens_again) {
  for (const int number : {ENOSPC, EIO, EDQUOT, EACCES, EROFS}) {
    for (const fault what : {fault::fail, fault::fail_short}) {
      for (const auto repeat : {fault_plan::times::once, fault_plan::times::for_ever}) {
        for_each_fault([&](std::uint64_t n) {
          return fail_and_come_back({.at = n,
                                     .what = what,
                                     .count = counted::changes,
                                     .system_errno = number,
                                     .repeat = repeat});
        });
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
