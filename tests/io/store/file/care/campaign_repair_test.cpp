// A campaign is damaged in every way that a file can be, and repaired. Goal: it opens afterwards,
// keeps each event that is proven from the first one on, and nothing that was there is gone from
// the directory. Method: the whole log is known line by line, so what must be kept is, too. Going
// back to an earlier event: campaign_repair_back_test; repairs that are cut short:
// campaign_repair_crash_test.

#include "io/store/file/care/campaign_repair.hpp"

#include "io/store/codec/line_format.hpp"
#include "tests/io/store/file/care/repair_support.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"

#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(campaign_repair_suite)

namespace {

using io::ec;

const std::string& log_file = written_campaign::log_file;
const std::string& fight_file = written_campaign::encounter_file;

/// The log with these bytes, repaired: all events up to `kept` are there, and so is the damage.
repair_outcome log_repaired(const written_campaign& made, const std::string& bytes,
                            model::seq_t kept) {
  auto disk = made.disk.after_kill();
  disk.put(log_file, bytes);
  auto done = repaired(disk, made, kept);
  BOOST_REQUIRE_EQUAL(done.originals.size(), 1U);
  BOOST_TEST((disk.bytes_of(done.originals[0]) == bytes));
  BOOST_TEST((disk.bytes_of(log_file) == made.bytes(1, kept)));
  return done;
}

void is_left_alone(written_campaign& made) {
  const std::string log = made.log(), fight = made.encounter();
  const auto what = plan_repair(made.disk);
  BOOST_REQUIRE_MESSAGE(what, (what ? "" : render(what.error())));
  BOOST_TEST(!what->summary().needed);
  BOOST_TEST(!what->summary().damage.has_value());
  BOOST_TEST((made.log() == log));
  BOOST_TEST((made.encounter() == fight));
}

BOOST_AUTO_TEST_CASE(a_sound_campaign_is_left_alone) {
  written_campaign empty;
  is_left_alone(empty);
  written_campaign made;
  made.evening();
  is_left_alone(made);
  made.snapshot_after(13);
  is_left_alone(made);
  made.fight("elara").wound("elara", 1);
  is_left_alone(made);
  made.peace(written_campaign::merge::later);
  is_left_alone(made);
}

BOOST_AUTO_TEST_CASE(what_the_next_open_mends_is_left_to_it) {
  written_campaign made;
  made.evening();
  made.disk.put(log_file, made.log() + "{\"seq\":21,\"at\":");
  is_left_alone(made);
  BOOST_TEST(plan_repair(made.disk)->summary().torn_bytes == 15U);
}

BOOST_AUTO_TEST_CASE(a_changed_line_costs_it_and_all_after_it_and_no_other) {
  written_campaign made;
  made.evening();
  for (model::seq_t seq = 1; seq < made.last(); ++seq) {
    auto bytes = made.log();
    bytes[made.places[seq - 1].offset + 30] ^= 1;
    const auto done = log_repaired(made, bytes, made.command_end(seq - 1));
    BOOST_TEST(done.summary.damage.has_value());
    BOOST_TEST(done.summary.kept.last == made.command_end(seq - 1));
    BOOST_TEST(done.summary.lost.first == made.command_end(seq - 1) + 1);
    BOOST_TEST(done.summary.lost.last == made.last());
  }
}

BOOST_AUTO_TEST_CASE(what_is_kept_and_lost_is_reported_in_commands_sessions_and_times) {
  written_campaign made;
  made.evening().command({model::session_ended{.number = 1}}).session();
  auto bytes = made.log();
  bytes[made.places[5].offset + 30] ^= 1;
  const auto told = log_repaired(made, bytes, 5).summary;
  BOOST_TEST(told.kept.events() == 5U);
  BOOST_TEST(told.kept.commands == 4U);
  BOOST_TEST(told.kept.sessions == 1U);
  BOOST_TEST(told.kept.first_at == "2026-11-22T19:04:12.120Z");
  BOOST_TEST(told.kept.last_at == "2026-11-22T19:04:16.120Z");
  BOOST_TEST(told.lost.events() == 17U);
  BOOST_TEST(told.lost.sessions == 1U);
  BOOST_TEST(told.lost.last_at == "2026-11-22T19:04:33.120Z");
  BOOST_TEST(told.damage->line.value() == 6U);
}

BOOST_AUTO_TEST_CASE(doubled_lines_cost_no_event) {
  written_campaign made;
  made.evening();
  for (model::seq_t seq = 1; seq <= made.last(); ++seq)
    log_repaired(made, made.bytes(1, seq) + made.bytes(seq, made.last()), made.last());
}

BOOST_AUTO_TEST_CASE(swapped_lines_cost_no_event) {
  written_campaign made;
  made.evening();
  for (model::seq_t seq = 1; seq < made.last(); ++seq)
    log_repaired(made,
                 made.bytes(1, seq - 1) + made.line(seq + 1) + made.line(seq) +
                     made.bytes(seq + 2, made.last()),
                 made.last());
}

BOOST_AUTO_TEST_CASE(foreign_lines_cost_no_event) {
  written_campaign made, other;
  made.evening();
  other.note("elsewhere").evening();
  // A foreign first line is as good a beginning as any.
  for (model::seq_t seq = 2; seq <= made.last(); ++seq)
    log_repaired(made, made.bytes(1, seq - 1) + other.line(seq) + made.bytes(seq, made.last()),
                 made.last());
}

BOOST_AUTO_TEST_CASE(junk_between_lines_costs_no_event) {
  written_campaign made;
  made.evening();
  // Behind the mark, which is before the last line, zeros are what a crash leaves.
  for (model::seq_t seq = 1; seq + 1 < made.last(); ++seq)
    for (const std::string& junk :
         {std::string("\n"), std::string("# a remark\n"), std::string(600, '\0'),
          std::string(3'000'000, 'x'), std::string(1'500'000, 'x') + "\n"})
      log_repaired(made, made.bytes(1, seq) + junk + made.bytes(seq + 1, made.last()), made.last());
}

BOOST_AUTO_TEST_CASE(something_else_in_place_of_a_newline_costs_no_event) {
  written_campaign made;
  made.evening();
  for (model::seq_t seq = 1; seq + 1 < made.last(); ++seq) {
    auto joined = made.bytes(1, seq);
    joined.back() = '\v';
    log_repaired(made, joined + made.bytes(seq + 1, made.last()), made.last());
  }
}

BOOST_AUTO_TEST_CASE(line_ends_of_another_system_cost_no_event) {
  written_campaign made;
  made.evening();
  std::string bytes;
  for (const char c : made.log()) bytes += c == '\n' ? std::string("\r\n") : std::string(1, c);
  log_repaired(made, bytes, made.last());
}

BOOST_AUTO_TEST_CASE(a_lost_line_costs_what_is_after_it) {
  written_campaign made;
  made.evening();
  for (model::seq_t seq = 1; seq < made.last(); ++seq) {
    const auto told = log_repaired(made, made.bytes(1, seq - 1) + made.bytes(seq + 1, made.last()),
                                   made.command_end(seq - 1))
                          .summary;
    const auto of_its_command = seq - 1 - made.command_end(seq - 1);
    BOOST_TEST(told.lost_whole == made.last() - seq + of_its_command);
  }
}

BOOST_AUTO_TEST_CASE(damage_in_a_fight_keeps_the_fight_up_to_it) {
  written_campaign made;
  made.evening().fight("elara").wound("elara", 1).note().wound("elara", 2).note();
  const auto begin = made.places[20].offset;
  for (model::seq_t seq = 21; seq < made.last(); ++seq) {
    auto disk = made.disk.after_kill();
    auto bytes = made.encounter();
    bytes[made.places[seq - 1].offset - begin + 30] ^= 1;
    disk.put(fight_file, bytes);
    const auto kept = made.command_end(seq - 1);
    const auto done = repaired(disk, made, kept);
    BOOST_REQUIRE_EQUAL(done.originals.size(), 1U);
    BOOST_TEST((disk.bytes_of(done.originals[0]) == bytes));
    BOOST_TEST((disk.bytes_of(log_file) == made.log()));
    BOOST_TEST((disk.bytes_of(fight_file) == made.bytes(21, kept)));
    BOOST_TEST(disk.has(fight_file) == (kept > 20));
  }
}

BOOST_AUTO_TEST_CASE(damage_before_a_fight_takes_the_fight_along) {
  written_campaign made;
  made.evening().fight("elara").note();
  auto bytes = made.log();
  bytes[made.places[9].offset + 30] ^= 1;
  made.disk.put(log_file, bytes);
  const auto fight = made.encounter();
  const auto done = repaired(made.disk, made, 8);
  BOOST_REQUIRE_EQUAL(done.originals.size(), 2U);
  BOOST_TEST((made.disk.bytes_of(done.originals[0]) == fight));
  BOOST_TEST((made.disk.bytes_of(done.originals[1]) == bytes));
  BOOST_TEST(done.summary.lost.last == made.last());
}

BOOST_AUTO_TEST_CASE(a_log_that_is_damaged_where_the_encounter_has_a_copy_loses_nothing) {
  written_campaign made;
  made.evening();
  const auto before = made.log();
  made.fight("elara").wound("elara", 1).peace(written_campaign::merge::later);
  const auto last = made.last();
  auto copied = before + made.encounter();
  copied[made.places[22].offset + 30] ^= 1;
  // The log goes on after the merge, as it never does when the encounter is still there.
  written_campaign longer;
  longer.evening().fight("elara").wound("elara", 1).peace().note().note();
  made.disk.put(log_file, copied + longer.bytes(last + 1, last + 2));
  const auto done = repaired(made.disk, longer, last + 2);
  BOOST_TEST((made.disk.bytes_of(log_file) == longer.log()));
  BOOST_TEST(!made.disk.has(fight_file));
  BOOST_TEST(done.originals.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_snapshot_ahead_of_the_log_is_put_aside) {
  written_campaign made;
  made.evening().snapshot_after(20);
  const auto snapshot = made.disk.bytes_of(written_campaign::snapshot_file);
  made.disk.put(log_file, made.bytes(1, 12));
  const auto done = repaired(made.disk, made, 12);
  BOOST_TEST(done.summary.damage->code == ec::log_lost_tail);
  BOOST_TEST(done.summary.lost.events() == 8U);
  BOOST_REQUIRE_EQUAL(done.originals.size(), 1U);
  BOOST_TEST((made.disk.bytes_of(done.originals[0]) == snapshot));
  BOOST_TEST((made.log() == made.bytes(1, 12)));
}

BOOST_AUTO_TEST_CASE(a_snapshot_of_what_is_kept_stays) {
  written_campaign made;
  made.evening().snapshot_after(8);
  auto bytes = made.log();
  bytes[made.places[12].offset + 30] ^= 1;
  made.disk.put(log_file, bytes);
  repaired(made.disk, made, 12);
  BOOST_TEST(opened_copy(made.disk)->snapshot_seq == 8U);
}

/// Appends a line whose sum is right, whatever it says.
std::string with_line(const written_campaign& made, std::string_view type,
                      std::string_view fields) {
  auto bytes = made.log();
  const auto begin = bytes.size();
  io::append_head(bytes,
                  {.seq = made.last() + 1, .at_ms = 0, .by = "gm", .command = "x", .type = type});
  bytes += fields;
  (void)io::append_sum(bytes, begin, made.places.back().sum);
  return bytes;
}

BOOST_AUTO_TEST_CASE(an_event_that_contradicts_the_state_is_dropped) {
  written_campaign made;
  made.evening();
  for (const char* fields : {",\"creature\":\"nobody\"", ",\"creatures\":\"elara\""}) {
    const auto told =
        log_repaired(made, with_line(made, "creature_removed", fields), made.last()).summary;
    BOOST_TEST(told.damage->seq.value() == made.last() + 1);
    BOOST_TEST(told.damage->path == log_file);
  }
}

BOOST_AUTO_TEST_CASE(what_a_newer_program_wrote_is_no_damage) {
  written_campaign made;
  made.evening();
  made.disk.put(log_file, with_line(made, "moon_risen", ",\"spell\":\"wish\""));
  const auto what = plan_repair(made.disk);
  BOOST_REQUIRE(!what);
  BOOST_TEST(what.error().code == ec::unknown_event);
  BOOST_TEST((what.error().way_out == io::remedy::go_back));
  repaired(made.disk, made, 20, {.truncate_at = 20});
}

BOOST_AUTO_TEST_CASE(earlier_originals_are_never_overwritten) {
  written_campaign made;
  made.evening();
  std::vector<std::string> contents, paths;
  for (int round = 0; round < 3; ++round) {
    auto bytes = made.bytes(1, 20);
    bytes[made.places[5].offset + 30] ^= static_cast<char>(1 << round);
    made.disk.put(log_file, bytes);
    contents.push_back(bytes);
    paths.push_back(repaired(made.disk, made, 5).originals.at(0));
  }
  BOOST_TEST(paths[0] == "/c/log.jsonl.damaged-6");
  BOOST_TEST(paths[2] == "/c/log.jsonl.damaged-6-3");
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST((made.disk.bytes_of(paths[i]) == contents[i]));
}

BOOST_AUTO_TEST_CASE(a_missing_log_is_not_made_anew) {
  written_campaign made;
  BOOST_REQUIRE(made.disk.remove(log_file));
  BOOST_TEST(plan_repair(made.disk).error().code == ec::corrupt);
  BOOST_TEST(!made.disk.has(log_file));
}

/// Some damage to a text made of lines.
std::string damaged(std::string bytes, const written_campaign& made, std::mt19937_64& random) {
  if (bytes.empty()) return bytes;
  const auto at = random() % bytes.size();
  const auto seq = 1 + random() % made.last();
  switch (random() % 7) {
    case 0:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      break;
    case 1:
      bytes.erase(at, random() % 700);
      break;
    case 2:
      bytes.insert(at, made.line(seq));
      break;
    case 3:
      bytes.insert(bytes.find('\n', at) + 1, made.line(seq));
      break;
    case 4:
      bytes.replace(at, random() % 600, std::string(random() % 600, '\0'));
      break;
    case 5:
      bytes.resize(at);
      break;
    default:
      bytes += bytes.substr(at);
      break;
  }
  return bytes;
}

BOOST_AUTO_TEST_CASE(whatever_is_damaged_opens_after_a_repair_and_keeps_what_is_proven) {
  const auto first = seed_of_test();
  written_campaign made;
  made.evening().fight("elara").wound("elara", 1).wound("elara", 2).note();
  std::uint64_t needed = 0;
  for (auto seed = first; seed < first + how_many({1'500, 100'000}); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      std::mt19937_64 random(seed);
      auto disk = made.disk.after_kill();
      std::string log = made.log(), fight = made.encounter();
      for (auto rounds = 1 + random() % 3; rounds > 0; --rounds) {
        if (random() % 4 != 0) log = damaged(log, made, random);
        if (random() % 4 == 0) fight = damaged(fight, made, random);
      }
      disk.put(log_file, log);
      disk.put(fight_file, fight);
      auto what = plan_repair(disk);
      BOOST_REQUIRE_MESSAGE(what, (what ? "" : render(what.error())));
      // What stands whole at the beginning of the log is proven.
      model::seq_t sure = 0;
      while (sure < 20 && log.starts_with(made.bytes(1, sure + 1))) ++sure;
      BOOST_REQUIRE_GE(what->summary().kept.last, made.command_end(sure));
      if (what->summary().needed) {
        ++needed;
        BOOST_REQUIRE(what->carry_out());
      }
      const auto opened = opened_copy(disk);
      BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : render(opened.error())));
      BOOST_REQUIRE_EQUAL(opened->state.seq(), what->summary().kept.last);
      BOOST_REQUIRE_EQUAL(hash_of(opened->state), hash_of(made.states[opened->state.seq()]));
      BOOST_REQUIRE(!plan_repair(disk)->summary().needed);
    }
  }
  BOOST_TEST(needed > 500U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
