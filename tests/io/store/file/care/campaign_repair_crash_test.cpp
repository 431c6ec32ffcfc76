// Repairs that lose power or meet an error at every operation in turn. Goal: each file is the old
// one or the new one, nothing that was there is lost, and calling the repair again ends it.

#include "tests/io/store/file/care/repair_support.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"

#include <cerrno>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(campaign_repair_crash_suite)

namespace {

using io::repair_options;

const std::string& log_file = written_campaign::log_file;
const std::string& fight_file = written_campaign::encounter_file;

/// Damaged campaigns that change one file or several when they are repaired.
struct patient {
  std::string name;
  std::string log, fight, snapshot;
  model::seq_t kept;
  repair_options options = {};
};

std::vector<patient> patients(const written_campaign& made, const written_campaign& snapshots) {
  auto flipped = made.bytes(1, 20);
  flipped[made.places[9].offset + 30] ^= 1;
  auto wound = made.bytes(21, made.last());
  wound[made.places[23].offset - made.places[20].offset + 30] ^= 1;
  const auto fight = made.bytes(21, made.last());
  const auto doubled = made.bytes(1, 7) + made.bytes(7, 20);
  const auto ahead = snapshots.disk.bytes_of(written_campaign::snapshot_file);
  return {
      {"a flipped bit", flipped, "", "", 8},
      {"a flipped bit before a fight", flipped, fight, "", 8},
      {"a doubled line before a fight", doubled, fight, "", made.last()},
      {"a damaged fight", made.bytes(1, 20), wound, "", 22},
      {"both", doubled, wound, "", 22},
      {"a snapshot ahead", made.bytes(1, 12), "", ahead, 12},
      {"a snapshot ahead and damage", flipped, fight, ahead, 8},
      {"going back", made.bytes(1, 20), fight, ahead, 14, {.truncate_at = 14}},
  };
}

faulty_disk disk_of(const patient& sick) {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory(written_campaign::directory) && disk.sync_directory("/"));
  disk.put(log_file, sick.log);
  if (!sick.fight.empty()) disk.put(fight_file, sick.fight);
  if (!sick.snapshot.empty()) disk.put(written_campaign::snapshot_file, sick.snapshot);
  return disk;
}

/// After a repair that was cut short: what opens is a beginning that holds all that is kept, and
/// calling it again brings just that.
void finish(faulty_disk& disk, const written_campaign& made, const patient& sick) {
  if (const auto opened = opened_copy(disk)) {
    BOOST_REQUIRE_GE(opened->state.seq(), sick.kept);
    BOOST_REQUIRE_EQUAL(hash_of(opened->state), hash_of(made.states[opened->state.seq()]));
  }
  auto again = plan_repair(disk, sick.options);
  BOOST_REQUIRE_MESSAGE(again, (again ? "" : render(again.error())));
  if (again->summary().needed) BOOST_REQUIRE(again->carry_out());
  const auto opened = opened_copy(disk);
  BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : render(opened.error())));
  BOOST_REQUIRE_EQUAL(hash_of(opened->state), hash_of(made.states[sick.kept]));
}

/// The log is the old one or the new one.
bool old_or_new(const faulty_disk& disk, const std::string& path, const std::string& before,
                const faulty_disk& after) {
  return disk.bytes_of(path) == before || disk.bytes_of(path) == after.bytes_of(path);
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_leaves_the_old_or_the_new) {
  const auto seed = seed_of_test();
  written_campaign made, snapshots;
  made.evening().fight("elara").wound("elara", 1).wound("elara", 2).note();
  snapshots.evening().fight("elara").wound("elara", 1).snapshot_after(24);
  for (const patient& sick : patients(made, snapshots)) {
    auto well = disk_of(sick);
    repaired(well, made, sick.kept, sick.options);
    const auto places = for_each_fault([&](std::uint64_t n) {
      auto disk = disk_of(sick);
      auto what = plan_repair(disk, sick.options);
      BOOST_REQUIRE(what);
      disk.plan({.at = n, .what = fault::crash, .count = counted::changes});
      const auto done = what->carry_out();
      if (!disk.fired()) return false;
      BOOST_REQUIRE(!done);
      for (const crash_mode mode : all_crash_modes) {
        const std::uint64_t seeds = mode == crash_mode::scramble ? how_many({10, 200}) : 1;
        for (std::uint64_t i = seed; i < seed + seeds; ++i) {
          BOOST_TEST_CONTEXT(sick.name << ", operation " << n << ", mode " << int(mode) << ", seed "
                                       << i) {
            auto later = disk.after_crash(mode, i);
            BOOST_REQUIRE(old_or_new(later, log_file, sick.log, well));
            BOOST_REQUIRE(old_or_new(later, fight_file, sick.fight, well));
            finish(later, made, sick);
          }
        }
      }
      return true;
    });
    BOOST_TEST(places >= (sick.name == "a snapshot ahead" ? 2U : 5U), sick.name);
  }
}

BOOST_AUTO_TEST_CASE(an_error_at_every_operation_is_reported_and_nothing_is_lost) {
  written_campaign made, snapshots;
  made.evening().fight("elara").wound("elara", 1).wound("elara", 2).note();
  snapshots.evening().fight("elara").wound("elara", 1).snapshot_after(24);
  for (const patient& sick : patients(made, snapshots)) {
    for (const int number : {ENOSPC, EIO}) {
      for_each_fault([&](std::uint64_t n) {
        auto disk = disk_of(sick);
        disk.plan({.at = n, .what = fault::fail_short, .system_errno = number});
        auto what = plan_repair(disk, sick.options);
        if (what) {
          const auto done = what->carry_out();
          BOOST_REQUIRE(done.has_value() == !disk.fired());
        }
        if (!disk.fired()) return false;
        disk.plan({});
        BOOST_TEST_CONTEXT(sick.name << ", operation " << n) {
          finish(disk, made, sick);
        }
        return true;
      });
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
