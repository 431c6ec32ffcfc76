// Restores on a disk that fails or loses power at every operation in turn. Goal: a restored
// campaign is the old one or the new one, and what was replaced is kept.

#include "io/store/file/backup/restore.hpp"

#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "tests/support/backup_stage.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(restore_suite)

namespace {

using namespace backup;

BOOST_FIXTURE_TEST_CASE(restored_campaign_is_the_backup_and_the_replaced_one_is_kept,
                        backup_stage) {
  play_to(8);
  const auto backup = back_up();
  play_to(16);
  const auto before = hash_on(disk, home);
  const auto restored = io::restore_campaign(disk, home, "Mine", backup.path);
  BOOST_REQUIRE_MESSAGE(restored, (restored ? "" : io::render(restored.error())));
  BOOST_TEST(restored->seq == backup.seq);
  BOOST_TEST(hash_on(disk, home) == an_evening().hashes.at(backup.seq));
  BOOST_TEST(restored->replaced == home + "/backups/replaced-1");
  BOOST_TEST(hash_on(disk, restored->replaced) == before);
  BOOST_TEST(check_backups(disk) == 1U);
  BOOST_TEST(!has_leftovers(disk, "/w"));
  // And back again, from where it was put.
  const auto back = io::restore_campaign(disk, home, "Mine", restored->replaced);
  BOOST_REQUIRE(back);
  BOOST_TEST(hash_on(disk, home) == before);
  BOOST_TEST(back->replaced == home + "/backups/replaced-2");
}

/// A campaign that went on after its backup, and what it refuses to be replaced by.
struct refusing_stage : backup_stage {
  refusing_stage() {
    play_to(8);
    made = back_up();
    play_to(9);
  }
  io::ec refused(const std::string& source) {
    const auto before = disk.bytes_of(home + "/log.jsonl");
    const auto outcome = io::restore_campaign(disk, home, "Mine", source);
    BOOST_REQUIRE(!outcome);
    BOOST_TEST(disk.bytes_of(home + "/log.jsonl") == before);
    BOOST_TEST(!has_leftovers(disk, "/w"));
    return outcome.error().code;
  }
  io::backup_info made;
};

BOOST_FIXTURE_TEST_CASE(backup_that_is_missing_is_refused, refusing_stage) {
  BOOST_TEST(refused("/w/none") == io::ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(archive_that_is_damaged_is_refused, refusing_stage) {
  auto bytes = disk.bytes_of(made.path);
  bytes[bytes.size() / 2] ^= 4;
  disk.put("/w/damaged.tar.zst", bytes);
  BOOST_TEST(refused("/w/damaged.tar.zst") == io::ec::corrupt);
}

BOOST_FIXTURE_TEST_CASE(copy_whose_log_is_damaged_is_refused, refusing_stage) {
  BOOST_REQUIRE(io::copy_to_directory(disk, home, "/w/copy"));
  auto log = disk.bytes_of("/w/copy/log.jsonl");
  log[log.size() / 2] ^= 1;
  disk.put("/w/copy/log.jsonl", log);
  BOOST_TEST(refused("/w/copy") == io::ec::corrupt);
}

BOOST_FIXTURE_TEST_CASE(backup_of_another_campaign_of_the_same_name_is_refused, refusing_stage) {
  make_empty_campaign(disk, "/w/other");
  disk.put("/w/other/campaign.yaml",
           io::render_campaign_file({.name = "Mine", .created_ms = now + 1, .settings = {}}));
  BOOST_TEST(refused("/w/other") == io::ec::bad_content);
}

BOOST_FIXTURE_TEST_CASE(campaign_that_is_open_is_not_replaced, refusing_stage) {
  const auto lock = io::lock_campaign(disk, home, "Mine");
  BOOST_REQUIRE(lock);
  BOOST_TEST(refused(made.path) == io::ec::locked);
}

BOOST_FIXTURE_TEST_CASE(campaign_whose_own_file_is_damaged_can_be_restored, refusing_stage) {
  disk.put(home + "/campaign.yaml", "what is this");
  const auto restored = io::restore_campaign(disk, home, "Mine", made.path);
  BOOST_REQUIRE_MESSAGE(restored, (restored ? "" : io::render(restored.error())));
  BOOST_TEST(restored->seq == made.seq);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_finished_where_nothing_was_begun, refusing_stage) {
  const auto finished = io::finish_restore(disk, home);
  BOOST_REQUIRE(finished);
  BOOST_TEST(finished->empty());
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_of_a_restore_leaves_the_old_or_the_new_one) {
  const auto seed = seed_of_test();
  std::uint64_t runs = 0, olds = 0, news = 0, told = 0;
  const auto places = for_each_fault([&](std::uint64_t n) {
    backup_stage stage;
    stage.play_to(8);
    const auto backup = stage.back_up();
    stage.play_to(14);
    const auto old_hash = hash_on(stage.disk, home);
    const auto new_hash = an_evening().hashes.at(backup.seq);
    stage.disk.plan({.at = n, .what = fault::crash, .count = counted::changes});
    const auto restored = io::restore_campaign(stage.disk, home, "Mine", backup.path);
    if (!stage.disk.fired()) return false;
    told += restored ? 0U : 1U;
    for (const crash_mode mode : all_crash_modes)
      for (std::uint64_t i = 0; i < (mode == crash_mode::scramble ? 5U : 1U); ++i, ++runs) {
        auto later = stage.disk.after_crash(mode, seed + n + 1000 * i);
        const auto hash = hash_on(later, home);
        BOOST_REQUIRE((hash == old_hash || hash == new_hash));
        ++(hash == old_hash ? olds : news);
        // The backup is where it was, or with the campaign that was replaced: the next one ends it.
        BOOST_REQUIRE(io::finish_restore(later, home));
        BOOST_TEST(check_backups(later) == 1U);
        const auto again = io::restore_campaign(later, home, "Mine", backup.path);
        BOOST_REQUIRE_MESSAGE(again, (again ? "" : io::render(again.error())));
        BOOST_TEST(hash_on(later, home) == new_hash);
        BOOST_TEST(!has_leftovers(later, "/w"));
        const auto sound = io::verify_campaign(later, home, [](std::uint64_t, std::uint64_t) {});
        BOOST_REQUIRE(sound);
        BOOST_TEST(sound->sound());
      }
    return true;
  });
  BOOST_TEST(places > 30U);
  // The last of them only looks for something to clean up.
  BOOST_TEST(told + 1 >= places);
  BOOST_TEST(olds > 0U);
  BOOST_TEST(news > 0U);
  BOOST_TEST_MESSAGE(places << " places, " << runs << " runs, " << olds << " old, " << news
                            << " new, seed " << seed);
}

BOOST_AUTO_TEST_CASE(error_at_every_operation_of_a_restore_leaves_a_whole_campaign) {
  for (const int number : {ENOSPC, EDQUOT, EIO, EROFS, EACCES})
    for_each_fault([&](std::uint64_t n) {
      backup_stage stage;
      stage.play_to(8);
      const auto backup = stage.back_up();
      stage.play_to(14);
      const auto old_hash = hash_on(stage.disk, home);
      stage.disk.plan(
          {.at = n, .what = fault::fail_short, .count = counted::all, .system_errno = number});
      const auto restored = io::restore_campaign(stage.disk, home, "Mine", backup.path);
      if (!stage.disk.fired()) return false;
      stage.disk.plan({});
      const auto hash = hash_on(stage.disk, home);
      BOOST_REQUIRE((hash == old_hash || hash == an_evening().hashes.at(backup.seq)));
      const auto source =
          stage.disk.has(backup.path) ? backup.path : "/w/.replaced-C/backups/" + backup.name;
      BOOST_REQUIRE(stage.disk.has(source));
      BOOST_REQUIRE(io::finish_restore(stage.disk, home));
      BOOST_REQUIRE(io::restore_campaign(stage.disk, home, "Mine", backup.path));
      BOOST_TEST(!has_leftovers(stage.disk, "/w"));
      return true;
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
