#include "cli/repl/plain_reader.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <unistd.h>

BOOST_AUTO_TEST_SUITE(plain_reader_suite)

using dnd::cli::input_kind;
using dnd::cli::input_line;

namespace {

/// A pipe that holds all of a text: at most 64 KiB.
struct script {
  explicit script(std::string_view text) {
    BOOST_REQUIRE(::pipe(ends) == 0);
    BOOST_REQUIRE(::write(ends[1], text.data(), text.size()) ==
                  static_cast<::ssize_t>(text.size()));
    ::close(ends[1]);
  }
  ~script() { ::close(ends[0]); }
  int ends[2] = {-1, -1};
};

constexpr std::size_t bound = 8;

}  // namespace

BOOST_AUTO_TEST_CASE(lines_come_without_their_ends_and_the_last_needs_none) {
  const script text("turn\n\r\nundo\r\nlast");
  dnd::cli::plain_reader reader(text.ends[0], -1, bound);
  for (const std::string_view expected : {"turn", "", "undo", "last"}) {
    const input_line line = reader.read();
    BOOST_TEST(line.kind == input_kind::line);
    BOOST_TEST(line.text == expected);
  }
  BOOST_TEST(reader.read().kind == input_kind::end);
  BOOST_TEST(reader.read().kind == input_kind::end);
}

BOOST_AUTO_TEST_CASE(line_past_the_bound_is_said_to_be_and_the_next_is_whole) {
  const script text("12345678\n123456789\n12345678\r\n" + std::string(50'000, 'x') + "\nturn\n");
  dnd::cli::plain_reader reader(text.ends[0], -1, bound);
  BOOST_TEST(reader.read().kind == input_kind::line);
  const input_line second = reader.read();
  BOOST_TEST(second.kind == input_kind::too_long);
  BOOST_TEST(second.text == "12345678");
  BOOST_TEST(second.bytes == 9U);
  const input_line third = reader.read();
  BOOST_TEST(third.kind == input_kind::line);
  BOOST_TEST(third.text == "12345678");
  BOOST_TEST(reader.read().bytes == 50'000U);
  BOOST_TEST(reader.read().text == "turn");
}

BOOST_AUTO_TEST_CASE(byte_order_mark_before_the_first_line_is_no_part_of_it) {
  const script text(
      "\xEF\xBB\xBF"
      "12345678\r\n\xEF\xBB\xBFturn\n");
  dnd::cli::plain_reader reader(text.ends[0], -1, bound);
  const input_line first = reader.read();
  BOOST_TEST(first.kind == input_kind::line);
  BOOST_TEST(first.text == "12345678");
  BOOST_TEST(first.bytes == 8U);
  BOOST_TEST(reader.read().text == "\xEF\xBB\xBFturn");
  const script nothing("\xEF\xBB\xBF");
  dnd::cli::plain_reader alone(nothing.ends[0], -1, bound);
  BOOST_TEST(alone.read().text.empty());
  BOOST_TEST(alone.read().kind == input_kind::end);
}

BOOST_AUTO_TEST_CASE(stop_ends_the_reading_before_more_is_read) {
  const script text("turn\n");
  const script stop("x");
  dnd::cli::plain_reader reader(text.ends[0], stop.ends[0], bound);
  BOOST_TEST(reader.read().kind == input_kind::end);
}

BOOST_AUTO_TEST_SUITE_END()
