// The scanner is given a good log and one change to it. Goal: every change is seen, and said to be
// where it is. Method: all of them, where there are few enough; else a seed.

#include "tests/io/store/file/log/read/scan_support.hpp"

#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"

#include <algorithm>
#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(scanner_damage_suite)

namespace {

using io::finding;
using io::scan_report;

/// Counts, since checks cost more than the scan does.
class line_counter final : public io::line_sink {
 public:
  io::result<done> take(std::span<const io::line_view> command) override {
    lines += command.size();
    return done{};
  }
  std::size_t lines = 0;
};

std::size_t line_of(const log_maker& log, std::size_t byte) {
  std::size_t line = 0;
  while (log.starts()[line + 1] <= byte) ++line;
  return line;
}

/// What is wrong with the verdict on a log with one flipped bit; nothing if it is right.
std::string fault_of_flip(const log_maker& log, std::size_t byte, const scan_report& report,
                          std::size_t lines) {
  const std::size_t line = line_of(log, byte);
  const bool is_newline = log.bytes()[byte] == '\n';
  const bool is_last_newline = byte + 1 == log.bytes().size();
  if (report.what == finding::clean || !report.bad) return "not found";
  if (report.bad->line != line + 1) return "another line";
  if (report.bad->offset != (is_newline ? byte : log.starts()[line])) return "another byte";
  if (lines != (is_last_newline ? line + 1 : line)) return "another number of lines";
  if (line + 1 == log.lines()) return {};
  // A line that is not the last one is never taken for a torn tail.
  const bool refused = report.what == finding::bad_middle || report.what == finding::broken_chain;
  return refused ? "" : "taken for a torn tail";
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_of_an_8_kib_log_is_found_and_located) {
  log_maker log;
  while (log.bytes().size() < 8 * 1024) log.add_commands(1);
  std::string bytes = log.bytes();
  std::size_t flips = 0;
  for (std::size_t byte = 0; byte < 8 * 1024; ++byte) {
    for (int bit = 0; bit < 8; ++bit, ++flips) {
      bytes[byte] = static_cast<char>(bytes[byte] ^ (1 << bit));
      const text_file file(bytes);
      line_counter sink;
      const auto report = io::scan_log(file, {}, sink);
      bytes[byte] = log.bytes()[byte];
      const std::string fault =
          report ? fault_of_flip(log, byte, *report, sink.lines) : render(report.error());
      if (!fault.empty()) BOOST_FAIL("byte " << byte << ", bit " << bit << ": " << fault);
    }
  }
  BOOST_TEST(flips == 65'536u);
}

/// A large log, and stretches of it that are scanned alone: as a scan that begins at a snapshot.
struct large_log {
  explicit large_log(std::size_t size) {
    while (log.bytes().size() < size) log.add_commands(1);
    bytes = log.bytes();
  }

  /// Scans from two lines before `byte` to a few after it. What is wrong with the verdict.
  std::string fault_at(std::size_t byte) const {
    const auto behind = std::upper_bound(log.starts().begin(), log.starts().end(), byte);
    const auto line = static_cast<std::size_t>(behind - log.starts().begin()) - 1;
    const std::size_t first = line < 2 ? 0 : line - 2;
    const std::size_t last = std::min(line + 4, log.lines());
    const text_file file(std::string_view(bytes).substr(0, log.starts()[last]));
    line_counter sink;
    io::scan_options options;
    if (first > 0) options.start = log.after(first - 1);
    const auto report = io::scan_log(file, options, sink);
    if (!report) return render(report.error());
    if (report->what == finding::clean || !report->bad) return "not found";
    if (report->bad->line != line + 1) {
      return "line " + std::to_string(report->bad->line) + ", not " + std::to_string(line + 1);
    }
    if (report->bad->seq != line + 1) return "another event";
    return sink.lines == line - first ? "" : "another number of lines";
  }

  log_maker log;
  std::string bytes;
};

BOOST_AUTO_TEST_CASE(flipped_bits_in_a_log_of_1_mib_are_found_and_located) {
  std::mt19937_64 random(seed_of_test());
  large_log large(1024 * 1024);
  for (std::uint64_t round = 0; round < how_many({10'000, 1'000'000}); ++round) {
    const std::size_t byte = random() % (large.bytes.size() - 2'000);
    large.bytes[byte] = static_cast<char>(large.bytes[byte] ^ (1 << random() % 8));
    const std::string fault = large.fault_at(byte);
    large.bytes[byte] = large.log.bytes()[byte];
    if (!fault.empty()) BOOST_FAIL("round " << round << ", byte " << byte << ": " << fault);
  }
}

BOOST_AUTO_TEST_CASE(flips_of_two_bits_and_bursts_in_a_large_log_are_found) {
  std::mt19937_64 random(seed_of_test());
  large_log large(1024 * 1024);
  constexpr std::size_t near = 200;
  for (std::uint64_t round = 0; round < how_many({10'000, 1'000'000}); ++round) {
    const std::size_t byte = random() % (large.bytes.size() - 2'000);
    std::string flips(4, '\0');  // Up to 32 bits in a row, the first of them flipped.
    std::size_t other = byte;
    if (round % 2 == 0) {
      other = byte + 1 + random() % near;
      flips[0] = static_cast<char>(1 << random() % 8);
    } else {
      const std::uint64_t burst = (random() & 0xFFFF'FFFFU) | 1U;
      for (std::size_t i = 0; i < 4; ++i) flips[i] = static_cast<char>(burst >> (8 * i));
    }
    for (std::size_t i = 0; i < 4; ++i) large.bytes[byte + i] ^= flips[i];
    if (other != byte) large.bytes[other] ^= 1;
    std::size_t first = byte;
    while (large.bytes[first] == large.log.bytes()[first]) ++first;
    const std::string fault = large.fault_at(first);
    for (std::size_t i = byte; i < byte + near + 5; ++i) large.bytes[i] = large.log.bytes()[i];
    if (!fault.empty()) BOOST_FAIL("round " << round << ", byte " << byte << ": " << fault);
  }
}

BOOST_AUTO_TEST_CASE(flipped_last_newline_keeps_the_record) {
  log_maker log;
  log.add_commands(3);
  for (int bit = 0; bit < 8; ++bit) {
    std::string bytes = log.bytes();
    bytes.back() = static_cast<char>(bytes.back() ^ (1 << bit));
    const auto got = scan(bytes);
    BOOST_TEST(got.report.what == finding::lost_newline);
    BOOST_TEST(got.sink.lines.size() == 3u);
    BOOST_CHECK(got.report.whole == log.end());
    BOOST_TEST(got.report.bad->offset == bytes.size() - 1);
  }
}

BOOST_AUTO_TEST_CASE(cut_at_every_byte_gives_the_whole_lines_before_it) {
  log_maker log;
  log.add_commands(20);
  for (std::size_t size = 0; size <= log.bytes().size(); ++size) {
    const auto got = scan(log.bytes().substr(0, size));
    std::size_t whole = 0;
    while (whole < log.lines() && log.starts()[whole + 1] <= size) ++whole;
    const bool at_line = log.starts()[whole] == size;
    const bool no_newline = whole < log.lines() && log.starts()[whole + 1] == size + 1;
    const finding expected = at_line      ? finding::clean
                             : no_newline ? finding::lost_newline
                                          : finding::torn;
    BOOST_REQUIRE_EQUAL(got.report.what, expected);
    BOOST_REQUIRE_EQUAL(got.sink.lines.size(), no_newline ? whole + 1 : whole);
  }
}

BOOST_AUTO_TEST_CASE(deleted_lines_are_found_at_every_place) {
  log_maker log;
  log.add_commands(12);
  for (std::size_t i = 0; i + 1 < log.lines(); ++i) {
    std::string bytes = log.bytes();
    bytes.erase(log.starts()[i], log.line(i).size());
    const auto got = scan(bytes);
    BOOST_REQUIRE_EQUAL(got.report.what, finding::broken_chain);
    BOOST_REQUIRE_EQUAL(got.report.bad->line, i + 1);
    BOOST_REQUIRE_EQUAL(got.report.bad->found, "seq " + std::to_string(i + 2));
  }
}

BOOST_AUTO_TEST_CASE(doubled_lines_are_found_at_every_place) {
  log_maker log;
  log.add_commands(12);
  for (std::size_t i = 0; i < log.lines(); ++i) {
    std::string bytes = log.bytes();
    bytes.insert(log.starts()[i], log.line(i));
    const auto got = scan(bytes);
    BOOST_REQUIRE_EQUAL(got.report.what, finding::broken_chain);
    BOOST_REQUIRE_EQUAL(got.report.bad->line, i + 2);
  }
}

BOOST_AUTO_TEST_CASE(swapped_lines_are_found_at_every_place) {
  log_maker log;
  log.add_commands(12);
  for (std::size_t i = 0; i + 1 < log.lines(); ++i) {
    std::string bytes = log.bytes().substr(0, log.starts()[i]);
    bytes += log.line(i + 1) + log.line(i) + log.bytes().substr(log.starts()[i + 2]);
    const auto got = scan(bytes);
    BOOST_REQUIRE_EQUAL(got.report.what, finding::broken_chain);
    BOOST_REQUIRE_EQUAL(got.report.bad->line, i + 1);
  }
}

BOOST_AUTO_TEST_CASE(lines_of_another_campaign_are_found_at_every_place) {
  log_maker log;
  log.add_commands(12);
  log_maker other;
  other.add({.text = "elsewhere"}).add_commands(11);
  for (std::size_t i = 1; i < log.lines(); ++i) {
    std::string bytes = log.bytes().substr(0, log.starts()[i]);
    bytes += other.line(i) + log.bytes().substr(log.starts()[i + 1]);
    const auto got = scan(bytes);
    BOOST_REQUIRE(got.report.what != finding::clean);
    BOOST_REQUIRE_EQUAL(got.report.bad->line, i + 1);
    if (i + 1 < log.lines()) BOOST_REQUIRE_EQUAL(got.report.what, finding::bad_middle);
  }
}

/// One line deleted, doubled, moved, or taken from another campaign, anywhere.
std::string edited(const log_maker& log, const log_maker& other, std::mt19937_64& random) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < log.lines(); ++i) lines.push_back(log.line(i));
  const auto at = static_cast<std::ptrdiff_t>(random() % lines.size());
  const auto to = static_cast<std::ptrdiff_t>(random() % lines.size());
  switch (random() % 4) {
    case 0:
      // The last line is missed only by who knows that it was there: a snapshot.
      lines.erase(lines.begin() + std::min<std::ptrdiff_t>(at, std::ssize(lines) - 2));
      break;
    case 1:
      lines.insert(lines.begin() + to, lines[static_cast<std::size_t>(at)]);
      break;
    case 2:
      std::swap(lines[static_cast<std::size_t>(at)], lines[static_cast<std::size_t>(to)]);
      break;
    default:
      // A foreign first line is as good a beginning as any: then the second one is foreign.
      lines[static_cast<std::size_t>(std::max<std::ptrdiff_t>(at, 1))] =
          other.line(static_cast<std::size_t>(to));
      break;
  }
  std::string bytes;
  for (const std::string& line : lines) bytes += line;
  return bytes;
}

BOOST_AUTO_TEST_CASE(edits_of_lines_anywhere_in_any_log_are_found) {
  const std::uint64_t first_seed = seed_of_test();
  std::uint64_t edits = 0;
  for (auto seed = first_seed; edits < how_many({2'000, 100'000}); ++seed) {
    std::mt19937_64 random(seed);
    log_maker log, other;
    other.add({.text = "elsewhere"});
    for (auto left = 5 + random() % 40; left > 0; --left) {
      for (auto more = random() % 3; more > 0; --more) log.add({.more = true});
      log.add({.text = std::string(1 + random() % 90, 'x'), .synced = log.end().seq});
    }
    while (other.lines() < log.lines()) other.add_commands(1);
    for (int i = 0; i < 50; ++i) {
      const std::string bytes = edited(log, other, random);
      if (bytes == log.bytes()) continue;  // A line was put in its own place.
      ++edits;
      const text_file file(bytes);
      line_counter sink;
      const auto report = io::scan_log(file, {}, sink);
      BOOST_REQUIRE(report.has_value());
      if (report->what == finding::clean) BOOST_FAIL("seed " << seed << ", edit " << i);
      const auto same = std::ranges::mismatch(bytes, log.bytes()).in1;
      const auto line = static_cast<std::size_t>(std::count(bytes.cbegin(), same, '\n'));
      if (report->bad->line != line + 1) {
        BOOST_FAIL("seed " << seed << ", edit " << i << ": " << finding_name(report->what)
                           << " at line " << report->bad->line << ", not " << line + 1);
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
