// The scanner is given logs. Goal: it says how far they are good and hands that over, whole command
// by whole command, in bounded memory; what is read beside lines is told from them. What one change
// to a good log comes to: scanner_damage_test.

#include "tests/io/store/file/log/read/scan_support.hpp"

#include "model/bounds.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <algorithm>
#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(scanner_suite)

using io::finding;

BOOST_AUTO_TEST_CASE(empty_log_is_clean) {
  const auto got = scan("");
  BOOST_TEST(got.report.what == finding::clean);
  BOOST_TEST(got.report.whole.seq == 0u);
}

BOOST_AUTO_TEST_CASE(good_log_is_clean_and_handed_over_line_by_line) {
  log_maker log;
  log.add_commands(3).add({.more = true}).add({.more = true}).add();
  const auto got = scan(log.bytes());
  BOOST_TEST(got.report.what == finding::clean);
  BOOST_CHECK(got.report.whole == log.end());
  BOOST_TEST(got.report.mark == 2u);
  BOOST_TEST(got.sink.commands == 4u);
  BOOST_TEST(got.sink.bytes() == log.bytes());
}

BOOST_AUTO_TEST_CASE(scan_begins_at_a_proven_position) {
  log_maker log;
  log.add_commands(10);
  const auto got = scan(log.bytes(), {.start = log.after(5)});
  BOOST_TEST(got.report.what == finding::clean);
  BOOST_TEST(got.sink.lines.size() == 4u);
  BOOST_CHECK(got.report.whole == log.end());
}

BOOST_AUTO_TEST_CASE(watched_line_is_found) {
  log_maker log;
  log.add_commands(10);
  const auto got = scan(log.bytes(), {.watch_seq = 4});
  BOOST_REQUIRE(got.report.watched.has_value());
  BOOST_CHECK(*got.report.watched == log.after(2));
  BOOST_TEST(!scan(log.bytes(), {.watch_seq = 11}).report.watched.has_value());
}

BOOST_AUTO_TEST_CASE(lines_before_the_delivery_are_checked_and_not_handed_over) {
  log_maker log;
  log.add_commands(10);
  std::string bytes = log.bytes();
  BOOST_TEST(scan(bytes, {.deliver_after = 7}).sink.lines.size() == 3u);
  BOOST_TEST(scan(bytes, {.deliver_after = 7, .watch_seq = 4}).report.watched.has_value());
  bytes[log.starts()[2] + 20] ^= 1;
  BOOST_TEST(scan(bytes, {.deliver_after = 7}).report.bad->line == 3u);
}

BOOST_AUTO_TEST_CASE(unfinished_command_at_the_end_is_not_handed_over) {
  log_maker log;
  log.add_commands(3).add({.more = true}).add({.more = true});
  const auto got = scan(log.bytes());
  BOOST_TEST(got.report.what == finding::clean);
  BOOST_TEST(got.report.whole.seq == 3u);
  BOOST_TEST(got.report.good.seq == 5u);
  BOOST_TEST(got.sink.lines.size() == 3u);
}

BOOST_AUTO_TEST_CASE(zeros_after_the_log_are_told_from_lines) {
  std::mt19937_64 random(seed_of_test());
  log_maker log;
  log.add_commands(5);
  for (int round = 0; round < 200; ++round) {
    const std::size_t size = 1 + random() % (round < 100 ? 600 : 64 * 1024);
    const auto got = scan(log.bytes() + std::string(size, '\0'));
    BOOST_REQUIRE_EQUAL(got.report.what, finding::zeros);
    BOOST_REQUIRE(got.report.whole == log.end());
  }
}

BOOST_AUTO_TEST_CASE(garbage_after_the_log_is_told_from_lines) {
  std::mt19937_64 random(seed_of_test());
  log_maker log;
  log.add_commands(5);
  for (int round = 0; round < 200; ++round) {
    std::string garbage(1 + random() % (round < 100 ? 600 : 64 * 1024), '\0');
    for (char& c : garbage) c = static_cast<char>(random());
    const auto got = scan(log.bytes() + garbage);
    BOOST_REQUIRE(got.report.what == finding::torn || got.report.what == finding::bad_tail ||
                  (garbage.size() == 1 && got.report.what == finding::zeros));
    BOOST_REQUIRE(got.report.whole == log.end());
  }
}

