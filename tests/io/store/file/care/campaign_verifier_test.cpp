#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/snapshot.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

// Damages a campaign that was really played, in one place, and looks at what is reported.
namespace dnd::test {
namespace verifier_suite {
namespace {

struct played {
  played() {
    game.accept("add zombie");
    game.accept("damage to: zombie-1 amount: 9 type: slashing");
    game.accept("note the first evening");
    game.accept("heal to: zombie-1 amount: 3");
  }

  io::verify_report verify() {
    auto report = io::verify_campaign(game.disk(), live_directory, {});
    BOOST_REQUIRE(report.has_value());
    return *std::move(report);
  }
  io::verify_finding only_finding() {
    const auto report = verify();
    BOOST_REQUIRE_EQUAL(report.findings.size(), 1U);
    return report.findings.front();
  }
  std::string log() { return game.disk().bytes_of(live_log); }
  void set_log(const std::string& bytes) { game.disk().put(live_log, bytes); }
  /// Offset of line `number`, from 1.
  std::size_t line_at(std::size_t number) {
    const auto bytes = log();
    std::size_t at = 0;
    while (--number > 0) at = bytes.find('\n', at) + 1;
    return at;
  }

  live_campaign game;
};

}  // namespace
}  // namespace verifier_suite

BOOST_FIXTURE_TEST_SUITE(verifier_suite, verifier_suite::played)

BOOST_AUTO_TEST_CASE(a_sound_campaign_has_no_findings_and_counts_its_events) {
  game.take_snapshot();
  const auto report = verify();
  BOOST_TEST(report.sound());
  BOOST_TEST(report.findings.empty());
  BOOST_TEST(report.events == game.state().seq());
  BOOST_TEST(report.bytes == log().size());
}

BOOST_AUTO_TEST_CASE(a_fight_under_way_is_sound) {
  game.accept("encounter start");
  BOOST_REQUIRE(game.fight_is_on());
  const auto report = verify();
  BOOST_TEST(report.findings.empty());
  BOOST_TEST(report.events == game.state().seq());
}

BOOST_AUTO_TEST_CASE(a_changed_figure_is_damage_at_its_line_byte_and_seq) {
  auto bytes = log();
  const auto at = line_at(2);
  bytes.replace(bytes.find("[22,13]", at), 7, "[22,14]");
  set_log(bytes);
  const auto found = only_finding();
  BOOST_TEST(found.weight == io::severity::damage);
  BOOST_TEST(found.line == 2U);
  BOOST_TEST(found.byte == at);
  BOOST_TEST(found.seq == 2U);
  BOOST_TEST(found.path == live_log);
  BOOST_TEST(!verify().sound());
}

BOOST_AUTO_TEST_CASE(two_damaged_places_are_both_found) {
  game.accept("note the second evening");
  auto bytes = log();
  bytes[line_at(2) + 20] ^= 1;
  bytes[line_at(4) + 20] ^= 1;
  set_log(bytes);
  const auto report = verify();
  BOOST_TEST(report.found >= 2U);
  BOOST_TEST(report.findings.front().line == 2U);
  BOOST_TEST(std::ranges::any_of(report.findings, [](const auto& f) { return f.seq == 4; }));
}

BOOST_AUTO_TEST_CASE(a_torn_tail_is_a_notice) {
  auto bytes = log();
  bytes.resize(bytes.size() - 10);
  set_log(bytes);
  const auto report = verify();
  BOOST_TEST(report.sound());
  BOOST_REQUIRE(!report.findings.empty());
  BOOST_TEST(report.findings.front().kind == "torn_tail");
  BOOST_TEST(report.findings.front().byte == line_at(4));
}

BOOST_AUTO_TEST_CASE(a_missing_log_is_damage) {
  BOOST_REQUIRE(game.disk().remove(live_log).has_value());
  BOOST_TEST(only_finding().what == "the log is missing");
}

BOOST_AUTO_TEST_CASE(a_snapshot_ahead_of_the_log_says_how_many_events_are_gone) {
  game.take_snapshot();
  set_log(log().substr(0, line_at(3)));
  const auto found = only_finding();
  BOOST_TEST(found.weight == io::severity::damage);
  BOOST_TEST(found.kind == "log_lost_tail");
  BOOST_TEST(found.what.find("2 events are gone") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_snapshot_that_cannot_be_read_is_a_notice) {
  game.take_snapshot();
  game.disk().put(live_snapshot, "format: what\n");
  const auto found = only_finding();
  BOOST_TEST(found.weight == io::severity::notice);
  BOOST_TEST(found.kind == "snapshot_unusable");
}

BOOST_AUTO_TEST_CASE(a_snapshot_of_another_log_is_a_notice) {
  live_campaign other;
  other.accept("note elsewhere");
  other.take_snapshot();
  game.disk().put(live_snapshot, other.disk().bytes_of(live_snapshot));
  const auto found = only_finding();
  BOOST_TEST(found.weight == io::severity::notice);
  BOOST_TEST(found.kind == "snapshot_unusable");
  BOOST_TEST(found.seq == 1U);
}

BOOST_AUTO_TEST_CASE(a_snapshot_that_says_something_else_than_the_log_is_damage) {
  auto wrong = game.state();
  wrong.edit("zombie-1")->hp = 1;
  game.disk().put(live_snapshot, io::render_snapshot({.at = game.end(), .state = wrong}));
  const auto found = only_finding();
  BOOST_TEST(found.weight == io::severity::damage);
  BOOST_TEST(found.kind == "snapshot_disagrees");
  BOOST_TEST(found.seq == game.state().seq());
}

BOOST_AUTO_TEST_CASE(an_encounter_of_another_campaign_is_damage) {
  live_campaign other;
  other.accept("add zombie");
  other.accept("encounter start");
  game.disk().put(live_encounter, other.disk().bytes_of(live_encounter));
  BOOST_TEST(!verify().sound());
}

BOOST_AUTO_TEST_CASE(nothing_is_written_by_looking) {
  auto bytes = log();
  bytes.resize(bytes.size() - 10);
  set_log(bytes);
  (void)verify();
  BOOST_TEST(log() == bytes);
  const auto there = game.disk().list(live_directory);
  BOOST_REQUIRE(there.has_value());
  for (const auto& entry : *there) BOOST_TEST(entry.name.find("torn") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::test
