// Lines in a text of which nothing is known, also where newlines are missing.

#include "io/store/file/log/read/line_candidates.hpp"

#include "tests/support/log_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(line_candidates_suite)

namespace {

using io::framed_size;
using io::next_line_candidate;

/// The line at `index` of a small log, without its newline.
std::string line(std::size_t index) {
  log_maker log;
  log.add_commands(3);
  auto text = log.line(index);
  text.pop_back();
  return text;
}

/// All candidates from the front on, with a `|` after each.
std::string all_in(std::string_view text) {
  std::string out;
  for (auto at = next_line_candidate(text, 0); at; at = next_line_candidate(text, at->end)) {
    out += text.substr(at->begin, at->end - at->begin);
    out += '|';
  }
  return out;
}

BOOST_AUTO_TEST_CASE(stretch_ends_after_the_first_sum) {
  BOOST_TEST(framed_size(line(0)) == line(0).size());
  BOOST_TEST(framed_size(line(0) + "junk" + line(1)) == line(0).size());
  BOOST_TEST(framed_size("junk" + line(0)) == line(0).size() + 4);
}

BOOST_AUTO_TEST_CASE(text_without_a_whole_sum_has_no_end_of_a_line) {
  const auto whole = line(0);
  for (std::size_t size = 0; size < whole.size(); ++size)
    BOOST_TEST(framed_size(whole.substr(0, size)) == 0U);
}

BOOST_AUTO_TEST_CASE(sum_is_of_16_lower_hexadecimal_digits) {
  BOOST_TEST(framed_size(R"(,"sum":"0123456789abcdef"})") == 26U);
  BOOST_TEST(framed_size(R"(,"sum":"0123456789abcdeF"})") == 0U);
  BOOST_TEST(framed_size(R"(,"sum":"0123456789abcdeg"})") == 0U);
  BOOST_TEST(framed_size(R"(,"sum":"0123456789abcdef0"})") == 0U);
  BOOST_TEST(framed_size(R"(,"sum":"0123456789abcdef"x)") == 0U);
}

BOOST_AUTO_TEST_CASE(what_only_begins_as_a_sum_does_not_hide_the_next_one) {
  const std::string false_start = R"(,"sum":")";
  BOOST_TEST(framed_size(false_start + line(0)) == false_start.size() + line(0).size());
}

BOOST_AUTO_TEST_CASE(lines_are_found_without_newlines_and_among_junk) {
  BOOST_TEST(all_in(line(0) + line(1)) == line(0) + '|' + line(1) + '|');
  BOOST_TEST(all_in("x{\"" + line(0) + "\n}{" + line(1) + "x") == line(0) + '|' + line(1) + '|');
}

BOOST_AUTO_TEST_CASE(line_begins_where_the_last_start_before_its_end_stands) {
  // The first line lost its end.
  const auto torn = line(0).substr(0, line(0).size() - 5);
  BOOST_TEST(all_in(torn + line(1)) == line(1) + '|');
}

BOOST_AUTO_TEST_CASE(stretch_without_a_start_begins_where_the_search_does) {
  const auto headless = line(0).substr(3);
  BOOST_TEST(all_in(headless) == headless + '|');
  const auto found = next_line_candidate(line(0) + headless, line(0).size());
  BOOST_REQUIRE(found);
  BOOST_TEST(found->begin == line(0).size());
  BOOST_TEST(found->end == line(0).size() + headless.size());
}

BOOST_AUTO_TEST_CASE(there_is_nothing_after_the_end) {
  BOOST_TEST(!next_line_candidate("", 0));
  BOOST_TEST(!next_line_candidate(line(0), line(0).size()));
  BOOST_TEST(!next_line_candidate(line(0), line(0).size() + 1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
