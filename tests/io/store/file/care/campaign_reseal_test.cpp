// A log that was edited by hand and meant so. Goal: with new sums it opens with what the edit says,
// the file as it was edited stays beside it, and an edit that a new sum does not cure is refused
// with its place. Method: edits of a log that is known line by line.

#include "io/store/file/care/campaign_reseal.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

namespace dnd::test {
namespace campaign_reseal_suite {
namespace {

using io::campaign_reseal;
using io::ec;

const std::string& log_file = written_campaign::log_file;
const std::string& fight_file = written_campaign::encounter_file;

io::result<campaign_reseal> plan(faulty_disk& disk, model::seq_t from) {
  return campaign_reseal::plan(disk, written_campaign::directory, from);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

std::vector<std::string> resealed(faulty_disk& disk, model::seq_t from) {
  auto what = plan(disk, from);
  BOOST_REQUIRE_MESSAGE(what, (what ? "" : render(what.error())));
  BOOST_REQUIRE(what->summary().needed);
  auto originals = what->carry_out();
  BOOST_REQUIRE_MESSAGE(originals, (originals ? "" : render(originals.error())));
  return *std::move(originals);
}

/// After it was sealed, also when the power goes right then.
io::loaded_campaign opened(const faulty_disk& disk) {
  auto later = disk.after_crash(crash_mode::drop, 1);
  const auto report = io::verify_campaign(later, written_campaign::directory, {});
  BOOST_REQUIRE(report);
  BOOST_TEST(report->findings.empty());
  auto loaded = opened_copy(later);
  BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : render(loaded.error())));
  return *std::move(loaded);
}

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  /// The log with an edit. Nothing of the directory changes.
  io::error refused(const std::string& bytes, model::seq_t from) {
    disk.put(log_file, bytes);
    const auto what = plan(disk, from);
    BOOST_REQUIRE(!what);
    BOOST_TEST((log() == bytes));
    BOOST_TEST(!what.error().todo.empty());
    return what.error();
  }
};

}  // namespace
}  // namespace campaign_reseal_suite

BOOST_FIXTURE_TEST_SUITE(campaign_reseal_suite, campaign_reseal_suite::evening)

BOOST_AUTO_TEST_CASE(a_log_whose_sums_fit_is_left_alone) {
  const auto bytes = log();
  for (const model::seq_t from : {1U, 7U, 20U}) {
    const auto what = plan(disk, from);
    BOOST_REQUIRE(what);
    BOOST_TEST(!what->summary().needed);
  }
  BOOST_TEST((log() == bytes));
  BOOST_TEST(plan(disk, 22).error().code == ec::not_found);
}

BOOST_AUTO_TEST_CASE(an_edited_note_is_accepted_and_the_rest_is_as_it_was) {
  snapshot_after(4);
  const auto edited = replaced(log(), "the door creaks", "the door was shut");
  disk.put(log_file, edited);
  BOOST_REQUIRE(!opened_copy(disk));
  const auto what = plan(disk, 6);
  BOOST_REQUIRE(what);
  BOOST_TEST(what->summary().lines == 15U);
  BOOST_REQUIRE_EQUAL(what->summary().changed.size(), 1U);
  const auto& line = what->summary().changed[0];
  BOOST_TEST(line.seq == 6U);
  BOOST_TEST(line.line == 6U);
  BOOST_TEST(line.byte == places[5].offset);
  BOOST_TEST(line.sum_before == places[6].sum);
  BOOST_TEST(line.sum_after != line.sum_before);
  BOOST_TEST(line.after.find("the door was shut") != std::string::npos);
  const auto originals = resealed(disk, 6);
  BOOST_REQUIRE_EQUAL(originals.size(), 1U);
  BOOST_TEST(originals[0] == "/c/log.jsonl.edited-6");
  BOOST_TEST((disk.bytes_of(originals[0]) == edited));
  BOOST_TEST(log().starts_with(bytes(1, 5)));
  const auto loaded = opened(disk);
  BOOST_TEST(loaded.snapshot_seq == 4U);  // It stands before the edit.
  BOOST_TEST(io::state_hash(loaded.state) == io::state_hash(states.back()));
}

