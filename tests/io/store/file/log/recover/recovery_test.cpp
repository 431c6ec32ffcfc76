// Every row of the recovery table, in its order: what is found, what a read-write open does, and
// that a read-only open touches nothing.

#include "io/store/file/log/recover/recovery.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

namespace dnd::test {
namespace recovery_suite {
namespace {

using io::ec;

struct table {
  faulty_disk disk;
  log_maker log;

  table() {
    BOOST_REQUIRE(disk.make_directory(campaign_path).has_value());
    BOOST_REQUIRE(disk.sync_directory("/").has_value());
    // The last one says that the one before it was synced, and nobody says it of the last.
    log.add_commands(6);
  }

  void write(std::string_view bytes) { disk.put(log_path, bytes); }

  opened open(io::access mode = io::access::read_write,
              const std::optional<io::log_position>& snapshot = {}) {
    auto campaign = open_campaign(disk, mode, snapshot);
    if (!campaign) BOOST_FAIL(render(campaign.error()));
    return *std::move(campaign);
  }

  /// Both kinds of open refuse, and the files stay as they are.
  io::error refused(const std::optional<io::log_position>& snapshot = {}) {
    const std::string log_before = disk.bytes_of(log_path);
    const std::string encounter_before = disk.bytes_of(encounter_path);
    std::optional<io::error> why;
    for (const auto mode : {io::access::read_only, io::access::read_write}) {
      const auto campaign = open_campaign(disk, mode, snapshot);
      BOOST_REQUIRE(!campaign.has_value());
      why = campaign.error();
    }
    BOOST_TEST((disk.bytes_of(log_path) == log_before));
    BOOST_TEST((disk.bytes_of(encounter_path) == encounter_before));
    return *why;
  }

  /// The cut is reported alike by both kinds of open; only one carries it out.
  io::cut_report cut(std::string_view bytes, std::size_t whole_lines) {
    write(bytes);
    const auto looked = open(io::access::read_only);
    BOOST_REQUIRE_EQUAL(looked.report.cuts.size(), 1u);
    BOOST_TEST(looked.report.cuts[0].kept_in.empty());
    BOOST_TEST((disk.bytes_of(log_path) == bytes));
    const auto repaired = open();
    BOOST_REQUIRE_EQUAL(repaired.report.cuts.size(), 1u);
    io::cut_report lost = repaired.report.cuts[0];
    BOOST_TEST(lost.bytes == looked.report.cuts[0].bytes);
    BOOST_TEST(lost.events == looked.report.cuts[0].events);
    BOOST_TEST(lost.bytes == bytes.size() - log.starts()[whole_lines]);
    BOOST_TEST((disk.bytes_of(lost.kept_in) == bytes.substr(log.starts()[whole_lines])));
    BOOST_TEST((disk.bytes_of(log_path) == bytes.substr(0, log.starts()[whole_lines])));
    BOOST_TEST(repaired.sink.lines.size() == whole_lines);
    append_and_reopen(repaired);
    return lost;
  }

  /// The next append follows, and survives the loss of power.
  void append_and_reopen(const opened& campaign) {
    auto writer = io::campaign_log::open(disk, campaign_path, campaign.report.tail);
    BOOST_REQUIRE(writer.has_value());
    log_maker more(campaign.report.tail.end);
    more.add();
    BOOST_REQUIRE(writer->append(more.bytes(), more.end().seq, more.end().sum).has_value());
    BOOST_REQUIRE(writer->sync().has_value());
    auto later = disk.after_crash(crash_mode::drop, 1);
    const auto again = open_campaign(later);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(again->report.cuts.empty());
    BOOST_TEST(again->sink.lines.size() == campaign.sink.lines.size() + 1);
  }

