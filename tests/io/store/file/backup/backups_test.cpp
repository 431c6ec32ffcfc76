// Backups on a disk that fails or loses power at every operation in turn. Goal: a backup is there
// whole or not at all, and what was left lying about goes away.

#include "io/store/file/backup/backups.hpp"

#include "tests/support/backup_stage.hpp"
#include "tests/support/log_fixture.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(backups_suite)

namespace {

using namespace backup;

BOOST_FIXTURE_TEST_CASE(newest_backups_are_kept_and_numbers_go_on, backup_stage) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i <= 8; ++i) {
    play_to(2 * i);
    names.push_back(back_up(3).name);
  }
  const auto all = io::list_backups(disk, home);
  BOOST_REQUIRE(all);
  BOOST_REQUIRE(all->size() == 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    BOOST_TEST((*all)[i].name == names[i + 5]);
    BOOST_TEST((*all)[i].number == i + 6);
    BOOST_TEST((*all)[i].made == "2026-11-22T19:04:11Z");
    BOOST_TEST((*all)[i].bytes > 100U);
  }
  BOOST_TEST(names.back().starts_with("000008-seq-"));
  BOOST_TEST(check_backups(disk) == 3U);
}

BOOST_AUTO_TEST_CASE(only_names_of_backups_are_backups) {
  for (const char* name :
       {"", "000001.tar.zst", "x-seq-1-20261122T190411Z.tar.zst",
        "000001-seq--20261122T190411Z.tar.zst", "000001-seq-4-20261322T190411Z.tar.zst",
        "000001-seq-4-20261122T190411Z.tar", "000001-seq-4-20261122T190411Z.tar.zst.tmp",
        "000001-seq-4-2026.tar.zst"})
    BOOST_TEST(!io::parse_backup_name(name), name);
  const auto good = io::parse_backup_name("000120-seq-4-20261122T190411Z.tar.zst");
  BOOST_REQUIRE(good);
  BOOST_TEST(good->number == 120U);
  BOOST_TEST(good->seq == 4U);
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_of_a_backup_leaves_whole_ones) {
  const auto seed = seed_of_test();
  std::uint64_t runs = 0;
  const auto places = for_each_fault([&](std::uint64_t n) {
    backup_stage stage;
    stage.play_to(8);
    (void)stage.back_up(2);
    (void)stage.back_up(2);
    stage.play_to(11);
    stage.disk.plan({.at = n, .what = fault::crash, .count = counted::changes});
    const auto made = io::make_backup(stage.disk, home, now, 2);
    if (!stage.disk.fired()) return false;
    BOOST_TEST(!made);
    for (const crash_mode mode : all_crash_modes) {
      ++runs;
      auto later = stage.disk.after_crash(mode, seed + n);
      const auto left = check_backups(later);
      BOOST_TEST(left >= 2U);
      BOOST_TEST(left <= 3U);
      BOOST_TEST(hash_on(later, home) == an_evening().hashes.at(an_evening().commands[10].end.seq));
      BOOST_REQUIRE(io::make_backup(later, home, now, 2));
      BOOST_TEST(check_backups(later) == 2U);
      BOOST_TEST(!has_leftovers(later, home + "/backups"));
    }
    return true;
  });
  BOOST_TEST(places > 5U);
  BOOST_TEST_MESSAGE(places << " places, " << runs << " runs, seed " << seed);
}

BOOST_AUTO_TEST_CASE(error_at_every_operation_of_a_backup_is_reported_and_costs_no_backup) {
  for (const int number : {ENOSPC, EDQUOT, EIO, EROFS, EACCES})
    for (const auto repeat : {fault_plan::times::once, fault_plan::times::for_ever}) {
      std::uint64_t told = 0;
      const auto places = for_each_fault([&](std::uint64_t n) {
        backup_stage stage;
        stage.play_to(8);
        (void)stage.back_up(2);
        (void)stage.back_up(2);
        stage.disk.plan({.at = n,
                         .what = fault::fail_short,
                         .count = counted::all,
                         .system_errno = number,
                         .repeat = repeat});
        const auto made = io::make_backup(stage.disk, home, now, 2);
        if (!stage.disk.fired()) return false;
        told += made ? 0U : 1U;
        stage.disk.plan({});
        BOOST_TEST(check_backups(stage.disk) >= 2U);
        BOOST_REQUIRE(io::make_backup(stage.disk, home, now, 2));
        BOOST_TEST(check_backups(stage.disk) == 2U);
        BOOST_TEST(!has_leftovers(stage.disk, home + "/backups"));
        return true;
      });
      BOOST_TEST(places > 40U);
      // A snapshot that cannot be read is only a cache, and so are the index and what is kept.
      BOOST_TEST(told + 3 >= places);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
