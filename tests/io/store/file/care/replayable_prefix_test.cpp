// What of a chain of lines is kept: whole commands up to the first event that does not fit, or up
// to where it was told to stop, with what a person is told about both parts.

#include "io/store/file/care/replayable_prefix.hpp"

#include "io/store/codec/event_codec.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(replayable_prefix_suite)

namespace {

using io::ec;
using io::replayable_prefix;
using maybe_seq = std::optional<std::uint64_t>;

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  /// All lines of both files, or up to the first error.
  replayable_prefix prefix(maybe_seq stop_at = {},
                           const std::optional<io::log_position>& snapshot = {}) {
    const auto log = disk.open(log_file, io::open_mode::read_only);
    const auto encounter = disk.open(encounter_file, io::open_mode::read_only);
    BOOST_REQUIRE(log);
    std::vector<const io::log_file*> files{log->get()};
    if (encounter) files.push_back(encounter->get());
    io::chained_line_reader chain(std::move(files));
    replayable_prefix found(stop_at, snapshot);
    for (;;) {
      const auto link = chain.next();
      BOOST_REQUIRE(link);
      if (!*link) break;
      taken = found.take(**link, (*link)->file == 0 ? log_file : encounter_file);
      if (!taken) break;
    }
    found.finish();
    return found;
  }
  /// Adds a line to the log that is sealed as it should be, whatever it says.
  void seal(const std::string& type, const std::string& fields) {
    const auto seq = places.back().seq + 1;
    std::string text;
    io::append_head(text, {.seq = seq, .at_ms = 1, .by = "gm", .command = "test", .type = type});
    text += fields;
    const auto sum = io::append_sum(text, 0, places.back().sum);
    disk.put(log_file, log() + text);
    places.push_back({places.back().offset + text.size(), seq, sum});
  }

  io::result<done> taken = done{};
};

BOOST_FIXTURE_TEST_CASE(sound_log_is_kept_as_one_stretch, evening) {
  const auto found = prefix();
  BOOST_REQUIRE(found.kept().size() == 1U);
  BOOST_TEST(found.kept()[0].file == 0U);
  BOOST_TEST(found.kept()[0].bytes.begin == 0U);
  BOOST_TEST(found.kept()[0].bytes.end == log().size());
  BOOST_TEST(found.kept()[0].has_newline);
  BOOST_TEST(found.kept()[0].last_seq == last());
  BOOST_TEST(found.first_file_parts() == 1U);
  BOOST_TEST(!found.contradiction());
  BOOST_TEST(found.left_span().events() == 0U);
}

BOOST_FIXTURE_TEST_CASE(what_is_kept_is_told_in_events_commands_sessions_and_times, evening) {
  const auto found = prefix();
  const auto& span = found.kept_span();
  BOOST_TEST(span.first == 1U);
  BOOST_TEST(span.last == 20U);
  BOOST_TEST(span.events() == 20U);
  BOOST_TEST(span.commands == 14U);
  BOOST_TEST(span.sessions == 1U);
  BOOST_TEST(span.first_at == "2026-11-22T19:04:12.120Z");
  BOOST_TEST(span.last_at == "2026-11-22T19:04:31.120Z");
}

BOOST_FIXTURE_TEST_CASE(command_of_the_event_to_stop_at_is_kept_whole, evening) {
  const auto found = prefix(4);
  BOOST_TEST(found.kept_span().last == 5U);
  BOOST_TEST(found.left_span().first == 6U);
  BOOST_TEST(found.left_span().last == last());
  BOOST_TEST(found.end_before() == 3U);
  BOOST_TEST(found.kept().back().bytes.end == places[5].offset);
  BOOST_TEST(!found.contradiction());
}

BOOST_FIXTURE_TEST_CASE(stopping_before_the_first_event_keeps_nothing, evening) {
  const auto found = prefix(0);
  BOOST_TEST(found.kept().empty());
  BOOST_TEST(found.kept_span().events() == 0U);
  BOOST_TEST(found.left_span().events() == last());
  BOOST_TEST(found.end_before() == 0U);
}