  /// A fight that follows the log; its end is the last event if `ended`.
  log_maker fight_of(std::size_t rounds, bool ended) {
    log_maker fight(log.end());
    fight.add({.type = "encounter_started", .synced = log.end().seq});
    for (std::size_t i = 0; i < rounds; ++i) fight.add({.synced = fight.end().seq});
    if (ended) fight.add({.type = "encounter_ended", .synced = fight.end().seq});
    return fight;
  }
};

}  // namespace
}  // namespace recovery_suite

BOOST_FIXTURE_TEST_SUITE(recovery_suite, recovery_suite::table)

BOOST_AUTO_TEST_CASE(clean_log_is_served_as_it_is) {
  write(log.bytes());
  const auto campaign = open();
  BOOST_TEST(campaign.report.cuts.empty());
  BOOST_TEST(!campaign.report.newline_restored);
  BOOST_CHECK(campaign.report.tail.end == log.end());
  BOOST_TEST((campaign.sink.bytes() == log.bytes()));
  append_and_reopen(campaign);
}

BOOST_AUTO_TEST_CASE(empty_log_is_a_campaign_without_events) {
  write("");
  const auto campaign = open();
  BOOST_TEST(campaign.report.tail.end.seq == 0u);
  append_and_reopen(campaign);
}

BOOST_AUTO_TEST_CASE(missing_log_is_damage_and_not_made_anew) {
  BOOST_TEST(refused().code == ec::corrupt);
  BOOST_TEST(!disk.has(log_path));
}

BOOST_AUTO_TEST_CASE(torn_tail_is_cut_at_every_byte_and_the_next_append_survives) {
  std::mt19937_64 random(seed_of_test());
  const log_maker begin = log;
  std::uint64_t cuts = 0;
  for (std::uint64_t round = 0; round < how_many({1, 50}); ++round) {
    log = begin;
    for (int i = 0; i < 16; ++i) {
      log.add({.text = std::string(1 + random() % 300, 'x'), .synced = log.end().seq});
    }
    const std::size_t from = log.starts()[log.lines() - 16];
    for (std::size_t size = from + 1; size < log.bytes().size(); ++size) {
      std::size_t whole = 0;
      while (log.starts()[whole + 1] <= size) ++whole;
      if (log.starts()[whole] == size || log.starts()[whole + 1] == size + 1) continue;
      table fresh;  // Else each keeps its bytes beside those of the ones before.
      fresh.log = log;
      const auto lost = fresh.cut(log.bytes().substr(0, size), whole);
      BOOST_REQUIRE_EQUAL(lost.why, io::finding::torn);
      BOOST_REQUIRE_EQUAL(lost.first_seq, whole + 1);
      BOOST_REQUIRE_EQUAL(lost.events, 0u);
      ++cuts;
    }
  }
  BOOST_TEST(cuts > how_many({4'000, 200'000}));
}

BOOST_AUTO_TEST_CASE(lost_newline_is_put_back) {
  write(log.bytes().substr(0, log.bytes().size() - 1));
  const auto campaign = open();
  BOOST_TEST(campaign.report.newline_restored);
  BOOST_TEST(campaign.report.cuts.empty());
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes()));
  append_and_reopen(campaign);
}

BOOST_AUTO_TEST_CASE(flipped_last_newline_is_put_back_and_what_stood_there_is_kept) {
  for (int bit = 0; bit < 8; ++bit) {
    table fresh;
    std::string bytes = log.bytes();
    bytes.back() = static_cast<char>(bytes.back() ^ (1 << bit));
    fresh.write(bytes);
    const auto campaign = fresh.open();
    BOOST_TEST(campaign.report.newline_restored);
    BOOST_REQUIRE_EQUAL(campaign.report.cuts.size(), 1u);
    BOOST_TEST(campaign.report.cuts[0].bytes == 1u);
    BOOST_TEST((fresh.disk.bytes_of(log_path) == log.bytes()));
    BOOST_TEST(fresh.disk.bytes_of(campaign.report.cuts[0].kept_in) ==
               bytes.substr(bytes.size() - 1));
    fresh.append_and_reopen(campaign);
  }
}

