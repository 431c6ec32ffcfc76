#include "io/store/file/log/write/campaign_log.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace campaign_log_suite {
namespace {

using io::campaign_log;
using io::ec;

struct writer {
  faulty_disk disk;
  std::optional<campaign_log> log;

  writer() {
    BOOST_REQUIRE(disk.make_directory(campaign_path).has_value());
    BOOST_REQUIRE(disk.sync_directory("/").has_value());
    disk.put(log_path, "");
    reopen();
  }

  void reopen() {
    const auto campaign = open_campaign(disk);
    BOOST_REQUIRE(campaign.has_value());
    auto opened_log = campaign_log::open(disk, campaign_path, campaign->report.tail);
    BOOST_REQUIRE(opened_log.has_value());
    log.emplace(*std::move(opened_log));
  }

  io::result<done> append(std::size_t events = 1) {
    log_maker maker(log->end());
    for (std::size_t i = 0; i < events; ++i) maker.add();
    return log->append(maker.bytes(), maker.end().seq, maker.end().sum);
  }

  /// How many events are there after the power was lost.
  std::size_t durable_events() {
    auto later = disk.after_crash(crash_mode::drop, 1);
    const auto campaign = open_campaign(later);
    BOOST_REQUIRE(campaign.has_value());
    return campaign->sink.lines.size();
  }
};

}  // namespace
}  // namespace campaign_log_suite

BOOST_FIXTURE_TEST_SUITE(campaign_log_suite, campaign_log_suite::writer)

BOOST_AUTO_TEST_CASE(appended_is_durable_after_sync_and_not_before) {
  BOOST_REQUIRE(append(3).has_value());
  BOOST_TEST(log->end().seq == 3u);
  BOOST_TEST(log->durable().seq == 0u);
  BOOST_TEST(durable_events() == 0u);
  BOOST_REQUIRE(log->sync().has_value());
  BOOST_CHECK(log->durable() == log->end());
  BOOST_TEST(durable_events() == 3u);
}

BOOST_AUTO_TEST_CASE(failed_write_is_cut_back_and_the_next_one_works) {
  for (const int number : {ENOSPC, EDQUOT, EIO}) {
    BOOST_REQUIRE(append().has_value());
    const std::string before = disk.bytes_of(log_path);
    disk.plan(
        {.at = 1, .what = fault::fail_short, .count = counted::writes, .system_errno = number});
    const auto failed = append(5);
    BOOST_REQUIRE(!failed.has_value());
    BOOST_TEST(failed.error().system_errno == number);
    BOOST_TEST(log->current_state() == campaign_log::state::open);
    BOOST_TEST((disk.bytes_of(log_path) == before));
    disk.plan({});
    BOOST_REQUIRE(append().has_value());
    BOOST_REQUIRE(log->sync().has_value());
    BOOST_TEST(durable_events() == log->end().seq);
  }
}

BOOST_AUTO_TEST_CASE(failed_write_that_cannot_be_cut_back_is_final) {
  BOOST_REQUIRE(append().has_value());
  BOOST_REQUIRE(log->sync().has_value());
  disk.plan({.at = 1,
             .what = fault::fail_short,
             .count = counted::changes,
             .system_errno = ENOSPC,
             .repeat = fault_plan::times::for_ever});
  BOOST_REQUIRE(!append().has_value());
  disk.plan({});
  BOOST_TEST(log->current_state() == campaign_log::state::failed);
  for (const auto& refused : {append(), log->sync(), log->merge(), log->begin_encounter()}) {
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().code == ec::poisoned);
    BOOST_TEST(refused.error().what.find("cannot write") != std::string::npos);
  }
  reopen();
  BOOST_TEST(log->end().seq == 1u);
}