BOOST_AUTO_TEST_CASE(an_edited_wound_changes_the_state_when_what_follows_agrees) {
  snapshot_after(20);
  // Grog takes 6 and not 3, so that all later wounds begin 3 lower.
  auto bytes = replaced(log(), "[20,17]", "[20,14]");
  bytes = replaced(bytes, "\"amount\":3", "\"amount\":6");
  BOOST_TEST(refused(bytes, 5).seq.value() == 14U);
  bytes = replaced(bytes, "[17,16]", "[14,13]");
  bytes = replaced(bytes, "[16,12]", "[13,9]");
  disk.put(log_file, bytes);
  const auto what = plan(disk, 5);
  BOOST_REQUIRE(what);
  BOOST_TEST(what->summary().changed_count == 3U);
  resealed(disk, 5);
  const auto loaded = opened(disk);
  BOOST_TEST(loaded.state.find("grog")->hp == 9);
  BOOST_TEST(!disk.has(snapshot_file));  // It was of another story.
}

BOOST_AUTO_TEST_CASE(a_line_as_it_was_is_shown_when_a_file_beside_the_log_proves_it) {
  const auto before = log();
  const auto edited = replaced(before, "the door creaks", "the door was shut");
  disk.put(log_file, edited);
  BOOST_TEST(!plan(disk, 6)->summary().changed[0].before.has_value());
  disk.put("/c/log.jsonl.damaged-9", replaced(before, "the door creaks", "no such thing"));
  BOOST_TEST(!plan(disk, 6)->summary().changed[0].before.has_value());
  disk.put("/c/log.jsonl~", before);
  const auto what = plan(disk, 6);
  BOOST_REQUIRE(what->summary().changed[0].before.has_value());
  BOOST_TEST(*what->summary().changed[0].before + "\n" == line(6));
}

BOOST_AUTO_TEST_CASE(an_edit_before_the_named_event_is_refused_with_its_number) {
  const auto why = refused(replaced(log(), "the door creaks", "the door was shut"), 9);
  BOOST_TEST(why.seq.value() == 6U);
  BOOST_TEST(why.todo == "Seal from event 6 on.");
  BOOST_TEST(why.way_out == io::remedy::seal_earlier);
}

BOOST_AUTO_TEST_CASE(what_a_new_sum_does_not_cure_is_refused_with_its_place) {
  const auto all = log();
  const auto at = places[5].offset;
  // A line is missing, or there twice.
  BOOST_TEST(refused(bytes(1, 5) + bytes(7, 20), 6).what == "expected seq 6, found seq 7");
  BOOST_TEST(refused(bytes(1, 6) + bytes(6, 20), 6).what == "expected seq 7, found seq 6");
  for (const auto& bad : {bytes(1, 5) + "\n" + bytes(6, 20), bytes(1, 5) + "{}\n" + bytes(6, 20),
                          replaced(all, line(6).substr(line(6).size() - 28), "}\n"),
                          replaced(all, "\"text\":\"the door creaks\"", "\"text\":7"),
                          replaced(all, "\"text\":\"the door creaks\"", "\"texts\":\"\"")}) {
    const auto why = refused(bad, 6);
    BOOST_TEST(why.code == ec::corrupt, why.what);
    BOOST_TEST(why.path == log_file);
    BOOST_TEST(why.line.value() == 6U, why.what);
    BOOST_TEST(why.byte.value() == at);
    BOOST_TEST(why.seq.value() == 6U);
  }
  disk.put(log_file, all.substr(0, places[17].offset));
  const auto unfinished = plan(disk, 3);
  BOOST_REQUIRE(!unfinished);
  BOOST_TEST(unfinished.error().what.find("not whole") != std::string::npos);
  disk.put(log_file, replaced(all, "note_added", "moon_risen"));
  BOOST_TEST(plan(disk, 1).error().code == ec::unknown_event);
}

BOOST_AUTO_TEST_CASE(a_last_newline_that_an_editor_left_out_is_put_back) {
  auto edited = replaced(log(), "the end", "the very end");
  edited.pop_back();
  disk.put(log_file, edited);
  resealed(disk, 20);
  BOOST_TEST(log().ends_with("\"}\n"));
  BOOST_TEST(opened(disk).state.seq() == 20U);
}