BOOST_AUTO_TEST_CASE(zeros_and_garbage_at_the_end_are_cut) {
  std::mt19937_64 random(seed_of_test());
  constexpr std::size_t most = 64 * 1024;
  constexpr std::size_t sector = 512;
  for (std::uint64_t round = 0; round < how_many({200, 10'000}); ++round) {
    std::size_t size = round == 0 ? most : 1 + random() % (round % 2 == 0 ? 700 : most);
    // Half of the files end as those do whose size reached the disk and whose data did not.
    if (round % 8 >= 4) size = (size / sector + 1) * sector - log.bytes().size() % sector;
    std::string tail(std::min(size, most), '\0');
    if (round % 4 >= 2) {
      for (char& c : tail) c = static_cast<char>(random());
    }
    table fresh;
    const auto lost = fresh.cut(log.bytes() + tail, log.lines());
    BOOST_TEST(lost.first_seq == log.lines() + 1);
  }
}

BOOST_AUTO_TEST_CASE(bad_lines_of_an_unsynced_batch_are_cut) {
  const std::size_t whole = log.lines();
  log.add({.synced = 5}).add();
  std::string bytes = log.bytes();
  bytes[log.starts()[whole] + 20] ^= 1;
  bytes[log.starts()[whole + 1] + 3] ^= 1;
  const auto lost = cut(bytes, whole);
  BOOST_TEST(lost.why == io::finding::bad_tail);
  BOOST_TEST(lost.events == 2u);
}

BOOST_AUTO_TEST_CASE(hole_in_an_unsynced_batch_is_cut) {
  const std::size_t whole = log.lines();
  log.add({.synced = 6}).add().add();
  std::string bytes = log.bytes();
  for (std::size_t i = 10; i < 80; ++i) bytes[log.starts()[whole] + i] = '\0';
  const auto lost = cut(bytes, whole);
  BOOST_TEST(lost.why == io::finding::hole);
}

BOOST_AUTO_TEST_CASE(hole_in_what_was_synced_is_refused) {
  log.add_commands(3);
  std::string bytes = log.bytes();
  for (std::size_t i = 10; i < 80; ++i) bytes[log.starts()[6] + i] = '\0';
  write(bytes);
  BOOST_TEST(refused().code == ec::corrupt);
}

BOOST_AUTO_TEST_CASE(bad_last_line_that_a_snapshot_knows_is_refused) {
  std::string bytes = log.bytes();
  bytes[log.starts()[5] + 20] ^= 1;
  write(bytes);
  const auto why = refused(log.end());
  BOOST_TEST(why.code == ec::corrupt);
  BOOST_TEST(*why.line == 6u);
  BOOST_TEST(*why.byte == log.starts()[5]);
  BOOST_TEST(*why.seq == 6u);
}

BOOST_AUTO_TEST_CASE(bad_line_with_valid_lines_after_it_is_refused_and_located) {
  for (std::size_t line = 0; line + 1 < log.lines(); ++line) {
    std::string bytes = log.bytes();
    bytes[log.starts()[line] + 20] ^= 4;
    write(bytes);
    const auto why = refused();
    BOOST_TEST(why.code == ec::corrupt);
    BOOST_TEST(why.path == log_path);
    BOOST_TEST(*why.line == line + 1);
    BOOST_TEST(*why.byte == log.starts()[line]);
    BOOST_TEST(why.what.find("expected sum") != std::string::npos);
    BOOST_TEST((why.way_out == io::remedy::repair));
  }
}

BOOST_AUTO_TEST_CASE(gap_repeat_and_splice_are_refused_even_at_the_end) {
  std::string gap = log.bytes();
  gap.erase(log.starts()[4], log.line(4).size());
  write(gap);
  BOOST_TEST(refused().what.find("expected seq 5, found seq 6") != std::string::npos);
  write(log.bytes() + log.line(5));
  BOOST_TEST(refused().what.find("expected seq 7, found seq 6") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(event_that_the_replay_refuses_is_handed_on_and_nothing_is_cut) {
  write(log.bytes() + "torn");
  io::log_recovery recovery(disk, campaign_path, io::access::read_write);
  line_collector sink;
  sink.refuse_seq = 4;
  const auto tail = recovery.replay({}, sink);
  BOOST_REQUIRE(!tail.has_value());
  BOOST_TEST(tail.error().code == ec::unknown_event);
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + "torn"));
}

BOOST_AUTO_TEST_CASE(read_errors_are_refused_and_touch_nothing) {
  write(log.bytes() + "torn");
  const auto fight = fight_of(3, true);
  disk.put(encounter_path, fight.bytes());
  const std::uint64_t places = for_each_fault([&](std::uint64_t n) {
    auto fresh = disk.after_kill();
    fresh.plan({.at = n, .count = counted::reads});
    const auto campaign = open_campaign(fresh);
    if (!fresh.fired()) return false;
    // A read may fail after the repair has begun; then too what is left is good.
    BOOST_REQUIRE(!campaign.has_value());
    BOOST_TEST(campaign.error().code == ec::io_error);
    fresh.plan({});
    const auto again = open_campaign(fresh);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST((again->sink.bytes() == log.bytes() + fight.bytes()));
    return true;
  });
  BOOST_TEST(places > 5u);
}

BOOST_AUTO_TEST_CASE(snapshot_ahead_of_the_log_is_refused_with_the_count) {
  const auto snapshot = log.end();
  write(log.bytes().substr(0, log.starts()[4]));
  const auto why = refused(snapshot);
  BOOST_TEST(why.code == ec::log_lost_tail);
  BOOST_TEST(why.what.find("2 events are gone") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(snapshot_at_every_event_begins_the_replay_there) {
  write(log.bytes());
  for (std::size_t i = 0; i < log.lines(); ++i) {
    const auto campaign = open(io::access::read_write, log.after(i));
    BOOST_REQUIRE(campaign.checked.start.has_value());
    BOOST_TEST(campaign.sink.lines.size() == log.lines() - i - 1);
    BOOST_CHECK(campaign.report.tail.end == log.end());
  }
}

BOOST_AUTO_TEST_CASE(snapshot_of_another_log_is_not_used) {
  write(log.bytes());
  auto foreign = log.after(3);
  foreign.sum ^= 1;
  const auto campaign = open(io::access::read_write, foreign);
  BOOST_TEST(!campaign.checked.start.has_value());
  BOOST_TEST(!campaign.checked.why_not.empty());
  BOOST_TEST(campaign.sink.lines.size() == log.lines());
}

BOOST_AUTO_TEST_CASE(snapshot_of_a_fight_is_good_before_during_and_after_the_merge) {
  const auto fight = fight_of(4, true);
  const std::string all = log.bytes() + fight.bytes();
  auto snapshot = fight.after(2);
  snapshot.offset += log.bytes().size();
  for (std::size_t copied = 0; copied <= fight.bytes().size(); copied += 7) {
    write(all.substr(0, log.bytes().size() + copied));
    disk.put(encounter_path, fight.bytes());
    const auto campaign = open(io::access::read_write, snapshot);
    BOOST_TEST(campaign.sink.last_seq == fight.end().seq);
    BOOST_TEST((disk.bytes_of(log_path) == all));
    BOOST_TEST(!disk.has(encounter_path));
  }
  const auto campaign = open(io::access::read_write, snapshot);
  BOOST_TEST(campaign.sink.lines.size() == fight.lines() - 3);
  write(log.bytes());
  disk.put(encounter_path, fight.bytes());
  const auto fighting = open(io::access::read_only, snapshot);
  BOOST_TEST(fighting.checked.start.has_value());
  BOOST_TEST(fighting.sink.lines.size() == fight.lines() - 3);
}

BOOST_AUTO_TEST_CASE(leftovers_of_a_crash_are_removed_and_foreign_files_are_not) {
  write(log.bytes());
  disk.put("/campaign/snapshot.yaml.tmp", "half");
  disk.put("/campaign/log.jsonl.torn-4.tmp", "half");
  disk.put("/campaign/my-notes.tmp", "mine");
  BOOST_TEST(open(io::access::read_only).report.removed.size() == 2u);
  BOOST_TEST(disk.has("/campaign/snapshot.yaml.tmp"));
  BOOST_TEST(open().report.removed.size() == 2u);
  BOOST_TEST(!disk.has("/campaign/snapshot.yaml.tmp"));
  BOOST_TEST(!disk.has("/campaign/log.jsonl.torn-4.tmp"));
  BOOST_TEST(disk.has("/campaign/my-notes.tmp"));
}

BOOST_AUTO_TEST_CASE(unfinished_command_is_dropped_whole_at_every_byte) {
  const std::size_t before = log.lines();
  log.add({.more = true}).add({.more = true}).add({.more = true}).add({.more = true}).add();
  for (std::size_t size = log.starts()[before] + 1; size < log.bytes().size(); ++size) {
    table fresh;
    if (size + 1 == log.bytes().size()) break;  // Only the last newline is missing: it is whole.
    fresh.write(log.bytes().substr(0, size));
    const auto campaign = fresh.open();
    BOOST_REQUIRE_EQUAL(campaign.sink.lines.size(), before);
    BOOST_REQUIRE_EQUAL(campaign.report.tail.end.seq, before);
    BOOST_REQUIRE_EQUAL(campaign.report.cuts.size(), 1u);
    BOOST_REQUIRE_EQUAL(campaign.report.cuts[0].bytes, size - log.starts()[before]);
    BOOST_REQUIRE_EQUAL(campaign.report.cuts[0].first_seq, before + 1);
  }
}

BOOST_AUTO_TEST_CASE(second_torn_tail_at_the_same_place_keeps_both) {
  write(log.bytes() + "one");
  BOOST_TEST(open().report.cuts[0].kept_in == log_path + ".torn-7");
  write(log.bytes() + "two");
  const auto second = open();
  BOOST_TEST(second.report.cuts[0].kept_in == log_path + ".torn-7-2");
  BOOST_TEST(disk.bytes_of(log_path + ".torn-7") == "one");
  BOOST_TEST(disk.bytes_of(log_path + ".torn-7-2") == "two");
}

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
    table fresh;
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

BOOST_AUTO_TEST_CASE(encounter_that_does_not_follow_the_log_is_refused) {
  const auto fight = fight_of(3, false);
  write(log.bytes().substr(0, log.starts()[4]));
  disk.put(encounter_path, fight.bytes());
  BOOST_TEST(refused().code == ec::corrupt);
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

BOOST_AUTO_TEST_CASE(empty_and_torn_encounters_of_a_fight_that_never_was_are_removed) {
  for (const std::string bytes : {"", "{\"seq\":7,\"at"}) {
    table fresh;
    fresh.write(log.bytes());
    fresh.disk.put(encounter_path, bytes);
    const auto campaign = fresh.open();
    BOOST_TEST(!fresh.disk.has(encounter_path));
    BOOST_TEST(campaign.report.cuts.size() == (bytes.empty() ? 0u : 1u));
    fresh.append_and_reopen(campaign);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
