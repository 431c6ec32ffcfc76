// What a repair does not keep, event by event: of a second branch, after damage, beside a fight.

#include "io/store/file/care/dropped_events.hpp"

#include "io/store/file/care/campaign_repair.hpp"
#include "model/bounds.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(dropped_events_suite)

namespace {

const std::string& log_file = written_campaign::log_file;
const std::string& fight_file = written_campaign::encounter_file;

io::dropped_events dropped(faulty_disk& disk, const io::repair_options& options = {}) {
  const auto plan = io::campaign_repair::plan(disk, written_campaign::directory, options);
  BOOST_REQUIRE_MESSAGE(plan, (plan ? "" : render(plan.error())));
  BOOST_REQUIRE(plan->summary().needed);
  return plan->summary().dropped;
}

std::vector<std::uint64_t> numbers(const io::dropped_events& from) {
  std::vector<std::uint64_t> all;
  for (const auto& each : from.events) all.push_back(each.seq);
  return all;
}

using seqs = std::vector<std::uint64_t>;

BOOST_AUTO_TEST_CASE(events_of_a_second_branch_are_named_and_the_marks_between_are_counted) {
  written_campaign ours, theirs;
  ours.note("one").note("two").note("three");
  theirs.note("one").note("ii").note("iii").note("iv");
  BOOST_REQUIRE(ours.bytes(1, 1) == theirs.bytes(1, 1));
  const std::string marks = "<<<<<<<\n=======\n>>>>>>>\n";
  ours.disk.put(log_file, ours.bytes(1, 1) + marks.substr(0, 8) + ours.bytes(2, 3) +
                              marks.substr(8, 8) + theirs.bytes(2, 4) + marks.substr(16));
  const auto found = dropped(ours.disk);
  BOOST_TEST((numbers(found) == seqs{2, 3, 4}));
  BOOST_TEST(found.count == 3U);
  BOOST_TEST(found.other_bytes == marks.size());
  // The fixture's commands are all called so.
  BOOST_TEST(!found.events[0].command.empty());
  BOOST_TEST(found.events[0].path == log_file);
  BOOST_TEST(!found.events[0].type.empty());
}

BOOST_AUTO_TEST_CASE(a_line_that_is_there_twice_is_no_event_that_is_lost) {
  written_campaign made;
  made.note("one").note("two").note("three");
  made.disk.put(log_file, made.bytes(1, 2) + made.line(2) + made.line(1) + made.line(3));
  const auto found = dropped(made.disk);
  BOOST_TEST(found.count == 0U);
  BOOST_TEST(found.other_bytes == 0U);
}

BOOST_AUTO_TEST_CASE(what_follows_a_lost_line_is_named) {
  written_campaign made;
  made.note("one").note("two").note("three").note("four");
  made.disk.put(log_file, made.line(1) + made.bytes(3, 4));
  const auto found = dropped(made.disk);
  BOOST_TEST((numbers(found) == seqs{3, 4}));
  BOOST_TEST(found.other_bytes == 0U);
}

BOOST_AUTO_TEST_CASE(going_back_on_purpose_names_what_it_takes) {
  written_campaign made;
  made.creature("elara").wound("elara", 1).note();
  const auto found = dropped(made.disk, {.truncate_at = 1});
  BOOST_TEST(found.count == made.last() - 1);
  // A command has its words on its first event.
  BOOST_TEST(!found.events[0].command.empty());
  BOOST_TEST(found.events[1].command.empty());
  BOOST_TEST(dropped(made.disk, {.truncate_at = 0}).count == made.last());
}

BOOST_AUTO_TEST_CASE(a_foreign_fight_is_named_with_its_file) {
  written_campaign ours, theirs;
  ours.creature("elara").fight("elara").note();
  theirs.creature("goblin").fight("goblin").note();
  ours.disk.put(fight_file, theirs.encounter());
  const auto found = dropped(ours.disk);
  BOOST_REQUIRE(found.count > 0U);
  for (const auto& each : found.events) BOOST_TEST(each.path == fight_file);
}

BOOST_AUTO_TEST_CASE(many_are_counted_and_the_first_listed) {
  written_campaign made;
  const auto all = bounds::verify_findings_max + 5;
  for (std::size_t i = 0; i < all; ++i) made.note();
  const auto found = dropped(made.disk, {.truncate_at = 0});
  BOOST_TEST(found.count == all);
  BOOST_TEST(found.events.size() == bounds::verify_findings_max);
}

BOOST_AUTO_TEST_CASE(read_errors_are_errors) {
  written_campaign made;
  made.note("one").note("two").note("three");
  made.disk.put(log_file, made.line(1) + made.line(3) + made.line(1));
  const auto file = made.disk.open(log_file, io::open_mode::read_only);
  BOOST_REQUIRE(file);
  const std::vector<const io::log_file*> files{file->get()};
  const io::stretch kept{
      .file = 0, .bytes = {0, made.line(1).size()}, .has_newline = true, .last_seq = 1};
  std::size_t failures = 0;
  for_each_fault([&](std::uint64_t n) {
    made.disk.plan({.at = n, .what = fault::fail});
    const auto listed = io::list_dropped(files, {&kept, 1}, 1);
    if (!made.disk.fired()) return false;
    BOOST_TEST(!listed.has_value());
    ++failures;
    return true;
  });
  BOOST_TEST(failures > 0U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
