#pragma once

#include "io/store/file/log/recover/recovery.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace dnd::test {

/// A campaign's directory, and the log that is to be written there: of six commands.
struct recovery_fixture {
  faulty_disk disk;
  log_maker log;

  recovery_fixture() {
    BOOST_REQUIRE(disk.make_directory(campaign_path).has_value());
    BOOST_REQUIRE(disk.sync_directory("/").has_value());
    // The last one says that the one before it was synced, and nobody says it of the last.
    log.add_commands(6);
  }

  void write(std::string_view bytes) { disk.put(log_path, bytes); }

  opened open(io::access mode = io::access::read_write,
              const std::optional<io::log_position>& snapshot = {}) {
    auto campaign = open_campaign(disk, mode, snapshot);
    if (!campaign) BOOST_FAIL(render(campaign.error()));
    return *std::move(campaign);
  }

  /// Both kinds of open refuse, and the files stay as they are.
  io::error refused(const std::optional<io::log_position>& snapshot = {}) {
    const std::string log_before = disk.bytes_of(log_path);
    const std::string encounter_before = disk.bytes_of(encounter_path);
    std::optional<io::error> why;
    for (const auto mode : {io::access::read_only, io::access::read_write}) {
      const auto campaign = open_campaign(disk, mode, snapshot);
      BOOST_REQUIRE(!campaign.has_value());
      why = campaign.error();
    }
    BOOST_TEST((disk.bytes_of(log_path) == log_before));
    BOOST_TEST((disk.bytes_of(encounter_path) == encounter_before));
    return *why;
  }

  /// The cut is reported alike by both kinds of open; only one carries it out.
  io::cut_report cut(std::string_view bytes, std::size_t whole_lines) {
    write(bytes);
    const auto looked = open(io::access::read_only);
    BOOST_REQUIRE_EQUAL(looked.report.cuts.size(), 1u);
    BOOST_TEST(looked.report.cuts[0].kept_in.empty());
    BOOST_TEST((disk.bytes_of(log_path) == bytes));
    const auto repaired = open();
    BOOST_REQUIRE_EQUAL(repaired.report.cuts.size(), 1u);
    io::cut_report lost = repaired.report.cuts[0];
    BOOST_TEST(lost.bytes == looked.report.cuts[0].bytes);
    BOOST_TEST(lost.events == looked.report.cuts[0].events);
    BOOST_TEST(lost.bytes == bytes.size() - log.starts()[whole_lines]);
    BOOST_TEST((disk.bytes_of(lost.kept_in) == bytes.substr(log.starts()[whole_lines])));
    BOOST_TEST((disk.bytes_of(log_path) == bytes.substr(0, log.starts()[whole_lines])));
    BOOST_TEST(repaired.sink.lines.size() == whole_lines);
    append_and_reopen(repaired);
    return lost;
  }

  /// The next append follows, and survives the loss of power.
  void append_and_reopen(const opened& campaign) {
    auto writer = io::campaign_log::open(disk, campaign_path, campaign.report.tail);
    BOOST_REQUIRE(writer.has_value());
    log_maker more(campaign.report.tail.end);
    more.add();
    BOOST_REQUIRE(writer->append(more.bytes(), more.end().seq, more.end().sum).has_value());
    BOOST_REQUIRE(writer->sync().has_value());
    auto later = disk.after_crash(crash_mode::drop, 1);
    const auto again = open_campaign(later);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(again->report.cuts.empty());
    BOOST_TEST(again->sink.lines.size() == campaign.sink.lines.size() + 1);
  }

  /// A fight that follows the log; its end is the last event if `ended`.
  log_maker fight_of(std::size_t rounds, bool ended) {
    log_maker fight(log.end());
    fight.add({.type = "encounter_started", .synced = log.end().seq});
    for (std::size_t i = 0; i < rounds; ++i) fight.add({.synced = fight.end().seq});
    if (ended) fight.add({.type = "encounter_ended", .synced = fight.end().seq});
    return fight;
  }
};

}  // namespace dnd::test
