// Every row of the recovery table that needs no fight, in its order: what is found, what a
// read-write open does, and that a read-only open touches nothing. Fights: recovery_fight_test.

#include "tests/io/store/file/log/recover/recovery_support.hpp"

#include "tests/support/long_run.hpp"

#include <random>

namespace dnd::test {
BOOST_FIXTURE_TEST_SUITE(recovery_suite, recovery_fixture)

using io::ec;

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
      recovery_fixture fresh;  // Else each keeps its bytes beside those of the ones before.
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
    recovery_fixture fresh;
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
    recovery_fixture fresh;
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

BOOST_AUTO_TEST_CASE(gap_is_refused) {
  std::string bytes = log.bytes();
  bytes.erase(log.starts()[4], log.line(4).size());
  write(bytes);
  BOOST_TEST(refused().what.find("expected seq 5, found seq 6") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(repeated_line_is_refused_even_at_the_end) {
  write(log.bytes() + log.line(5));
  BOOST_TEST(refused().what.find("expected seq 7, found seq 6") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(spliced_line_is_refused) {
  log_maker foreign;
  foreign.add({.text = "elsewhere"}).add_commands(5);
  write(log.bytes().substr(0, log.starts()[3]) + foreign.line(3) +
        log.bytes().substr(log.starts()[4]));
  const auto why = refused();
  BOOST_TEST(why.code == ec::corrupt);
  BOOST_TEST(*why.line == 4u);
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

BOOST_AUTO_TEST_CASE(leftovers_of_a_crash_are_removed) {
  write(log.bytes());
  disk.put("/campaign/snapshot.yaml.tmp", "half");
  disk.put("/campaign/log.jsonl.torn-4.tmp", "half");
  BOOST_TEST(open().report.removed.size() == 2u);
  BOOST_TEST(!disk.has("/campaign/snapshot.yaml.tmp"));
  BOOST_TEST(!disk.has("/campaign/log.jsonl.torn-4.tmp"));
}

BOOST_AUTO_TEST_CASE(leftovers_of_a_crash_are_only_named_by_who_may_only_read) {
  write(log.bytes());
  disk.put("/campaign/snapshot.yaml.tmp", "half");
  BOOST_TEST(open(io::access::read_only).report.removed.size() == 1u);
  BOOST_TEST(disk.has("/campaign/snapshot.yaml.tmp"));
}

BOOST_AUTO_TEST_CASE(foreign_files_are_not_taken_for_leftovers) {
  write(log.bytes());
  disk.put("/campaign/my-notes.tmp", "mine");
  BOOST_TEST(open().report.removed.empty());
  BOOST_TEST(disk.has("/campaign/my-notes.tmp"));
}

BOOST_AUTO_TEST_CASE(unfinished_command_is_dropped_whole_at_every_byte) {
  const std::size_t before = log.lines();
  log.add({.more = true}).add({.more = true}).add({.more = true}).add({.more = true}).add();
  for (std::size_t size = log.starts()[before] + 1; size < log.bytes().size(); ++size) {
    recovery_fixture fresh;
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

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