BOOST_AUTO_TEST_CASE(hole_of_unwritten_blocks_is_told_from_a_flipped_bit) {
  log_maker log;
  log.add_commands(2).add({.synced = 2}).add().add().add();
  std::string bytes = log.bytes();
  for (std::size_t i = log.starts()[3] + 10; i < log.starts()[4] + 10; ++i) bytes[i] = '\0';
  const auto got = scan(bytes);
  BOOST_TEST(got.report.what == finding::hole);
  BOOST_TEST(got.report.whole.seq == 3u);
  BOOST_TEST(got.report.mark == 2u);
  BOOST_TEST(got.report.survivor->seq == 6u);
}

BOOST_AUTO_TEST_CASE(blank_line_is_damage) {
  log_maker log;
  log.add_commands(4);
  std::string bytes = log.bytes();
  bytes.insert(log.starts()[2], "\n");
  const auto got = scan(bytes);
  BOOST_TEST(got.report.what == finding::bad_middle);
  BOOST_TEST(got.report.bad->line == 3u);
  BOOST_TEST(got.report.bad->found == "an empty line");
}

BOOST_AUTO_TEST_CASE(line_ends_of_another_system_are_damage) {
  log_maker log;
  log.add_commands(4);
  std::string bytes;
  for (const char c : log.bytes()) bytes += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto got = scan(bytes);
  BOOST_TEST(got.report.what == finding::bad_middle);
  BOOST_TEST(got.report.bad->line == 1u);
}

BOOST_AUTO_TEST_CASE(longest_line_is_read) {
  log_maker log;
  log.add({.text = std::string(bounds::read_line_bytes_max / 2 - 200, 'x')}).add();
  BOOST_TEST(scan(log.bytes()).report.what == finding::clean);
}

BOOST_AUTO_TEST_CASE(line_past_the_bound_is_damage_and_costs_bounded_memory) {
  log_maker log;
  log.add_commands(2);
  const auto got =
      scan(log.bytes() + std::string(bounds::read_line_bytes_max * 3, 'x') + '\n' + log.line(1));
  BOOST_TEST(got.report.what == finding::bad_middle);
  BOOST_TEST(got.report.bad->line == 3u);
}

