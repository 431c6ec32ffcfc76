// The rows of the recovery table that are about fights and their merges: what is found of the two
// files, what a read-write open does, and that a read-only open touches nothing.

#include "tests/io/store/file/log/recover/recovery_support.hpp"

namespace dnd::test {
namespace recovery_fight_suite {
namespace {

using io::ec;

struct fight_fixture : recovery_fixture {
  /// After the third line of a fight that follows the log; offsets count through both files.
  [[nodiscard]] io::log_position in_fight(const log_maker& fight) const {
    auto position = fight.after(2);
    position.offset += log.bytes().size();
    return position;
  }
};

}  // namespace
}  // namespace recovery_fight_suite

BOOST_FIXTURE_TEST_SUITE(recovery_fight_suite, recovery_fight_suite::fight_fixture)

BOOST_AUTO_TEST_CASE(fight_that_follows_the_log_goes_on) {
  write(log.bytes());
  const auto fight = fight_of(3, false);
  disk.put(encounter_path, fight.bytes() + "{\"torn");
  const auto campaign = open();
  BOOST_TEST(campaign.sink.fight_on);
  BOOST_TEST((campaign.sink.bytes() == log.bytes() + fight.bytes()));
  BOOST_TEST((disk.bytes_of(encounter_path) == fight.bytes()));
  BOOST_TEST(campaign.report.tail.has_encounter);
  BOOST_TEST(campaign.report.cuts.size() == 1u);
  append_and_reopen(campaign);
}

BOOST_AUTO_TEST_CASE(fight_without_a_file_of_its_own_gets_one) {
  // Somebody cut a log by hand, inside of a fight that had been merged.
  write(log.bytes() + fight_of(3, false).bytes());
  BOOST_TEST(!open(io::access::read_only).report.tail.has_encounter);
  BOOST_TEST(!disk.has(encounter_path));
  const auto campaign = open();
  BOOST_TEST(campaign.sink.fight_on);
  BOOST_TEST(campaign.report.tail.has_encounter);
  BOOST_TEST(disk.has(encounter_path));
  append_and_reopen(campaign);
}

BOOST_AUTO_TEST_CASE(merge_that_was_cut_at_any_byte_is_finished_once) {
  const auto fight = fight_of(4, true);
  const std::string all = log.bytes() + fight.bytes();
  for (std::size_t copied = 0; copied <= fight.bytes().size(); ++copied) {
    recovery_fixture fresh;
    fresh.write(all.substr(0, log.bytes().size() + copied));
    fresh.disk.put(encounter_path, fight.bytes());
    const auto campaign = fresh.open();
    BOOST_REQUIRE(campaign.report.merge_finished);
    BOOST_REQUIRE_EQUAL(campaign.report.cuts.size(), 0u);
    BOOST_REQUIRE(campaign.sink.bytes() == all);
    BOOST_REQUIRE(fresh.disk.bytes_of(log_path) == all);
    BOOST_REQUIRE(!fresh.disk.has(encounter_path));
    BOOST_REQUIRE(campaign.report.tail.end.offset == all.size());
  }
}

BOOST_AUTO_TEST_CASE(merge_whose_copy_has_holes_is_done_again) {
  const auto fight = fight_of(4, true);
  std::string bytes = log.bytes() + fight.bytes();
  for (std::size_t i = 0; i < 60; ++i) bytes[log.bytes().size() + fight.starts()[1] + i] = '\0';
  write(bytes);
  disk.put(encounter_path, fight.bytes());
  const auto campaign = open();
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + fight.bytes()));
  BOOST_TEST((campaign.sink.bytes() == log.bytes() + fight.bytes()));
}

BOOST_AUTO_TEST_CASE(encounter_that_the_log_holds_and_goes_on_after_is_removed) {
  const auto fight = fight_of(2, true);
  log_maker later(fight.end());
  later.add();
  write(log.bytes() + fight.bytes() + later.bytes());
  disk.put(encounter_path, fight.bytes());
  BOOST_TEST(open().sink.last_seq == later.end().seq);
  BOOST_TEST(!disk.has(encounter_path));
}