BOOST_AUTO_TEST_CASE(failed_sync_is_final_and_moves_no_mark) {
  BOOST_REQUIRE(append().has_value());
  BOOST_REQUIRE(log->sync().has_value());
  BOOST_REQUIRE(append().has_value());
  disk.plan({.at = 1, .count = counted::syncs});
  BOOST_REQUIRE(!log->sync().has_value());
  BOOST_TEST(log->durable().seq == 1u);
  BOOST_TEST(log->current_state() == campaign_log::state::failed);
  BOOST_TEST(log->sync().error().code == ec::poisoned);
  BOOST_REQUIRE(log->failure().has_value());
  BOOST_TEST(durable_events() == 1u);
  // The kernel holds it in memory and no disk does, and takes it for written. What the next open
  // serves, it has written again: its number is not free for another event.
  reopen();
  BOOST_TEST(log->end().seq == 2u);
  BOOST_TEST(durable_events() == 2u);
  BOOST_REQUIRE(append().has_value());
  BOOST_REQUIRE(log->sync().has_value());
  BOOST_TEST(durable_events() == 3u);
}

BOOST_AUTO_TEST_CASE(fight_is_written_beside_the_log_and_its_name_is_durable_with_the_sync) {
  BOOST_REQUIRE(append(2).has_value());
  BOOST_REQUIRE(log->begin_encounter().has_value());
  BOOST_TEST(log->durable().seq == 2u);  // What is before the fight is durable before it.
  BOOST_REQUIRE(append(3).has_value());
  BOOST_TEST(durable_events() == 2u);
  BOOST_REQUIRE(log->sync().has_value());
  BOOST_TEST(disk.after_crash(crash_mode::drop, 1).has(encounter_path));
  BOOST_TEST(log->end().offset ==
             disk.bytes_of(log_path).size() + disk.bytes_of(encounter_path).size());
}

BOOST_AUTO_TEST_CASE(merge_moves_the_bytes_and_changes_no_position) {
  BOOST_REQUIRE(append(2).has_value());
  BOOST_REQUIRE(log->begin_encounter().has_value());
  BOOST_REQUIRE(append(3).has_value());
  const auto end = log->end();
  const std::string all = disk.bytes_of(log_path) + disk.bytes_of(encounter_path);
  BOOST_REQUIRE(log->merge().has_value());
  BOOST_TEST(!log->has_encounter());
  BOOST_CHECK(log->end() == end);
  BOOST_CHECK(log->durable() == end);
  BOOST_TEST((disk.bytes_of(log_path) == all));
  auto later = disk.after_crash(crash_mode::drop, 1);
  BOOST_TEST(!later.has(encounter_path));
  BOOST_REQUIRE(append().has_value());
  BOOST_REQUIRE(log->begin_encounter().has_value());
  BOOST_REQUIRE(append().has_value());
  BOOST_REQUIRE(log->merge().has_value());
  BOOST_TEST(durable_events() == 7u);
}

BOOST_AUTO_TEST_CASE(merge_on_a_full_disk_can_be_tried_again) {
  BOOST_REQUIRE(append(2).has_value());
  BOOST_REQUIRE(log->begin_encounter().has_value());
  BOOST_REQUIRE(append(3).has_value());
  BOOST_REQUIRE(log->sync().has_value());
  const std::string before = disk.bytes_of(log_path);
  disk.plan({.at = 1, .what = fault::fail_short, .count = counted::writes, .system_errno = ENOSPC});
  const auto full = log->merge();
  BOOST_REQUIRE(!full.has_value());
  BOOST_TEST(full.error().code == ec::no_space);
  BOOST_TEST((disk.bytes_of(log_path) == before));
  BOOST_TEST(log->has_encounter());
  // Nothing of the copy comes back: the fight may go on after an undo.
  BOOST_TEST((disk.after_crash(crash_mode::drop, 1).bytes_of(log_path) == before));
  BOOST_REQUIRE(append().has_value());
  BOOST_REQUIRE(log->merge().has_value());
  BOOST_TEST(durable_events() == 6u);
}

