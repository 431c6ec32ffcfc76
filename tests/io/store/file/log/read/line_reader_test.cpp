// A file as lines through a bounded buffer: each kind of segment, views that stay valid, and what
// happens when the file is broken or changes meanwhile.

#include "io/store/file/log/read/line_reader.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(line_reader_suite)

namespace {

using io::line_reader;
using kind = line_reader::kind;

constexpr std::size_t longest = bounds::read_line_bytes_max;

line_reader::segment next(line_reader& from) {
  const auto got = from.next();
  BOOST_REQUIRE(got);
  return *got;
}

void expect(line_reader& from, kind what, std::string_view text, std::uint64_t offset) {
  const auto got = next(from);
  BOOST_TEST(got.what == what);
  BOOST_TEST((got.text == text));
  BOOST_TEST(got.offset == offset);
}

/// `count` lines of 1 KiB, newlines included.
std::string many_lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    auto line = std::to_string(i);
    line.resize(1'023, '.');
    text += line + '\n';
  }
  return text;
}

BOOST_AUTO_TEST_CASE(lines_come_without_their_newlines_and_with_their_places) {
  const text_file file("one\n\nthree\n");
  line_reader lines(file, 0, 11);
  expect(lines, kind::line, "one", 0);
  expect(lines, kind::line, "", 4);
  expect(lines, kind::line, "three", 5);
  expect(lines, kind::end, "", 11);
  expect(lines, kind::end, "", 11);
}

BOOST_AUTO_TEST_CASE(empty_file_ends_at_once) {
  const text_file file("");
  line_reader lines(file, 0, 0);
  expect(lines, kind::end, "", 0);
}

BOOST_AUTO_TEST_CASE(end_without_a_newline_is_told_from_a_line) {
  const text_file file("one\ntw");
  line_reader lines(file, 0, 6);
  expect(lines, kind::line, "one", 0);
  expect(lines, kind::rest, "tw", 4);
  expect(lines, kind::end, "", 6);
}

BOOST_AUTO_TEST_CASE(reading_keeps_within_begin_and_end) {
  const text_file file("one\ntwo\nthree\n");
  line_reader lines(file, 4, 10);
  expect(lines, kind::line, "two", 4);
  expect(lines, kind::rest, "th", 8);
  expect(lines, kind::end, "", 10);
}

BOOST_AUTO_TEST_CASE(file_that_became_shorter_ends_earlier) {
  const text_file file("one\nt");
  line_reader lines(file, 0, 100);
  expect(lines, kind::line, "one", 0);
  expect(lines, kind::rest, "t", 4);
  expect(lines, kind::end, "", 5);
}

BOOST_AUTO_TEST_CASE(longest_line_is_a_line) {
  const std::string text(longest, 'x');
  const auto bytes = text + "\nnext\n";
  const text_file file(bytes);
  line_reader lines(file, 0, bytes.size());
  expect(lines, kind::line, text, 0);
  expect(lines, kind::line, "next", longest + 1);
}

BOOST_AUTO_TEST_CASE(line_of_one_byte_more_is_too_long_and_the_next_one_is_found) {
  const std::string text(longest + 1, 'x');
  const auto bytes = text + "\nnext\n";
  const text_file file(bytes);
  line_reader lines(file, 0, bytes.size());
  auto got = next(lines);
  BOOST_TEST(got.what == kind::too_long);
  BOOST_TEST(got.offset == 0U);
  while (got.offset + got.text.size() <= longest) got = next(lines);
  expect(lines, kind::line, "next", longest + 2);
}

BOOST_AUTO_TEST_CASE(stretch_without_newlines_comes_in_pieces_that_leave_nothing_out) {
  std::string bytes(5 * longest, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>('a' + i % 23);
  const text_file file(bytes);
  line_reader lines(file, 0, bytes.size());
  std::string seen;
  for (;;) {
    lines.hold();
    const auto got = next(lines);
    if (got.what == kind::end) break;
    BOOST_REQUIRE((got.what == kind::too_long || got.what == kind::rest));
    BOOST_REQUIRE(got.offset == seen.size());
    seen += got.text;
  }
  BOOST_TEST((seen == bytes));
}

BOOST_AUTO_TEST_CASE(what_is_held_stays_valid_until_it_is_said_to_have_moved) {
  const auto bytes = many_lines(1'000);
  const text_file file(bytes);
  line_reader lines(file, 0, bytes.size());
  BOOST_TEST_REQUIRE(next(lines).what == kind::line);
  lines.hold();
  std::vector<std::string_view> held;
  int moves = 0;
  for (;;) {
    const auto got = next(lines);
    if (got.what == kind::end) break;
    if (got.what == kind::moved) {
      ++moves;
      held.clear();
      continue;
    }
    // After a move it begins again with the first that was held.
    BOOST_REQUIRE(got.offset == (held.size() + 1) * 1'024);
    held.push_back(got.text);
  }
  BOOST_TEST(moves > 0);
  BOOST_REQUIRE(held.size() == 999U);
  for (std::size_t i = 0; i < held.size(); ++i)
    BOOST_REQUIRE((held[i] == std::string_view(bytes).substr((i + 1) * 1'024, 1'023)));
}

BOOST_AUTO_TEST_CASE(nothing_moves_where_each_line_is_let_go_of) {
  const auto bytes = many_lines(1'000);
  const text_file file(bytes);
  line_reader lines(file, 0, bytes.size());
  for (std::size_t i = 0; i < 1'000; ++i) {
    lines.hold();
    const auto got = next(lines);
    BOOST_TEST_REQUIRE(got.what == kind::line);
    BOOST_REQUIRE(got.offset == i * 1'024);
  }
}

BOOST_AUTO_TEST_CASE(more_than_one_command_may_have_is_not_held) {
  const auto bytes = many_lines(bounds::read_command_bytes_max / 1'024 + 1);
  const text_file file(bytes);
  line_reader lines(file, 0, bytes.size());
  lines.hold();
  auto last = next(lines);
  while (last.what == kind::line || last.what == kind::moved) last = next(lines);
  BOOST_TEST(last.what == kind::overfull);
}

BOOST_AUTO_TEST_CASE(as_much_as_one_command_may_have_is_held) {
  const auto bytes = many_lines(bounds::read_command_bytes_max / 1'024);
  const text_file file(bytes);
  line_reader lines(file, 0, bytes.size());
  lines.hold();
  auto last = next(lines);
  while (last.what == kind::line || last.what == kind::moved) last = next(lines);
  BOOST_TEST(last.what == kind::end);
}

BOOST_AUTO_TEST_CASE(bytes_that_cannot_be_read_are_an_error_and_no_end) {
  const auto bytes = many_lines(1'000);
  text_file file(bytes);
  file.broken_at = 500'000;
  line_reader lines(file, 0, bytes.size());
  auto got = lines.next();
  while (got && got->what != kind::end) {
    lines.hold();
    got = lines.next();
  }
  BOOST_REQUIRE(!got);
  BOOST_TEST(got.error().code == io::ec::io_error);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
