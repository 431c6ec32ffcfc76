// What a copy holds and what a crash leaves is tested in tests/io/store/file/backup; here, that it
// reaches whoever asks.

#include "actors/backups.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/workspace_fixture.hpp"

namespace dnd::test {
namespace backups_suite {
namespace {

struct copied_campaign : workspace_fixture {
  copied_campaign() : which(campaign()) { play(which, {"note one", "note two"}); }

  [[nodiscard]] actors::backup_info backup() {
    return value_of(actors::make_backup(ops, which, settings, now_ms));
  }
  [[nodiscard]] std::uint64_t last_seq() {
    return value_of(places().find_campaign(which.label)).last_seq;
  }

  actors::campaign_info which;
};

}  // namespace
}  // namespace backups_suite

BOOST_FIXTURE_TEST_SUITE(backups_suite, backups_suite::copied_campaign)

BOOST_AUTO_TEST_CASE(a_backup_is_listed_with_where_it_stands) {
  BOOST_TEST(value_of(actors::list_backups(ops, which)).empty());
  const auto made = backup();
  BOOST_TEST(made.seq == 2U);
  BOOST_TEST(made.made == "2026-11-22T19:04:11Z");
  BOOST_TEST(std::filesystem::exists(made.path));
  const auto all = value_of(actors::list_backups(ops, which));
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].name == made.name);
  BOOST_TEST(all[0].bytes == std::filesystem::file_size(made.path));
}

BOOST_AUTO_TEST_CASE(as_many_are_kept_as_the_settings_say_and_the_new_one_always) {
  settings.backup_keep.value = 0;
  (void)backup();
  const auto last = backup();
  const auto all = value_of(actors::list_backups(ops, which));
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].name == last.name);
  settings.backup_keep.value = 2;
  (void)backup();
  (void)backup();
  BOOST_TEST(value_of(actors::list_backups(ops, which)).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_backup_is_restored_by_its_name_and_by_its_path) {
  const auto made = backup();
  for (const std::string& source : {made.name, made.path}) {
    play(which, {"note three"});
    BOOST_TEST(last_seq() == 3U);
    const auto restored = value_of(actors::restore_campaign(ops, which, source, 0));
    BOOST_TEST(restored.seq == 2U);
    BOOST_TEST(last_seq() == 2U);
    BOOST_TEST(std::filesystem::is_directory(restored.replaced));
  }
}

BOOST_AUTO_TEST_CASE(a_copy_is_a_campaign_of_its_own) {
  const std::string target = disk / "worlds/W/Copy";
  BOOST_TEST(value_of(actors::copy_campaign(ops, which, target)) == 2U);
  play(value_of(places().find_campaign("W/Copy")), {"note three"});
  BOOST_TEST(error_of(actors::copy_campaign(ops, which, target)).code == io::ec::exists);
}

BOOST_AUTO_TEST_CASE(what_is_no_backup_of_the_campaign_is_refused) {
  const auto none = error_of(actors::restore_campaign(ops, which, "nothing", 0));
  BOOST_TEST(none.code == io::ec::not_found);
  BOOST_TEST(none.way_out == io::remedy::list_backups);
  const auto other = value_of(places().create_campaign("W", "D", now_ms + 1'000));
  const auto why = error_of(actors::restore_campaign(ops, which, other.path, 0));
  BOOST_TEST(why.code == io::ec::bad_content);
  BOOST_TEST(why.way_out == io::remedy::restore_elsewhere);
}

BOOST_AUTO_TEST_CASE(a_damaged_copy_replaces_nothing) {
  const std::string copy = disk / "copy";
  value_of(actors::copy_campaign(ops, which, copy));
  std::string log = disk.read("copy/log.jsonl");
  log.replace(log.find("one"), 3, "own");
  disk.write("copy/log.jsonl", log);
  const auto why = error_of(actors::restore_campaign(ops, which, copy, 0));
  BOOST_TEST(io::is_damage(why.code));
  BOOST_TEST(last_seq() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
