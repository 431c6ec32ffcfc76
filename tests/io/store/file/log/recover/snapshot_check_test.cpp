// Whether a snapshot belongs to a log, before, in and after a fight; and the ways to look at the
// ends of files that this needs.

#include "io/store/file/log/recover/snapshot_check.hpp"

#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(snapshot_check_suite)

namespace {

using model::seq_t;

/// Events 1 and 2, and a fight with the events 3 to 6 that is still on.
struct campaign : written_campaign {
  campaign() { session().creature("grog").fight("grog").wound("grog", 1); }

  io::snapshot_check check(const std::optional<io::log_position>& snapshot) {
    auto checked = io::check_snapshot(disk, directory, snapshot);
    BOOST_REQUIRE(checked);
    return *std::move(checked);
  }
  void belongs(const io::log_position& place) {
    const auto checked = check(place);
    BOOST_REQUIRE_MESSAGE(checked.start, checked.why_not);
    BOOST_TEST((*checked.start == place));
    BOOST_TEST(checked.snapshot_seq == place.seq);
    BOOST_TEST(checked.why_not.empty());
  }
  void is_not_used(const io::log_position& place, std::string_view why) {
    const auto checked = check(place);
    BOOST_TEST(!checked.start);
    BOOST_TEST(checked.snapshot_seq == place.seq);
    BOOST_TEST(checked.why_not.find(why) != std::string::npos, checked.why_not);
  }
  static io::log_position with_other_sum(io::log_position place) {
    place.sum ^= 1;
    return place;
  }
};

// -- check_snapshot ----------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(without_a_snapshot_there_is_nothing_to_say, campaign) {
  for (const auto& none : {std::optional<io::log_position>(), std::optional(io::log_position{})}) {
    const auto checked = check(none);
    BOOST_TEST(!checked.start);
    BOOST_TEST(checked.snapshot_seq == 0U);
    BOOST_TEST(checked.why_not.empty());
  }
}

BOOST_FIXTURE_TEST_CASE(snapshot_of_any_event_belongs_to_its_log_also_in_a_fight, campaign) {
  for (seq_t seq = 1; seq <= last(); ++seq) belongs(places[seq]);
}

BOOST_FIXTURE_TEST_CASE(snapshot_that_was_taken_in_a_fight_is_good_after_its_merge, campaign) {
  peace();
  for (seq_t seq = 1; seq <= last(); ++seq) belongs(places[seq]);
}

BOOST_FIXTURE_TEST_CASE(snapshot_without_a_log_is_not_used, campaign) {
  BOOST_REQUIRE(disk.remove(log_file));
  is_not_used(places[1], "there is no log");
}

BOOST_FIXTURE_TEST_CASE(snapshot_of_another_log_is_not_used, campaign) {
  is_not_used(with_other_sum(places[2]), "not that of the log");
}

BOOST_FIXTURE_TEST_CASE(snapshot_of_another_fight_is_not_used, campaign) {
  is_not_used(with_other_sum(places[4]), "not that of the encounter");
}

BOOST_FIXTURE_TEST_CASE(snapshot_past_the_end_of_the_log_is_not_used, campaign) {
  const auto place = places.back();
  BOOST_REQUIRE(disk.remove(encounter_file));
  is_not_used(place, "the log ends before");
}

BOOST_FIXTURE_TEST_CASE(snapshot_of_a_fight_that_does_not_follow_the_log_is_not_used, campaign) {
  disk.put(encounter_file, bytes(4, 6));
  is_not_used(places[5], "does not follow");
}

BOOST_FIXTURE_TEST_CASE(snapshot_of_a_fight_is_not_used_where_the_log_before_it_is_torn, campaign) {
  disk.put(log_file, log().substr(0, log().size() - 1));
  is_not_used(places[5], "does not follow");
}

BOOST_FIXTURE_TEST_CASE(all_of_the_log_is_looked_at_when_a_merge_was_cut_short, campaign) {
  disk.put(log_file, bytes(1, last()));
  is_not_used(places[4], "a merge was cut short");
  // Nothing of the merge is before this one.
  belongs(places[2]);
}

BOOST_FIXTURE_TEST_CASE(read_that_fails_is_an_error_and_no_verdict, campaign) {
  for (const seq_t seq : {2U, 5U}) {
    const auto reads = for_each_fault([&](std::uint64_t n) {
      disk.plan({.at = n, .what = fault::fail, .count = counted::reads});
      const auto checked = io::check_snapshot(disk, directory, places[seq]);
      const bool fired = disk.fired();
      BOOST_TEST(checked.has_value() == !fired);
      disk.plan({});
      return fired;
    });
    BOOST_TEST(reads > 0U);
  }
}