BOOST_FIXTURE_TEST_CASE(nothing_from_a_contradiction_on_is_kept, evening) {
  seal("damage_dealt", R"(,"target":"nobody","amount":1,"damage_type":"fire","hp":[9,8])");
  const auto at = places[last()].offset;
  seal("note_added", R"(,"text":"after it")");
  const auto found = prefix();
  BOOST_REQUIRE(taken);
  BOOST_TEST(found.kept_span().last == last());
  BOOST_TEST(found.left_span().first == last() + 1);
  BOOST_TEST(found.left_span().events() == 2U);
  BOOST_REQUIRE(found.contradiction());
  BOOST_TEST(found.contradiction()->path == log_file);
  BOOST_TEST(found.contradiction()->seq.value() == last() + 1);
  BOOST_TEST(found.contradiction()->byte.value() == at);
}

BOOST_FIXTURE_TEST_CASE(event_of_a_newer_program_is_no_damage_and_an_error, evening) {
  seal("teleported", "");
  (void)prefix();
  BOOST_REQUIRE(!taken);
  BOOST_TEST(taken.error().code == ec::unknown_event);
  BOOST_TEST(taken.error().path == log_file);
}

BOOST_FIXTURE_TEST_CASE(unfinished_command_is_not_kept, evening) {
  disk.put(log_file, bytes(1, 17));
  const auto found = prefix();
  BOOST_TEST(found.kept_span().last == 16U);
  BOOST_TEST(found.left_span().first == 17U);
  BOOST_TEST(found.left_span().events() == 1U);
}

BOOST_FIXTURE_TEST_CASE(state_after_what_is_kept_says_whether_a_fight_is_on, evening) {
  BOOST_TEST(prefix(6).fight_state() == io::fight::over);
  BOOST_TEST(prefix(8).fight_state() == io::fight::on);
  BOOST_TEST(prefix(12).fight_state() == io::fight::over);
}

BOOST_FIXTURE_TEST_CASE(lines_of_a_second_file_are_parts_of_their_own, evening) {
  fight("elara").wound("elara", 1);
  const auto found = prefix();
  BOOST_REQUIRE(found.kept().size() == 2U);
  BOOST_TEST(found.first_file_parts() == 1U);
  BOOST_TEST(found.kept()[0].file == 0U);
  BOOST_TEST(found.kept()[1].file == 1U);
  BOOST_TEST(found.kept().back().last_seq == last());
}

BOOST_FIXTURE_TEST_CASE(lines_that_the_second_file_lends_to_the_first_go_to_the_first, evening) {
  fight("elara").wound("elara", 1).note();
  // A merge reached the log, but for a line in the middle.
  const auto begin = last() - 4;
  disk.put(log_file, bytes(1, begin + 1) + "junk\n" + line(last()));
  const auto found = prefix();
  BOOST_TEST(found.kept_span().last == last());
  BOOST_REQUIRE(found.kept().size() == 3U);
  BOOST_TEST(found.kept()[1].file == 1U);
  BOOST_TEST(found.kept()[2].file == 0U);
  BOOST_TEST(found.first_file_parts() == 3U);
}

BOOST_FIXTURE_TEST_CASE(snapshot_fits_where_it_stands_among_what_is_kept, evening) {
  BOOST_TEST(prefix({}, places[6]).snapshot_fits());
  BOOST_TEST(prefix({}, io::log_position{}).snapshot_fits());
  BOOST_TEST(prefix(6, places[6]).snapshot_fits());
}

BOOST_FIXTURE_TEST_CASE(snapshot_does_not_fit_elsewhere, evening) {
  BOOST_TEST(!prefix().snapshot_fits());
  BOOST_TEST(!prefix(5, places[6]).snapshot_fits());
  auto moved = places[6];
  moved.offset += 1;
  BOOST_TEST(!prefix({}, moved).snapshot_fits());
  auto foreign = places[6];
  foreign.sum ^= 1;
  BOOST_TEST(!prefix({}, foreign).snapshot_fits());
}

BOOST_FIXTURE_TEST_CASE(snapshot_moves_with_the_lines_that_are_left_out_before_it, evening) {
  // The place of a line in the repaired log counts, not the one in the damaged one.
  disk.put(log_file, line(1) + "junk\n" + bytes(2, last()));
  BOOST_TEST(prefix({}, places[6]).snapshot_fits());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