BOOST_AUTO_TEST_CASE(every_failure_of_a_merge_leaves_each_line_once) {
  for_each_fault([&](std::uint64_t n) {
    writer fresh;
    BOOST_REQUIRE(fresh.append(2).has_value());
    BOOST_REQUIRE(fresh.log->begin_encounter().has_value());
    BOOST_REQUIRE(fresh.append(3).has_value());
    BOOST_REQUIRE(fresh.log->sync().has_value());
    fresh.disk.plan({.at = n, .what = fault::fail_short});
    const auto merged = fresh.log->merge();
    if (!fresh.disk.fired()) return false;
    BOOST_TEST(!merged.has_value());
    fresh.disk.plan({});
    fresh.log.reset();
    fresh.reopen();
    BOOST_TEST(fresh.log->end().seq == 5u);
    BOOST_TEST(fresh.durable_events() == 5u);
    BOOST_TEST(!fresh.log->has_encounter());
    return true;
  });
}

BOOST_AUTO_TEST_CASE(bytes_of_somebody_else_in_the_log_are_final_before_the_next_mark_moves) {
  for (const bool grows : {true, false}) {
    BOOST_REQUIRE(append(2).has_value());
    BOOST_REQUIRE(log->sync().has_value());
    const auto mark = log->durable();
    if (grows) {
      disk.append_foreign(log_path, "<<<<<<< theirs\n");
    } else {
      disk.cut_foreign(log_path, mark.offset - 1);
    }
    BOOST_REQUIRE(append().has_value());
    const auto synced = log->sync();
    BOOST_REQUIRE(!synced.has_value());
    BOOST_TEST(synced.error().code == ec::corrupt);
    BOOST_TEST(synced.error().path == log_path);
    BOOST_CHECK(log->durable() == mark);
    BOOST_TEST(log->current_state() == campaign_log::state::failed);
    BOOST_TEST(append().error().code == ec::poisoned);
    disk.put(log_path, "");
    reopen();
  }
}

BOOST_AUTO_TEST_CASE(bytes_of_somebody_else_in_a_fight_are_noticed_in_its_file_at_once) {
  BOOST_REQUIRE(append(2).has_value());
  BOOST_REQUIRE(log->begin_encounter().has_value());
  BOOST_REQUIRE(append(3).has_value());
  BOOST_REQUIRE(log->sync().has_value());
  disk.append_foreign(encounter_path, "x");
  BOOST_REQUIRE(append().has_value());
  BOOST_TEST(log->sync().error().path == encounter_path);
}

BOOST_AUTO_TEST_CASE(bytes_of_somebody_else_in_the_log_of_a_fight_are_noticed_before_its_merge) {
  BOOST_REQUIRE(append(2).has_value());
  BOOST_REQUIRE(log->begin_encounter().has_value());
  BOOST_REQUIRE(append(3).has_value());
  BOOST_REQUIRE(log->sync().has_value());
  disk.append_foreign(log_path, "x");
  const auto before = disk.bytes_of(log_path);
  const auto fight = disk.bytes_of(encounter_path);
  const auto merged = log->merge();
  BOOST_REQUIRE(!merged.has_value());
  BOOST_TEST(merged.error().path == log_path);
  BOOST_TEST((disk.bytes_of(log_path) == before));
  BOOST_TEST((disk.bytes_of(encounter_path) == fight));
}

BOOST_AUTO_TEST_CASE(file_that_changed_since_its_recovery_is_not_opened) {
  const auto campaign = open_campaign(disk);
  BOOST_REQUIRE(campaign.has_value());
  disk.put(log_path, "more");
  const auto again = campaign_log::open(disk, campaign_path, campaign->report.tail);
  BOOST_REQUIRE(!again.has_value());
  BOOST_TEST(again.error().code == ec::corrupt);
}

BOOST_AUTO_TEST_CASE(campaign_that_is_open_is_refused_with_its_name_and_the_process) {
  const auto lock = io::lock_campaign(disk, campaign_path, "The Lost Mine");
  BOOST_REQUIRE(lock.has_value());
  const auto second = io::lock_campaign(disk, campaign_path, "The Lost Mine");
  BOOST_REQUIRE(!second.has_value());
  BOOST_TEST(second.error().code == ec::locked);
  BOOST_TEST(render(second.error()).starts_with("campaign \"The Lost Mine\" is open in process "));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