BOOST_AUTO_TEST_CASE(a_mark_that_is_not_before_its_line_is_set_right) {
  disk.put(log_file, replaced(log(), "\"synced\":5,", "\"synced\":900,"));
  resealed(disk, 6);
  BOOST_TEST((log() == bytes(1, 20)));
  BOOST_TEST(opened(disk).state.seq() == 20U);
}

BOOST_AUTO_TEST_CASE(an_edit_in_a_fight_leaves_the_log_alone) {
  fight("elara").note("first blow").wound("elara", 2);
  const auto before = log();
  const auto edited = replaced(encounter(), "first blow", "parry");
  disk.put(fight_file, edited);
  const auto originals = resealed(disk, 21);
  BOOST_REQUIRE_EQUAL(originals.size(), 1U);
  BOOST_TEST((disk.bytes_of(originals[0]) == edited));
  BOOST_TEST((log() == before));
  BOOST_TEST(opened(disk).state.seq() == last());
}

BOOST_AUTO_TEST_CASE(an_edit_before_a_fight_seals_the_fight_too) {
  fight("elara").note("first blow").wound("elara", 2);
  disk.put(log_file, replaced(log(), "the door creaks", "the door was shut"));
  BOOST_TEST(resealed(disk, 6).size() == 2U);
  const auto loaded = opened(disk);
  BOOST_TEST(io::state_hash(loaded.state) == io::state_hash(states.back()));
  BOOST_TEST(loaded.recovery.tail.has_encounter);
}

BOOST_AUTO_TEST_CASE(every_line_may_be_edited) {
  for (model::seq_t seq = 1; seq <= last(); ++seq) {
    auto copy = disk.after_kill();
    // Another minute: says the same to the rules.
    auto text = replaced(line(seq), "T19:04:", "T19:14:");
    copy.put(log_file, bytes(1, seq - 1) + text + bytes(seq + 1, last()));
    const auto what = plan(copy, seq);
    BOOST_REQUIRE_MESSAGE(what, (what ? "" : render(what.error())));
    BOOST_TEST(what->summary().changed_count == 1U);
    BOOST_TEST(what->summary().lines == last() - seq + 1);
    resealed(copy, seq);
    BOOST_TEST(io::state_hash(opened(copy).state) == io::state_hash(states.back()));
  }
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_leaves_the_edited_or_the_sealed) {
  const auto seed = seed_of_test();
  snapshot_after(20).fight("elara").note("first blow").wound("elara", 2);
  const auto edited = replaced(log(), "the door creaks", "the door was shut");
  const auto fight = encounter();
  disk.put(log_file, edited);
  auto well = disk.after_kill();
  resealed(well, 6);
  const auto places_tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    auto what = plan(copy, 6);
    BOOST_REQUIRE(what);
    copy.plan({.at = n, .what = fault::crash, .count = counted::changes});
    const auto done = what->carry_out();
    if (!copy.fired()) return false;
    BOOST_REQUIRE(!done);
    for (const crash_mode mode : all_crash_modes) {
      const std::uint64_t seeds = mode == crash_mode::scramble ? how_many({10, 500}) : 1;
      for (auto i = seed; i < seed + seeds; ++i) {
        BOOST_TEST_CONTEXT("operation " << n << ", mode " << enumerator_text(mode) << ", seed "
                                        << i) {
          auto later = copy.after_crash(mode, i);
          const auto log_now = later.bytes_of(log_file), fight_now = later.bytes_of(fight_file);
          BOOST_REQUIRE(log_now == edited || log_now == well.bytes_of(log_file));
          BOOST_REQUIRE(fight_now == fight || fight_now == well.bytes_of(fight_file));
          auto again = plan(later, 6);
          BOOST_REQUIRE_MESSAGE(again, (again ? "" : render(again.error())));
          if (again->summary().needed) BOOST_REQUIRE(again->carry_out());
          BOOST_REQUIRE(later.bytes_of(log_file) == well.bytes_of(log_file));
          BOOST_REQUIRE(later.bytes_of(fight_file) == well.bytes_of(fight_file));
          BOOST_REQUIRE_EQUAL(opened(later).state.seq(), last());
        }
      }
    }
    return true;
  });
  BOOST_TEST(places_tried >= 10U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
