// Goal: however many threads check a log, the scan's report and what the sink is given are the
// same. Method: a log of many blocks, damaged at seeded places, scanned by one, two and eight.

#include "io/store/file/log/read/block_pipeline.hpp"

#include "io/store/file/log/read/scanner.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <random>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(block_pipeline_suite)

namespace {

constexpr std::size_t log_bytes = 1'500'000;

const std::string& large_log() {
  static const std::string bytes = [] {
    log_maker log;
    for (std::size_t i = 0; log.bytes().size() < log_bytes; ++i)
      log.add({.text = std::string(i * 37 % 400, 'x'), .more = i % 3 != 2, .synced = i / 2});
    while (log.lines() % 3 != 0) log.add({.more = log.lines() % 3 != 2});
    return log.bytes();
  }();
  return bytes;
}

/// Hashes instead of keeping, and counts what was prepared.
class hashing_sink final : public io::line_sink {
 public:
  io::result<done> take(std::span<const io::line_view> command) override {
    if (command.back().seq >= refuse_from)
      return io::error{.code = io::ec::closed, .what = "no more"};
    for (const auto& line : command) hash = io::line_sum(line.text, hash);
    return done{};
  }
  void prepare(std::size_t slot, std::span<const io::line_view> lines) override {
    BOOST_REQUIRE(slot < io::block_pipeline::slots_max);
    prepared += lines.size();
  }

  std::uint64_t refuse_from = UINT64_MAX;
  std::uint64_t hash = 0;
  std::atomic<std::size_t> prepared = 0;
};

std::string told(const io::result<io::scan_report>& scan, const hashing_sink& sink) {
  if (!scan) return scan.error().what + ' ' + std::to_string(sink.hash);
  return std::string(io::finding_name(scan->what)) + ' ' + std::to_string(scan->whole.offset) +
         ' ' + std::to_string(scan->good.sum) + ' ' + std::to_string(scan->mark) + ' ' +
         std::to_string(scan->watched ? scan->watched->offset : 0) + ' ' +
         (scan->bad ? std::to_string(scan->bad->offset) + scan->bad->found : "") + ' ' +
         std::to_string(sink.hash);
}

std::string scan_with(const text_file& file, unsigned threads, std::uint64_t refuse_from) {
  hashing_sink sink;
  sink.refuse_from = refuse_from;
  const auto report = io::scan_log(file, {.watch_seq = 2'000, .threads = threads}, sink);
  return told(report, sink);
}

BOOST_AUTO_TEST_CASE(large_log_is_prepared_in_blocks_and_delivered_in_order) {
  const text_file file(large_log());
  hashing_sink sink;
  const auto report = io::scan_log(file, {.threads = 2}, sink);
  BOOST_TEST_REQUIRE(report.has_value());
  BOOST_TEST(report->what == io::finding::clean);
  BOOST_TEST(sink.prepared == report->whole.seq);
  line_collector in_order;
  BOOST_REQUIRE(io::scan_log(file, {.threads = 1}, in_order));
  BOOST_TEST(in_order.bytes().size() == large_log().size());
}

BOOST_AUTO_TEST_CASE(number_of_threads_makes_no_difference_whatever_is_damaged) {
  std::mt19937_64 random(seed_of_test());
  for (int run = 0; run < 60; ++run) {
    std::string bytes = large_log();
    const auto at = random() % bytes.size();
    switch (run % 4) {
      case 0:
        bytes[at] ^= static_cast<char>(1U << random() % 8);
        break;
      case 1:
        bytes.resize(at);
        break;
      case 2:
        bytes.erase(at, random() % 3000);
        break;
      default:
        break;
    }
    const std::uint64_t refuse_from = run % 5 == 0 ? random() % 6'000 : UINT64_MAX;
    const text_file file(bytes);
    const auto one = scan_with(file, 1, refuse_from);
    BOOST_TEST_REQUIRE(scan_with(file, 2, refuse_from) == one);
    BOOST_TEST_REQUIRE(scan_with(file, 8, refuse_from) == one);
  }
}

BOOST_AUTO_TEST_CASE(read_error_in_any_block_is_an_error_for_any_number_of_threads) {
  text_file file(large_log());
  for (std::uint64_t at = 1'000; at < large_log().size(); at += 170'000) {
    file.broken_at = at;
    for (const unsigned threads : {1U, 2U, 8U}) {
      hashing_sink sink;
      const auto report = io::scan_log(file, {.threads = threads}, sink);
      BOOST_TEST_REQUIRE(!report.has_value());
      BOOST_TEST(report.error().what == "the disk is broken here");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