// -- the files ---------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(missing_file_is_no_error_and_a_broken_disk_is_one, campaign) {
  const auto none = io::open_if_there(disk, "/c/nothing");
  BOOST_REQUIRE(none);
  BOOST_TEST((*none == nullptr));
  const auto some = io::open_if_there(disk, log_file);
  BOOST_REQUIRE(some);
  BOOST_TEST((*some != nullptr));
  disk.plan({.at = 1, .what = fault::fail});
  BOOST_TEST(!io::open_if_there(disk, log_file));
}

seq_t first_seq(std::string_view bytes) {
  const text_file file(bytes);
  const auto seq = io::first_seq_of(file);
  BOOST_REQUIRE(seq);
  return *seq;
}

BOOST_FIXTURE_TEST_CASE(first_line_says_which_event_a_file_begins_with, campaign) {
  BOOST_TEST(first_seq(encounter()) == 3U);
  // Also when it is all that there is, and its newline is missing.
  BOOST_TEST(first_seq(line(5).substr(0, line(5).size() - 1)) == 5U);
}

BOOST_FIXTURE_TEST_CASE(file_without_a_whole_first_line_begins_with_no_event, campaign) {
  BOOST_TEST(first_seq("") == 0U);
  BOOST_TEST(first_seq("junk\n" + line(1)) == 0U);
  BOOST_TEST(first_seq(line(1).substr(0, 20)) == 0U);
}

std::optional<io::log_position> last_position(std::string_view bytes, std::uint64_t before = 0) {
  const text_file file(bytes);
  const auto found = io::last_position_of(file, before);
  BOOST_REQUIRE(found);
  return *found;
}

BOOST_FIXTURE_TEST_CASE(last_line_says_where_a_file_ends, campaign) {
  BOOST_TEST((last_position(bytes(1, 6)) == places[6]));
  BOOST_TEST((last_position(line(1)) == places[1]));
  BOOST_TEST((last_position("") == io::log_position{}));
}

BOOST_FIXTURE_TEST_CASE(file_that_goes_on_after_another_is_proven_against_its_end, campaign) {
  const io::log_position here{line(3).size(), 3, places[3].sum};
  BOOST_TEST((last_position(line(3), places[2].sum) == here));
  BOOST_TEST(!last_position(line(3), places[1].sum));
}

BOOST_FIXTURE_TEST_CASE(file_whose_last_line_proves_nothing_has_no_known_end, campaign) {
  const auto all = bytes(1, 6);
  BOOST_TEST(!last_position(all.substr(0, all.size() - 1)));
  BOOST_TEST(!last_position(all + "junk\n"));
  BOOST_TEST(!last_position(bytes(1, 4) + line(6)));
  auto flipped = all;
  flipped[places[5].offset + 30] ^= 1;
  BOOST_TEST(!last_position(flipped));
}

BOOST_AUTO_TEST_CASE(last_line_past_the_bound_is_none) {
  BOOST_TEST(!last_position(std::string(2 * bounds::read_line_bytes_max, 'x') + '\n'));
}

std::uint64_t behind(const io::log_file& file, seq_t seq, std::uint64_t end, seq_t last_seq) {
  const auto found = io::offset_after(file, seq, end, last_seq);
  BOOST_REQUIRE(found);
  return *found;
}

BOOST_AUTO_TEST_CASE(lines_after_each_event_are_found_from_the_end_on) {
  log_maker made;
  // More than is looked at first.
  made.add_commands(2'000);
  const text_file file(made.bytes());
  for (seq_t seq = 0; seq <= 2'000; seq += 50) {
    BOOST_TEST(behind(file, seq, made.bytes().size(), 2'000) == made.starts()[seq]);
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_after_the_last_event) {
  log_maker made;
  made.add_commands(3);
  const text_file file(made.bytes());
  BOOST_TEST(behind(file, 9, made.bytes().size(), 3) == made.bytes().size());
  BOOST_TEST(behind(file, 0, 0, 0) == 0U);
}

BOOST_AUTO_TEST_CASE(all_lines_are_after_an_event_that_is_before_the_file) {
  log_maker before;
  before.add_commands(5);
  log_maker made({0, 5, before.end().sum});
  made.add_commands(3);
  const text_file file(made.bytes());
  BOOST_TEST(behind(file, 2, made.bytes().size(), 8) == 0U);
}

BOOST_AUTO_TEST_CASE(file_is_read_backwards_no_further_than_is_needed) {
  log_maker made;
  made.add_commands(2'000);
  text_file file(made.bytes());
  file.broken_at = 0;
  BOOST_TEST(behind(file, 1'990, made.bytes().size(), 2'000) == made.starts()[1'990]);
  const auto failed = io::offset_after(file, 10, made.bytes().size(), 2'000);
  BOOST_REQUIRE(!failed);
  BOOST_TEST(failed.error().code == io::ec::io_error);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