BOOST_AUTO_TEST_CASE(encounter_whose_lines_disagree_with_the_log_is_refused) {
  const auto fight = fight_of(3, true);
  log_maker other(log.end());
  other.add({.type = "encounter_started", .text = "another fight"}).add().add();
  write(log.bytes() + other.bytes());
  disk.put(encounter_path, fight.bytes());
  BOOST_TEST(refused().what.find("different lines") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(encounter_after_a_gap_is_refused) {
  write(log.bytes().substr(0, log.starts()[4]));
  disk.put(encounter_path, fight_of(3, false).bytes());
  BOOST_TEST(refused().code == ec::corrupt);
}

BOOST_AUTO_TEST_CASE(encounter_of_another_campaign_is_refused) {
  log_maker foreign({0, log.end().seq, log.end().sum ^ 1});
  foreign.add({.type = "encounter_started"}).add();
  write(log.bytes());
  disk.put(encounter_path, foreign.bytes());
  BOOST_TEST(refused().code == ec::corrupt);
}

BOOST_AUTO_TEST_CASE(damage_in_the_log_before_a_fight_is_located_in_the_log) {
  std::string bytes = log.bytes();
  bytes[log.starts()[5] + 20] ^= 1;  // The last line: only the fight says that it was synced.
  write(bytes);
  disk.put(encounter_path, fight_of(3, false).bytes());
  const auto why = refused();
  BOOST_TEST(why.path == log_path);
  BOOST_TEST(*why.line == 6u);
}

BOOST_AUTO_TEST_CASE(lost_newline_before_a_fight_is_put_back_before_the_merge) {
  const auto fight = fight_of(2, true);
  write(log.bytes().substr(0, log.bytes().size() - 1));
  disk.put(encounter_path, fight.bytes());
  BOOST_TEST(open().report.newline_restored);
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + fight.bytes()));
}

BOOST_AUTO_TEST_CASE(empty_encounter_of_a_fight_that_never_was_is_removed) {
  write(log.bytes());
  disk.put(encounter_path, "");
  const auto campaign = open();
  BOOST_TEST(!disk.has(encounter_path));
  BOOST_TEST(campaign.report.cuts.empty());
  append_and_reopen(campaign);
}

BOOST_AUTO_TEST_CASE(torn_encounter_of_a_fight_that_never_was_is_removed_and_told) {
  write(log.bytes());
  disk.put(encounter_path, "{\"seq\":7,\"at");
  const auto campaign = open();
  BOOST_TEST(!disk.has(encounter_path));
  BOOST_TEST(campaign.report.cuts.size() == 1u);
  append_and_reopen(campaign);
}

BOOST_AUTO_TEST_CASE(snapshot_of_a_fight_that_goes_on_begins_the_replay_in_it) {
  const auto fight = fight_of(4, false);
  write(log.bytes());
  disk.put(encounter_path, fight.bytes());
  const auto campaign = open(io::access::read_only, in_fight(fight));
  BOOST_TEST(campaign.checked.start.has_value());
  BOOST_TEST(campaign.sink.lines.size() == fight.lines() - 3);
}

BOOST_AUTO_TEST_CASE(snapshot_of_a_fight_whose_merge_was_cut_changes_nothing) {
  const auto fight = fight_of(4, true);
  const std::string all = log.bytes() + fight.bytes();
  for (std::size_t copied = 0; copied <= fight.bytes().size(); copied += 7) {
    write(all.substr(0, log.bytes().size() + copied));
    disk.put(encounter_path, fight.bytes());
    const auto campaign = open(io::access::read_write, in_fight(fight));
    BOOST_TEST(campaign.sink.last_seq == fight.end().seq);
    BOOST_TEST((disk.bytes_of(log_path) == all));
    BOOST_TEST(!disk.has(encounter_path));
  }
}

BOOST_AUTO_TEST_CASE(snapshot_of_a_fight_begins_the_replay_there_after_the_merge) {
  const auto fight = fight_of(4, true);
  write(log.bytes() + fight.bytes());
  const auto campaign = open(io::access::read_write, in_fight(fight));
  BOOST_TEST(campaign.checked.start.has_value());
  BOOST_TEST(campaign.sink.lines.size() == fight.lines() - 3);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
