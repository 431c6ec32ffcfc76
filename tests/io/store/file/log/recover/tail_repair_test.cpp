// The steps that a recovery takes, one at a time: what each changes, what it reports, and that
// read-only access reports the same and changes nothing. recovery_crash_test.cpp loses power in
// all of them.

#include "io/store/file/log/recover/tail_repair.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(tail_repair_suite)

namespace {

using io::access;
using io::tail_action;

struct campaign {
  campaign() {
    BOOST_REQUIRE(disk.make_directory(campaign_path) && disk.sync_directory("/"));
    log.add_commands(4);
  }
  io::tail_repair repair(access mode) { return {disk, campaign_path, mode, report}; }

  /// What the repair makes of these bytes of log.jsonl. Returns the size that it states.
  std::uint64_t fix(const std::string& bytes, tail_action action, access mode,
                    std::uint64_t mark = 4) {
    disk.put(log_path, bytes);
    report = {};
    const auto file =
        disk.open(log_path, mode == access::read_write ? io::open_mode::append_existing
                                                       : io::open_mode::read_only);
    BOOST_REQUIRE(file);
    line_collector sink;
    const auto scan = io::scan_log(**file, {}, sink);
    BOOST_REQUIRE(scan);
    std::uint64_t size = 0;
    fixed = repair(mode).fix_tail(**file, *scan, action, mark, size);
    return size;
  }
  /// Both kinds of access come to the same, and only one changes the file.
  std::uint64_t fix_both(const std::string& bytes, tail_action action) {
    const auto looked = fix(bytes, action, access::read_only);
    BOOST_REQUIRE(fixed);
    BOOST_TEST((disk.bytes_of(log_path) == bytes));
    const auto seen = report;
    const auto done = fix(bytes, action, access::read_write);
    BOOST_REQUIRE(fixed);
    BOOST_TEST(looked == done);
    BOOST_TEST(seen.newline_restored == report.newline_restored);
    BOOST_REQUIRE(seen.cuts.size() == report.cuts.size());
    for (std::size_t i = 0; i < seen.cuts.size(); ++i) {
      BOOST_TEST(seen.cuts[i].offset == report.cuts[i].offset);
      BOOST_TEST(seen.cuts[i].bytes == report.cuts[i].bytes);
      BOOST_TEST(seen.cuts[i].events == report.cuts[i].events);
      BOOST_TEST(seen.cuts[i].first_seq == report.cuts[i].first_seq);
      BOOST_TEST(seen.cuts[i].kept_in.empty());
    }
    return done;
  }
  /// `before` of the log, these bytes after it, and a fight of three lines to be merged there.
  void merge(const std::string& behind, access mode) {
    const auto bytes = log.bytes() + behind;
    disk.put(log_path, bytes);
    disk.put(encounter_path, fight().bytes());
    report = {};
    const auto file =
        disk.open(log_path, mode == access::read_write ? io::open_mode::append_existing
                                                       : io::open_mode::read_only);
    const auto encounter = disk.open(encounter_path, io::open_mode::read_only);
    BOOST_REQUIRE((file && encounter));
    line_collector sink;
    const auto scan = io::scan_log(**file, {}, sink);
    BOOST_REQUIRE(scan);
    BOOST_REQUIRE(repair(mode).finish_merge(**file, *scan, {log.bytes().size(), bytes.size()},
                                            **encounter, fight().bytes().size()));
    BOOST_TEST(report.merge_finished);
    BOOST_TEST(report.merged_bytes == fight().bytes().size());
  }
  [[nodiscard]] log_maker fight() const {
    log_maker made(log.end());
    made.add_commands(3);
    return made;
  }
  [[nodiscard]] bool has(const std::string& name) const {
    return disk.has(campaign_path + '/' + name);
  }

  faulty_disk disk;
  log_maker log;
  io::recovery_report report;
  io::result<done> fixed = done{};
};

// -- remove_leftovers --------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(what_a_crash_left_of_our_own_files_is_removed_and_named, campaign) {
  for (const char* const name : {"log.jsonl.tmp", "log.jsonl.torn-3.tmp", "snapshot.yaml.tmp"})
    disk.put(campaign_path + '/' + name, "x");
  BOOST_REQUIRE(repair(access::read_write).remove_leftovers());
  BOOST_TEST(report.removed.size() == 3U);
  BOOST_TEST(!has("log.jsonl.tmp"));
  BOOST_TEST(!has("log.jsonl.torn-3.tmp"));
  BOOST_TEST(!has("snapshot.yaml.tmp"));
}

