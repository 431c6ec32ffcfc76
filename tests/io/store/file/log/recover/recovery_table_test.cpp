// What is decided about the end of a file, for what a scan finds in real bytes. That each row is
// carried out is in recovery_test.cpp.

#include "io/store/file/log/recover/recovery_table.hpp"

#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(recovery_table_suite)

namespace {

using io::ec;
using io::finding;
using io::loss;
using io::tail_action;

/// Four lines, and what may become of the last two of them.
struct log_of_four {
  log_of_four() { made.add_commands(4); }
  static io::scan_report scan(const std::string& bytes) {
    const text_file file(bytes);
    line_collector sink;
    const auto found = io::scan_log(file, {}, sink);
    BOOST_REQUIRE(found);
    return *found;
  }
  [[nodiscard]] std::string good(std::size_t lines) const {
    return made.bytes().substr(0, made.starts()[lines]);
  }
  [[nodiscard]] std::string flipped(std::size_t index) const {
    auto line = made.line(index);
    line[line.find("creaks")] ^= 1;
    return line;
  }
  [[nodiscard]] std::string torn() const { return good(2) + made.line(2).substr(0, 20); }
  [[nodiscard]] std::string without_newline() const {
    return made.bytes().substr(0, made.bytes().size() - 1);
  }
  [[nodiscard]] std::string zeros() const { return good(2) + std::string(100, '\0'); }
  [[nodiscard]] std::string bad_tail() const { return good(2) + "junk\n"; }
  [[nodiscard]] std::string hole() const {
    return good(2) + std::string(100, '\0') + '\n' + made.line(3);
  }
  [[nodiscard]] std::string bad_middle() const { return good(2) + flipped(2) + made.line(3); }
  [[nodiscard]] std::string broken_chain() const { return good(2) + made.line(3); }

  log_maker made;
};

BOOST_FIXTURE_TEST_CASE(what_a_crash_can_leave_of_what_was_not_durable_is_cut, log_of_four) {
  for (const auto& bytes : {torn(), zeros(), bad_tail(), hole()}) {
    const auto found = scan(bytes);
    BOOST_TEST(io::action_for(found, loss::after_mark) == tail_action::cut,
               enumerator_text(found.what));
    BOOST_TEST(io::cut_offset(found, tail_action::cut) == good(2).size());
  }
}

BOOST_FIXTURE_TEST_CASE(good_end_is_kept_and_a_lost_newline_put_back, log_of_four) {
  BOOST_TEST(io::action_for(scan(good(4)), loss::after_mark) == tail_action::keep);
  const auto found = scan(without_newline());
  BOOST_TEST(io::action_for(found, loss::after_mark) == tail_action::terminate);
  // The record stays; the newline is not there to be kept.
  BOOST_TEST(io::cut_offset(found, tail_action::terminate) == without_newline().size());
}

BOOST_FIXTURE_TEST_CASE(what_no_crash_explains_is_refused, log_of_four) {
  for (const auto& bytes : {bad_middle(), broken_chain()})
    for (const auto lost : {loss::after_mark, loss::before_mark})
      BOOST_TEST(io::action_for(scan(bytes), lost) == tail_action::refuse);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_cut_of_what_was_durable, log_of_four) {
  for (const auto& bytes : {good(4), torn(), without_newline(), zeros(), bad_tail(), hole()})
    BOOST_TEST(io::action_for(scan(bytes), loss::before_mark) == tail_action::refuse);
}

BOOST_FIXTURE_TEST_CASE(unfinished_command_is_cut_whole, log_of_four) {
  const auto whole = made.bytes().size();
  made.add({.more = true}).add({.more = true});
  for (const auto& bytes : {made.bytes(), without_newline()}) {
    const auto found = scan(bytes);
    BOOST_TEST(io::action_for(found, loss::after_mark) == tail_action::cut);
    BOOST_TEST(io::cut_offset(found, tail_action::cut) == whole);
  }
}

BOOST_FIXTURE_TEST_CASE(only_a_whole_line_with_another_number_is_no_piece_of_a_merge, log_of_four) {
  for (const auto& bytes : {good(4), torn(), without_newline(), zeros(), bad_tail(), hole()})
    BOOST_TEST(io::may_be_cut_merge(scan(bytes)));
  BOOST_TEST(!io::may_be_cut_merge(scan(broken_chain())));
}

BOOST_FIXTURE_TEST_CASE(lost_tail_is_refused_with_the_number_of_events, log_of_four) {
  const auto one = io::damaged(scan(good(4)), "/c/log.jsonl", 5);
  BOOST_TEST(one.code == ec::log_lost_tail);
  BOOST_TEST(one.what == "the log ends at event 4, but event 5 was on disk: 1 event is gone");
  BOOST_TEST(one.path == "/c/log.jsonl");
  BOOST_TEST(one.seq.value() == 4U);
  BOOST_TEST(one.way_out == io::remedy::repair);
  const auto several = io::damaged(scan(good(4)), "/c/log.jsonl", 7);
  BOOST_TEST(several.what.ends_with("3 events are gone"));
}

BOOST_FIXTURE_TEST_CASE(damage_is_refused_with_its_place_and_what_was_expected, log_of_four) {
  const auto why = io::damaged(scan(bad_middle()), "/c/log.jsonl", 2);
  BOOST_TEST(why.code == ec::corrupt);
  BOOST_TEST(why.line.value() == 3U);
  BOOST_TEST(why.byte.value() == good(2).size());
  BOOST_TEST(why.seq.value() == 3U);
  BOOST_TEST(why.what.find("expected sum ") != std::string::npos);
  BOOST_TEST(why.what.find("was on disk") == std::string::npos);
  BOOST_TEST(why.todo == io::damage_advice);
}

BOOST_FIXTURE_TEST_CASE(damage_to_what_was_durable_says_so, log_of_four) {
  BOOST_TEST(io::damaged(scan(torn()), "/c/log.jsonl", 3).what.ends_with("; event 3 was on disk"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