BOOST_AUTO_TEST_CASE(command_larger_than_the_buffer_is_handed_over_whole) {
  log_maker log;
  log.add();
  const std::string text(20'000, 'x');
  while (log.bytes().size() < bounds::command_lines_bytes_max)
    log.add({.text = text, .more = true});
  log.add().add();
  const auto got = scan(log.bytes());
  BOOST_TEST(got.report.what == finding::clean);
  BOOST_TEST(got.sink.commands == 3u);
  BOOST_TEST((got.sink.bytes() == log.bytes()));
}

BOOST_AUTO_TEST_CASE(command_without_end_is_damage) {
  log_maker log;
  log.add();
  const std::string text(60'000, 'x');
  while (log.bytes().size() < bounds::read_command_bytes_max + 1'000'000) {
    log.add({.text = text, .more = true});
  }
  const auto got = scan(log.bytes());
  BOOST_TEST(got.report.what == finding::bad_middle);
  BOOST_TEST(got.report.whole.seq == 1u);
}

BOOST_AUTO_TEST_CASE(many_false_starts_of_lines_are_looked_at_in_linear_time) {
  std::string bytes;
  while (bytes.size() < 4 * bounds::read_line_bytes_max) bytes += "{\"seq\":";
  BOOST_TEST(scan(bytes).report.what == finding::torn);
  while (bytes.size() < 6 * bounds::read_line_bytes_max) {
    bytes += "{\"seq\":,\"sum\":\"0123456789abcdef\"}";
  }
  BOOST_TEST(scan(bytes).report.what == finding::torn);
}

BOOST_AUTO_TEST_CASE(sum_that_fits_a_line_that_is_no_event_breaks_the_chain) {
  std::string bytes = "{\"hello\":1";
  io::append_sum(bytes, 0, 0);
  BOOST_TEST(scan(bytes).report.what == finding::broken_chain);
}

BOOST_AUTO_TEST_CASE(read_error_is_no_end_of_file) {
  log_maker log;
  log.add_commands(3'000);
  faulty_disk disk;
  disk.put("/log.jsonl", log.bytes().substr(0, log.bytes().size() - 7));
  const std::uint64_t places = for_each_fault([&](std::uint64_t n) {
    const auto file = disk.open("/log.jsonl", io::open_mode::read_only);
    BOOST_REQUIRE(file.has_value());
    disk.plan({.at = n, .count = counted::reads});
    line_collector sink;
    const auto report = io::scan_log(**file, {}, sink);
    const bool fired = disk.fired();
    disk.plan({});
    BOOST_REQUIRE(report.has_value() == !fired);
    if (fired) BOOST_TEST(report.error().code == io::ec::io_error);
    return fired;
  });
  BOOST_TEST(places > 3u);
}

BOOST_AUTO_TEST_CASE(refusal_of_the_sink_is_handed_on) {
  log_maker log;
  log.add_commands(5);
  const text_file file(log.bytes());
  line_collector sink;
  sink.refuse_seq = 3;
  const auto report = io::scan_log(file, {}, sink);
  BOOST_REQUIRE(!report.has_value());
  BOOST_TEST(report.error().code == io::ec::unknown_event);
  BOOST_TEST(sink.lines.size() == 2u);
}

BOOST_AUTO_TEST_CASE(position_is_proven_by_the_line_before_it) {
  log_maker log;
  log.add_commands(6).add({.text = std::string(30'000, 'x')}).add();
  const text_file file(log.bytes());
  for (std::size_t i = 0; i < log.lines(); ++i) BOOST_TEST(*io::proves(file, log.after(i), 0));
}

BOOST_AUTO_TEST_CASE(position_whose_place_number_or_sum_is_another_is_not_proven) {
  log_maker log;
  log.add_commands(6).add({.text = std::string(30'000, 'x')}).add();
  const text_file file(log.bytes());
  for (std::size_t i = 0; i < log.lines(); ++i) {
    const auto at = log.after(i);
    BOOST_TEST(!*io::proves(file, {at.offset + 1, at.seq, at.sum}, 0));
    BOOST_TEST(!*io::proves(file, {at.offset - 1, at.seq, at.sum}, 0));
    BOOST_TEST(!*io::proves(file, {at.offset, at.seq + 1, at.sum}, 0));
    BOOST_TEST(!*io::proves(file, {at.offset, at.seq, at.sum ^ 1}, 0));
  }
  BOOST_TEST(!*io::proves(file, log.after(0), 1));
  BOOST_TEST(!*io::proves(file, {log.bytes().size() + 500, 99, 1}, 0));
}

BOOST_AUTO_TEST_CASE(a_scan_that_is_to_end_earlier_sees_nothing_after_that) {
  log_maker made;
  made.add_commands(6);
  auto bytes = made.bytes();
  const text_file file(bytes);
  for (std::size_t end = 0; end <= bytes.size() + 1; ++end) {
    line_collector sink;
    const auto report = io::scan_log(file, {.end = end}, sink);
    BOOST_REQUIRE(report);
    const auto whole = std::ranges::upper_bound(made.starts(), end) - made.starts().begin() - 1;
    // A record whose newline alone is after the end is served, as at the end of a file.
    const auto next = static_cast<std::size_t>(whole) + 1;
    const bool no_newline = next < made.starts().size() && made.starts()[next] == end + 1;
    BOOST_TEST(sink.lines.size() == static_cast<std::size_t>(whole) + (no_newline ? 1 : 0));
    BOOST_TEST(report->file_bytes == std::min(end, bytes.size()));
    const bool is_clean =
        made.starts()[static_cast<std::size_t>(whole)] == end || end > bytes.size();
    BOOST_TEST((report->what == finding::clean) == is_clean);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