BOOST_FIXTURE_TEST_CASE(files_of_a_person_are_left_alone, campaign) {
  for (const char* const name : {"notes.tmp", "log.jsonl", "log.jsonl.torn-3", "map.tmp.png"})
    disk.put(campaign_path + '/' + name, "x");
  BOOST_REQUIRE(disk.make_directory(campaign_path + "/log.jsonl.tmp"));
  BOOST_REQUIRE(repair(access::read_write).remove_leftovers());
  BOOST_TEST(report.removed.empty());
  for (const char* const name : {"notes.tmp", "log.jsonl", "log.jsonl.torn-3", "map.tmp.png"})
    BOOST_TEST(has(name), name);
}

BOOST_FIXTURE_TEST_CASE(leftovers_are_only_named_with_read_only_access, campaign) {
  disk.put(campaign_path + "/log.jsonl.tmp", "x");
  BOOST_REQUIRE(repair(access::read_only).remove_leftovers());
  BOOST_TEST(report.removed.size() == 1U);
  BOOST_TEST(has("log.jsonl.tmp"));
}

BOOST_FIXTURE_TEST_CASE(leftover_that_cannot_be_removed_is_an_error, campaign) {
  disk.put(campaign_path + "/log.jsonl.tmp", "x");
  disk.plan({.at = 1, .what = fault::fail, .count = counted::changes});
  BOOST_TEST(!repair(access::read_write).remove_leftovers());
  BOOST_TEST(report.removed.empty());
}

// -- fix_tail ----------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(good_end_is_left_as_it_is, campaign) {
  BOOST_TEST(fix_both(log.bytes(), tail_action::keep) == log.bytes().size());
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes()));
  BOOST_TEST(report.cuts.empty());
}

BOOST_FIXTURE_TEST_CASE(what_may_be_in_memory_only_is_written_again, campaign) {
  disk.plan({.at = 1, .what = fault::fail, .count = counted::writes});
  (void)fix(log.bytes(), tail_action::keep, access::read_write, 3);
  BOOST_TEST(!fixed);
}

BOOST_FIXTURE_TEST_CASE(what_is_known_to_be_on_disk_is_not_written_again, campaign) {
  disk.plan({.at = 1, .what = fault::fail, .count = counted::writes});
  (void)fix(log.bytes(), tail_action::keep, access::read_write, 4);
  BOOST_TEST(fixed.has_value());
}

BOOST_FIXTURE_TEST_CASE(file_is_synced_also_when_nothing_was_wrong, campaign) {
  disk.plan({.at = 1, .what = fault::fail, .count = counted::syncs});
  (void)fix(log.bytes(), tail_action::keep, access::read_write);
  BOOST_TEST(!fixed);
}

BOOST_FIXTURE_TEST_CASE(end_that_is_cut_off_is_kept_beside_under_its_seq, campaign) {
  const std::string torn = "{\"seq\":5,\"at\"";
  BOOST_TEST(fix_both(log.bytes() + torn, tail_action::cut) == log.bytes().size());
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes()));
  BOOST_REQUIRE(report.cuts.size() == 1U);
  const auto& cut = report.cuts[0];
  BOOST_TEST(cut.file == log_path);
  BOOST_TEST(cut.why == io::finding::torn);
  BOOST_TEST(cut.offset == log.bytes().size());
  BOOST_TEST(cut.bytes == torn.size());
  BOOST_TEST(cut.events == 0U);
  BOOST_TEST(cut.first_seq == 5U);
  BOOST_TEST(cut.kept_in == log_path + ".torn-5");
  BOOST_TEST((disk.bytes_of(cut.kept_in) == torn));
}

BOOST_FIXTURE_TEST_CASE(good_lines_of_an_unfinished_command_are_cut_and_counted, campaign) {
  const auto whole = log.bytes();
  log.add({.more = true}).add({.more = true});
  BOOST_TEST(fix_both(log.bytes(), tail_action::cut) == whole.size());
  BOOST_REQUIRE(report.cuts.size() == 1U);
  BOOST_TEST(report.cuts[0].why == io::finding::clean);
  BOOST_TEST(report.cuts[0].events == 2U);
  BOOST_TEST(report.cuts[0].first_seq == 5U);
}

BOOST_FIXTURE_TEST_CASE(lost_newline_is_put_back, campaign) {
  const auto record = log.bytes().substr(0, log.bytes().size() - 1);
  BOOST_TEST(fix_both(record, tail_action::terminate) == log.bytes().size());
  BOOST_TEST(report.newline_restored);
  BOOST_TEST(report.cuts.empty());
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes()));
}

