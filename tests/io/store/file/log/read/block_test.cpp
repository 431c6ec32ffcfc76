// Goal: blocks of a log, each read for itself, are together what one pass over it gives; and a
// block says that it is doubtful rather than wrong. Method: every cut of a small log.

#include "io/store/file/log/read/block.hpp"

#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(block_suite)

namespace {

using io::block_verdict;

log_maker small_log() {
  log_maker log;
  log.add_commands(4).add({.more = true}).add({.text = std::string(300, 'x'), .more = true}).add();
  log.add_commands(3).add({.more = true}).add().add_commands(5);
  return log;
}

/// Reads a log in stretches of `bytes`; their lines with newlines, or nothing when a block is
/// doubtful or does not follow the one before it.
std::optional<std::string> joined(std::string_view log, std::size_t bytes) {
  const text_file file(log);
  const io::log_position start;
  io::log_position reached;
  io::log_block block;
  std::string all;
  for (std::size_t begin = 0; begin < log.size(); begin += bytes) {
    const auto verdict = block.read(file, {.begin = begin,
                                           .end = std::min(begin + bytes, log.size()),
                                           .file_end = log.size(),
                                           .before = begin == 0 ? &start : nullptr});
    BOOST_REQUIRE(verdict.has_value());
    if (*verdict == block_verdict::doubtful) return {};
    if (block.lines().empty()) continue;
    if (block.before() != reached || block.lines().back().more) return {};
    reached = block.after();
    for (const auto& line : block.lines()) {
      BOOST_TEST(line.offset == all.size());
      BOOST_TEST(line.line == line.seq);
      all += std::string(line.text) + '\n';
    }
  }
  return all;
}

BOOST_AUTO_TEST_CASE(blocks_of_any_size_are_together_the_whole_log) {
  const log_maker log = small_log();
  for (std::size_t bytes = 1; bytes <= log.bytes().size(); ++bytes)
    BOOST_TEST_REQUIRE(joined(log.bytes(), bytes).value_or("doubtful") == log.bytes());
}

BOOST_AUTO_TEST_CASE(any_flipped_bit_makes_a_block_doubtful_or_leaves_a_gap) {
  const log_maker log = small_log();
  std::string bytes = log.bytes();
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    bytes[bit / 8] ^= static_cast<char>(1 << bit % 8);
    BOOST_TEST_REQUIRE(!joined(bytes, 500), "bit " << bit);
    bytes[bit / 8] ^= static_cast<char>(1 << bit % 8);
  }
}

BOOST_AUTO_TEST_CASE(cut_at_any_byte_but_a_commands_end_is_doubtful) {
  const log_maker log = small_log();
  for (std::size_t size = 1; size < log.bytes().size(); ++size) {
    const auto all = joined(std::string_view(log.bytes()).substr(0, size), 400);
    if (all) BOOST_TEST_REQUIRE(*all == log.bytes().substr(0, size));
    if (log.bytes()[size - 1] != '\n') BOOST_TEST_REQUIRE(!all, "cut at " << size);
  }
}

BOOST_AUTO_TEST_CASE(command_many_times_larger_than_its_stretch_is_whole) {
  log_maker log;
  log.add_commands(2);
  for (int i = 0; i < 200; ++i) log.add({.text = std::string(400, 'y'), .more = true});
  log.add().add_commands(3);
  BOOST_TEST(joined(log.bytes(), 1000).value_or("doubtful") == log.bytes());
}

BOOST_AUTO_TEST_CASE(command_beyond_the_room_of_a_block_is_left_to_the_scanner) {
  log_maker log;
  for (int i = 0; i < 400; ++i) log.add({.text = std::string(1000, 'z'), .more = true});
  log.add();
  BOOST_TEST(!joined(log.bytes(), 1000));
}

BOOST_AUTO_TEST_CASE(line_that_was_resealed_in_another_order_of_fields_is_read) {
  std::string line = R"({"type":"note_added","seq":1,"at":"2026-11-22T19:04:11.120Z","text":"hi")";
  (void)io::append_sum(line, 0, 0);
  const text_file file(line);
  const io::log_position start;
  io::log_block block;
  const auto verdict =
      block.read(file, {.begin = 0, .end = line.size(), .file_end = line.size(), .before = &start});
  BOOST_TEST_REQUIRE(verdict.has_value());
  BOOST_TEST(*verdict == block_verdict::sound);
  BOOST_TEST_REQUIRE(block.lines().size() == 1U);
  BOOST_TEST(block.lines()[0].type == "note_added");
}

BOOST_AUTO_TEST_CASE(highest_mark_is_kept) {
  log_maker log;
  log.add_commands(6);
  const text_file file(log.bytes());
  const io::log_position start;
  io::log_block block;
  const std::size_t size = log.bytes().size();
  BOOST_REQUIRE(block.read(file, {.begin = 0, .end = size, .file_end = size, .before = &start}));
  BOOST_TEST(block.mark() == 5U);
}

BOOST_AUTO_TEST_CASE(what_a_writer_adds_meanwhile_is_not_looked_at) {
  log_maker log;
  log.add_commands(3);
  const std::size_t size = log.bytes().size();
  log.add({.more = true}).add().add_commands(2);
  const text_file file(log.bytes());
  const io::log_position start;
  io::log_block block;
  for (const std::size_t end : {size, size + 5, log.bytes().size() - 1}) {
    const auto verdict =
        block.read(file, {.begin = 0, .end = end, .file_end = end, .before = &start});
    BOOST_TEST_REQUIRE(verdict.has_value());
    BOOST_TEST((*verdict == block_verdict::sound) == (end == size));
    BOOST_TEST(block.after().offset <= end);
  }
}

BOOST_AUTO_TEST_CASE(read_error_is_an_error) {
  const log_maker log = small_log();
  text_file file(log.bytes());
  file.broken_at = 700;
  io::log_block block;
  const auto verdict = block.read(file, {.begin = 500, .end = 900, .file_end = log.bytes().size()});
  BOOST_TEST_REQUIRE(!verdict.has_value());
  BOOST_TEST(verdict.error().what == "the disk is broken here");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
