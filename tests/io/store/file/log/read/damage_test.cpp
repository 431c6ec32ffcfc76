// What is wrong after the last good line: each finding, told apart by what stands there and by
// what is left after it, and what a person is told.

#include "io/store/file/log/read/damage.hpp"

#include "model/bounds.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(damage_suite)

namespace {

using io::finding;

/// Five lines, of which the first two are good; each says that the one before it was synced.
struct bad_log {
  bad_log() { lines.add_commands(5); }
  [[nodiscard]] std::string line(std::size_t index) const { return lines.line(index); }
  /// What stands after the two good lines.
  io::diagnosis behind(const std::string& bytes) const {
    const auto all = line(0) + line(1) + bytes;
    const text_file file(all);
    const auto found = io::diagnose(file, good(), all.size());
    BOOST_REQUIRE(found);
    BOOST_TEST(found->bad.seq == 3U);
    return *found;
  }
  [[nodiscard]] io::log_position good() const { return lines.after(1); }
  /// Line 2 with one bit flipped in the middle of its text.
  [[nodiscard]] std::string flipped() const {
    auto text = line(2);
    text[text.find("creaks")] ^= 1;
    return text;
  }
  log_maker lines;
};

BOOST_FIXTURE_TEST_CASE(piece_of_a_line_is_torn, bad_log) {
  const auto found = behind(line(2).substr(0, 30));
  BOOST_TEST(found.what == finding::torn);
  BOOST_TEST(found.bad.offset == good().offset);
  BOOST_TEST(found.bad.expected == "a line that ends in its sum");
  BOOST_TEST(found.record_bytes == 0U);
  BOOST_TEST(!found.survivor);
  BOOST_TEST(found.mark == 0U);
}

BOOST_FIXTURE_TEST_CASE(whole_record_without_its_newline_lost_it, bad_log) {
  const auto record = line(2).substr(0, line(2).size() - 1);
  const auto found = behind(record);
  BOOST_TEST(found.what == finding::lost_newline);
  BOOST_TEST(found.record_bytes == record.size());
  BOOST_TEST(found.bad.offset == good().offset + record.size());
  BOOST_TEST(found.bad.expected == "a newline");
  BOOST_TEST(found.bad.found == "the end of the file");
}

BOOST_FIXTURE_TEST_CASE(record_with_something_else_in_the_place_of_its_newline_lost_it, bad_log) {
  const auto record = line(2).substr(0, line(2).size() - 1);
  const auto found = behind(record + "\vxy");
  BOOST_TEST(found.what == finding::lost_newline);
  BOOST_TEST(found.bad.found == "`\\x0bxy`");
}

BOOST_FIXTURE_TEST_CASE(zeros_to_the_end_are_counted, bad_log) {
  const auto found = behind(std::string(5'000, '\0'));
  BOOST_TEST(found.what == finding::zeros);
  BOOST_TEST(found.bad.found == "5000 zero bytes");
}

BOOST_FIXTURE_TEST_CASE(bad_line_with_nothing_valid_after_it_is_a_bad_tail, bad_log) {
  const auto found = behind(flipped());
  BOOST_TEST(found.what == finding::bad_tail);
  BOOST_TEST(!found.survivor);
  BOOST_TEST(found.bad.expected.starts_with("sum "));
  BOOST_TEST(found.bad.found.starts_with("sum "));
  BOOST_TEST(found.bad.expected != found.bad.found);
}

BOOST_FIXTURE_TEST_CASE(bad_line_with_valid_ones_after_it_is_a_bad_middle, bad_log) {
  const auto found = behind("junk\n" + line(3) + line(4));
  BOOST_TEST(found.what == finding::bad_middle);
  BOOST_REQUIRE(found.survivor);
  BOOST_TEST(found.survivor->seq == 4U);
  BOOST_TEST(found.survivor->sum == lines.after(3).sum);
  BOOST_TEST(found.survivor->offset == good().offset + 5 + line(3).size());
}

BOOST_FIXTURE_TEST_CASE(mark_is_the_highest_of_all_lines_after_the_damage, bad_log) {
  BOOST_TEST(behind("junk\n" + line(4) + line(3)).mark == 4U);
}

BOOST_FIXTURE_TEST_CASE(valid_line_is_found_where_its_newline_is_damaged, bad_log) {
  const auto found = behind("junk without an end " + line(3));
  BOOST_TEST(found.what == finding::bad_middle);
  BOOST_REQUIRE(found.survivor);
  BOOST_TEST(found.survivor->seq == 4U);
}

BOOST_FIXTURE_TEST_CASE(bytes_that_no_line_can_hold_before_a_valid_one_are_a_hole, bad_log) {
  const std::string hole(io::foreign_bytes_of_a_hole, '\0');
  BOOST_TEST(behind(hole + '\n' + line(3)).what == finding::hole);
}

BOOST_FIXTURE_TEST_CASE(one_such_byte_fewer_is_damage_in_the_middle, bad_log) {
  const std::string almost(io::foreign_bytes_of_a_hole - 1, '\0');
  BOOST_TEST(behind(almost + '\n' + line(3)).what == finding::bad_middle);
}

BOOST_FIXTURE_TEST_CASE(line_of_another_number_breaks_the_chain, bad_log) {
  const auto found = behind(line(4));
  BOOST_TEST(found.what == finding::broken_chain);
  BOOST_TEST(found.bad.expected == "seq 3");
  BOOST_TEST(found.bad.found == "seq 5");
}

BOOST_FIXTURE_TEST_CASE(line_that_is_sealed_and_no_event_breaks_the_chain, bad_log) {
  std::string text = R"({"seq":3,"this":"is no event")";
  (void)io::append_sum(text, 0, good().sum);
  const auto found = behind(text);
  BOOST_TEST(found.what == finding::broken_chain);
  BOOST_TEST(found.bad.expected == "the fields of an event");
}

BOOST_FIXTURE_TEST_CASE(empty_line_is_named_as_one, bad_log) {
  const auto found = behind("\n" + line(2));
  BOOST_TEST(found.bad.expected == "the line of event 3");
  BOOST_TEST(found.bad.found == "an empty line");
}

BOOST_FIXTURE_TEST_CASE(line_past_the_bound_says_what_a_line_may_have, bad_log) {
  const auto found = behind(std::string(bounds::read_line_bytes_max + 1, 'x') + '\n');
  BOOST_TEST(found.bad.expected ==
             "a line of at most " + std::to_string(bounds::read_line_bytes_max) + " bytes");
}

BOOST_FIXTURE_TEST_CASE(what_is_shown_is_short_and_printable, bad_log) {
  const auto found = behind("\x01\xff" + std::string(38, 'a') + '\n');
  BOOST_TEST(found.bad.found == "`\\x01\\xff" + std::string(38, 'a') + '`');
  // Of a longer one the end, where the sum should be.
  const auto longer = behind(std::string(60, 'a') + std::string(40, 'b') + '\n');
  BOOST_TEST(longer.bad.found == '`' + std::string(40, 'b') + '`');
}

BOOST_FIXTURE_TEST_CASE(bytes_that_cannot_be_read_are_an_error, bad_log) {
  const auto all = line(0) + line(1) + "junk";
  text_file file(all);
  file.broken_at = all.size() - 1;
  const auto found = io::diagnose(file, good(), all.size());
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == io::ec::io_error);
}

BOOST_AUTO_TEST_CASE(text_of_a_line_has_no_foreign_bytes) {
  BOOST_TEST(io::foreign_bytes("") == 0U);
  BOOST_TEST(io::foreign_bytes("{\"a\":\"b\"} \xc3\xa4 \xe2\x9a\x94 \xf0\x9f\x90\x89") == 0U);
}

BOOST_AUTO_TEST_CASE(control_characters_and_what_is_not_utf_8_are_foreign) {
  BOOST_TEST(io::foreign_bytes(std::string_view("\0\x1f\n", 3)) == 3U);
  BOOST_TEST(io::foreign_bytes("a\x80z") == 1U);
  BOOST_TEST(io::foreign_bytes("\xc3") == 1U);
  BOOST_TEST(io::foreign_bytes("\xff\xfe") == 2U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