BOOST_FIXTURE_TEST_CASE(what_stands_in_the_place_of_a_newline_is_kept_beside, campaign) {
  const auto record = log.bytes().substr(0, log.bytes().size() - 1);
  BOOST_TEST(fix_both(record + "\vjunk", tail_action::terminate) == log.bytes().size());
  BOOST_TEST(report.newline_restored);
  BOOST_REQUIRE(report.cuts.size() == 1U);
  BOOST_TEST(report.cuts[0].first_seq == 5U);
  BOOST_TEST((disk.bytes_of(report.cuts[0].kept_in) == "\vjunk"));
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes()));
}

BOOST_FIXTURE_TEST_CASE(error_at_any_operation_is_told_and_loses_no_byte, campaign) {
  const auto bytes = log.bytes() + "torn";
  const auto places = for_each_fault([&](std::uint64_t n) {
    disk.put(log_path, bytes);
    if (has("log.jsonl.torn-5")) BOOST_REQUIRE(disk.remove(log_path + ".torn-5"));
    const auto file = disk.open(log_path, io::open_mode::append_existing);
    line_collector sink;
    const auto scan = io::scan_log(**file, {}, sink);
    BOOST_REQUIRE(scan);
    disk.plan({.at = n, .what = fault::fail, .count = counted::changes});
    std::uint64_t size = 0;
    const auto outcome =
        repair(access::read_write).fix_tail(**file, *scan, tail_action::cut, 0, size);
    const bool fired = disk.fired();
    disk.plan({});
    BOOST_TEST(outcome.has_value() == !fired);
    const bool is_whole = disk.bytes_of(log_path) == bytes;
    BOOST_TEST((is_whole || disk.bytes_of(log_path + ".torn-5") == "torn"));
    return fired;
  });
  BOOST_TEST(places > 5U);
}

// -- finish_merge ------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(fight_is_put_where_it_belongs, campaign) {
  merge("", access::read_write);
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + fight().bytes()));
  BOOST_TEST(report.cuts.empty());
}

BOOST_FIXTURE_TEST_CASE(piece_of_its_copy_gives_way_to_it, campaign) {
  for (const std::size_t size : {std::size_t{1}, fight().starts()[1], fight().starts()[2] + 5}) {
    merge(fight().bytes().substr(0, size), access::read_write);
    BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + fight().bytes()));
    BOOST_TEST(report.cuts.empty());
  }
}

BOOST_FIXTURE_TEST_CASE(anything_else_that_stands_there_is_kept_beside, campaign) {
  const auto behind = fight().line(0) + "no piece of it";
  merge(behind, access::read_write);
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + fight().bytes()));
  BOOST_REQUIRE(report.cuts.size() == 1U);
  BOOST_TEST((disk.bytes_of(report.cuts[0].kept_in) == behind));
}

BOOST_FIXTURE_TEST_CASE(copy_that_is_longer_than_the_fight_is_kept_beside, campaign) {
  merge(fight().bytes() + "more", access::read_write);
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + fight().bytes()));
  BOOST_TEST(report.cuts.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(merge_is_only_reported_with_read_only_access, campaign) {
  merge("no piece of it", access::read_only);
  BOOST_TEST((disk.bytes_of(log_path) == log.bytes() + "no piece of it"));
  BOOST_REQUIRE(report.cuts.size() == 1U);
  BOOST_TEST(report.cuts[0].kept_in.empty());
}

BOOST_FIXTURE_TEST_CASE(merged_fight_survives_a_loss_of_power, campaign) {
  merge(fight().bytes().substr(0, 10), access::read_write);
  const auto later = disk.after_crash(crash_mode::drop, 1);
  BOOST_TEST((later.bytes_of(log_path) == log.bytes() + fight().bytes()));
}

// -- remove_encounter --------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(removed_encounter_stays_removed_after_a_loss_of_power, campaign) {
  disk.put(encounter_path, "x");
  BOOST_REQUIRE(repair(access::read_write).remove_encounter());
  BOOST_TEST(!disk.after_crash(crash_mode::drop, 1).has(encounter_path));
}

BOOST_FIXTURE_TEST_CASE(encounter_stays_with_read_only_access, campaign) {
  disk.put(encounter_path, "x");
  BOOST_REQUIRE(repair(access::read_only).remove_encounter());
  BOOST_TEST(disk.has(encounter_path));
}

BOOST_FIXTURE_TEST_CASE(error_of_the_directory_is_told_and_not_met_with_read_only_access,
                        campaign) {
  disk.plan({.at = 1, .what = fault::fail, .count = counted::syncs});
  BOOST_TEST(repair(access::read_only).sync_directory().has_value());
  BOOST_TEST(!repair(access::read_write).sync_directory());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
