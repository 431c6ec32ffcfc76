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

/// A campaign with a backup, and play that went on since.
struct restore_stage : backup_stage {
  restore_stage() {
    play_to(8);
    older = back_up();
    play_to(12);
    newer = back_up();
    play_to(14);
    before = disk.bytes_of(home + "/log.jsonl");
  }
  /// Nothing is changed, and nothing is left lying about.
  io::error refused(const std::string& source) {
    auto outcome = io::restore_campaign(disk, home, "Mine", source);
    BOOST_REQUIRE(!outcome);
    BOOST_TEST((disk.bytes_of(home + "/log.jsonl") == before));
    BOOST_TEST(!has_leftovers(disk, "/w"));
    return std::move(outcome).error();
  }
  /// Nothing mends it; another backup may do.
  void is_refused_for_another(const std::string& source) {
    const auto why = refused(source);
    BOOST_TEST(why.code == io::ec::corrupt);
    BOOST_TEST((why.way_out == io::remedy::choose_backup));
  }

  io::backup_info older;
  io::backup_info newer;
  std::string before;
};

BOOST_FIXTURE_TEST_CASE(a_backup_that_is_not_there_is_not_restored, restore_stage) {
  const auto why = refused("/w/none");
  BOOST_TEST(why.code == io::ec::not_found);
  BOOST_TEST((why.way_out == io::remedy::list_backups));
}

BOOST_FIXTURE_TEST_CASE(a_damaged_archive_is_refused_for_another_one, restore_stage) {
  const auto bytes = disk.bytes_of(newer.path);
  for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 16) {
    auto flipped = bytes;
    flipped[at] ^= 4;
    disk.put("/w/damaged.tar.zst", flipped);
    is_refused_for_another("/w/damaged.tar.zst");
    disk.put("/w/damaged.tar.zst", bytes.substr(0, at));
    is_refused_for_another("/w/damaged.tar.zst");
  }
}

BOOST_FIXTURE_TEST_CASE(a_sound_archive_of_a_damaged_log_is_refused_for_another_one,
                        restore_stage) {
  const auto file = disk.open("/w/damaged.tar.zst", io::open_mode::append_or_create);
  BOOST_REQUIRE(file);
  io::archive_sink sink(**file, now);
  auto log = before;
  log[log.size() / 2] ^= 1;
  BOOST_REQUIRE(io::put_file(sink, "campaign.yaml", disk.bytes_of(home + "/campaign.yaml")));
  BOOST_REQUIRE(io::put_file(sink, "log.jsonl", log));
  BOOST_REQUIRE(sink.finish());
  is_refused_for_another("/w/damaged.tar.zst");
}

BOOST_FIXTURE_TEST_CASE(a_copy_with_a_damaged_log_is_refused_for_another_one, restore_stage) {
  BOOST_REQUIRE(io::copy_to_directory(disk, home, "/w/copy"));
  auto log = disk.bytes_of("/w/copy/log.jsonl");
  log[log.size() / 2] ^= 1;
  disk.put("/w/copy/log.jsonl", log);
  is_refused_for_another("/w/copy");
}

BOOST_FIXTURE_TEST_CASE(another_backup_does_where_one_is_damaged, restore_stage) {
  auto bytes = disk.bytes_of(newer.path);
  bytes[bytes.size() / 2] ^= 4;
  disk.put(newer.path, bytes);
  is_refused_for_another(newer.path);
  // What is advised: looking at those that there are, and taking another one.
  const auto all = io::list_backups(disk, home);
  BOOST_REQUIRE(all && all->size() == 2U);
  BOOST_REQUIRE(all->front().name != newer.name);
  BOOST_REQUIRE(io::restore_campaign(disk, home, "Mine", all->front().path));
  BOOST_TEST(hash_on(disk, home) == an_evening().hashes.at(older.seq));
}

BOOST_FIXTURE_TEST_CASE(a_backup_of_another_campaign_is_not_restored, restore_stage) {
  make_empty_campaign(disk, "/w/other");
  disk.put("/w/other/campaign.yaml",
           io::render_campaign_file({.name = "Mine", .created_ms = now + 1, .settings = {}}));
  const auto why = refused("/w/other");
  BOOST_TEST(why.code == io::ec::bad_content);
  BOOST_TEST((why.way_out == io::remedy::restore_elsewhere));
}

BOOST_FIXTURE_TEST_CASE(nothing_is_restored_under_somebody_who_plays, restore_stage) {
  const auto lock = io::lock_campaign(disk, home, "Mine");
  BOOST_REQUIRE(lock);
  BOOST_TEST(refused(older.path).code == io::ec::locked);
}

BOOST_FIXTURE_TEST_CASE(campaign_whose_own_file_is_damaged_can_be_restored, restore_stage) {
  disk.put(home + "/campaign.yaml", "what is this");
  const auto restored = io::restore_campaign(disk, home, "Mine", newer.path);
  BOOST_REQUIRE_MESSAGE(restored, (restored ? "" : io::render(restored.error())));
  BOOST_TEST(restored->seq == newer.seq);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_finished_where_nothing_was_begun, restore_stage) {
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
