// What a look at a directory tells about a campaign: whether it is one, its last event, and why it
// cannot be opened.

#include "io/workspace/campaign_directory.hpp"

#include "model/bounds.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(campaign_directory_suite)

namespace {

using io::ec;

struct world {
  world() {
    BOOST_REQUIRE(disk.make_directory("/w") && disk.make_directory("/w/The-Mine"));
    disk.put(about, io::render_campaign_file(
                        {.name = "The Mine", .created_ms = 1'795'374'251'120, .settings = {}}));
    disk.put(log, "");
  }
  io::result<std::optional<io::campaign_info>> look() {
    return io::look_at_campaign(disk, "/w", "Faerun", "The-Mine");
  }
  io::campaign_info info() {
    const auto found = look();
    BOOST_REQUIRE((found && *found));
    return **found;
  }
  static inline const std::string about = "/w/The-Mine/campaign.yaml";
  static inline const std::string log = "/w/The-Mine/log.jsonl";
  static inline const std::string encounter = "/w/The-Mine/encounter.jsonl";
  faulty_disk disk;
};

BOOST_FIXTURE_TEST_CASE(campaign_says_what_it_is_called_and_where_it_is, world) {
  const auto found = info();
  BOOST_TEST(found.name == "The Mine");
  BOOST_TEST(found.world == "Faerun");
  BOOST_TEST(found.world_path == "/w");
  BOOST_TEST(found.directory == "The-Mine");
  BOOST_TEST(found.path == "/w/The-Mine");
  BOOST_TEST(found.label() == "Faerun/The-Mine");
  BOOST_TEST(found.created_ms == 1'795'374'251'120);
  BOOST_TEST(!found.problem);
}

BOOST_FIXTURE_TEST_CASE(campaign_without_events_has_no_last_one, world) {
  BOOST_TEST(info().last_seq == 0U);
  BOOST_TEST(info().last_at.empty());
  BOOST_TEST(!info().fight);
}

BOOST_FIXTURE_TEST_CASE(campaign_whose_log_is_elsewhere_lacks_none, world) {
  BOOST_REQUIRE(disk.remove(log));
  BOOST_TEST(info().problem.has_value());
  io::campaign_row row{.id = "3934e0d5-df13-4c02-a6d9-fdcb2c0f013f", .last_seq = 41};
  BOOST_TEST((io::parse_campaign_row(io::render_campaign_row(row)) == row));
  BOOST_REQUIRE(disk.write_new("/w/The-Mine/.row", io::render_campaign_row(row)));
  BOOST_TEST(!info().problem);
  BOOST_TEST(info().row == row.id);
  BOOST_TEST(info().last_seq == 41U);
  BOOST_TEST(info().last_at.empty());
  // When it was played, and whether a fight is on, is told where somebody has asked for it.
  row.last_at = "2026-11-22T19:04:11.120Z";
  for (const bool is_on : {false, true}) {
    row.fight = is_on;
    BOOST_TEST((io::parse_campaign_row(io::render_campaign_row(row)) == row));
    BOOST_REQUIRE(disk.write_new("/w/The-Mine/.row", io::render_campaign_row(row)));
    BOOST_TEST(info().last_at == row.last_at);
    BOOST_TEST(info().fight == is_on);
  }
}

BOOST_FIXTURE_TEST_CASE(half_of_a_copy_is_no_campaign, world) {
  for (const char* text : {"", "a", "a 1", " 1\n", "a x\n", "a 1 2\n", "a -1\n", "a 1 fight\n",
                           "a 1 2026-11-22T19:04:11.120\n", "a 1 2026-11-22T19:04:11.120Z\n\n"}) {
    BOOST_TEST(!io::parse_campaign_row(text), text);
    BOOST_REQUIRE(disk.write_new("/w/The-Mine/.row", text));
    const auto found = look();
    BOOST_REQUIRE(found);
    BOOST_TEST(!found->has_value());
  }
}

BOOST_FIXTURE_TEST_CASE(directory_without_a_campaign_file_and_a_log_is_none, world) {
  BOOST_REQUIRE(disk.remove(about));
  BOOST_REQUIRE(disk.remove(log));
  const auto found = look();
  BOOST_REQUIRE(found);
  BOOST_TEST(!found->has_value());
}

BOOST_FIXTURE_TEST_CASE(log_without_a_campaign_file_is_a_damaged_campaign, world) {
  BOOST_REQUIRE(disk.remove(about));
  const auto found = look();
  BOOST_REQUIRE(found);
  BOOST_REQUIRE(found->has_value());
  BOOST_TEST((*found)->problem->code == io::ec::corrupt);
}

BOOST_FIXTURE_TEST_CASE(last_whole_event_is_told_with_its_time, world) {
  log_maker made;
  made.add_commands(3);
  disk.put(log, made.bytes());
  BOOST_TEST(info().last_seq == 3U);
  BOOST_TEST(info().last_at == "2026-11-22T19:04:11.123Z");
  disk.put(log, made.bytes() + "{\"seq\":4,");
  BOOST_TEST(info().last_seq == 3U);
}

BOOST_FIXTURE_TEST_CASE(only_event_of_a_log_is_its_last, world) {
  log_maker made;
  made.add();
  disk.put(log, made.bytes());
  BOOST_TEST(info().last_seq == 1U);
}

BOOST_FIXTURE_TEST_CASE(last_event_of_any_length_is_found, world) {
  log_maker made;
  made.add().add({.text = std::string(bounds::event_line_bytes_max / 2 - 200, 'x')});
  disk.put(log, made.bytes());
  BOOST_TEST(info().last_seq == 2U);
}

BOOST_FIXTURE_TEST_CASE(last_event_of_a_fight_that_is_on_is_that_of_the_fight, world) {
  log_maker before;
  before.add_commands(2);
  log_maker fight(before.end());
  fight.add_commands(3);
  disk.put(log, before.bytes());
  disk.put(encounter, fight.bytes());
  BOOST_TEST(info().fight);
  BOOST_TEST(info().last_seq == 5U);
}

BOOST_FIXTURE_TEST_CASE(fight_without_events_leaves_the_last_one_of_the_log, world) {
  log_maker before;
  before.add_commands(2);
  disk.put(log, before.bytes());
  disk.put(encounter, "");
  BOOST_TEST(info().fight);
  BOOST_TEST(info().last_seq == 2U);
}

BOOST_FIXTURE_TEST_CASE(log_that_ends_in_no_line_is_no_problem_of_a_listing, world) {
  disk.put(log, "what is this\n");
  BOOST_TEST(info().last_seq == 0U);
  BOOST_TEST(!info().problem);
}

BOOST_FIXTURE_TEST_CASE(log_that_is_gone_is_damage, world) {
  BOOST_REQUIRE(disk.remove(log));
  const auto found = info();
  BOOST_REQUIRE(found.problem);
  BOOST_TEST(found.problem->code == ec::corrupt);
  BOOST_TEST(found.problem->path == log);
}

BOOST_FIXTURE_TEST_CASE(campaign_file_that_cannot_be_read_is_the_problem, world) {
  disk.put(about, "name: {a\n");
  const auto found = info();
  BOOST_TEST(found.name == "The-Mine");
  BOOST_REQUIRE(found.problem);
  BOOST_TEST(found.problem->path == about);
}

BOOST_FIXTURE_TEST_CASE(of_two_problems_the_lost_log_is_told, world) {
  disk.put(about, "name: {a\n");
  BOOST_REQUIRE(disk.remove(log));
  BOOST_TEST(info().problem.value().path == log);
}

BOOST_FIXTURE_TEST_CASE(disk_that_fails_is_told_or_means_that_less_is_known, world) {
  const auto places = for_each_fault([&](std::uint64_t n) {
    disk.plan({.at = n, .what = fault::fail});
    const auto found = look();
    const bool fired = disk.fired();
    if (found) BOOST_TEST(found->has_value());
    if (!found) BOOST_TEST(found.error().code == ec::io_error);
    disk.plan({});
    return fired;
  });
  BOOST_TEST(places > 3U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
