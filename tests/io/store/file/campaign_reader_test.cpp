// From disk to state: with or without a snapshot, whatever has happened to it, the same state;
// and places in the past of a campaign.

#include "io/store/file/campaign_reader.hpp"

#include "io/store/file/history/past_states.hpp"

#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/codec/state_codec.hpp"
#include "model/apply.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(campaign_reader_suite)

using namespace dnd;
using namespace dnd::model;
using io::access;
using io::ec;
using test::faulty_disk;

namespace {

const std::string directory = "/c";
const std::string log_path = "/c/log.jsonl";
const std::string fight_path = "/c/encounter.jsonl";
const std::string snapshot_path = "/c/snapshot.yaml";

/// Writes commands as lines, and keeps the state after each event.
class writer {
 public:
  writer() {
    BOOST_REQUIRE(disk.make_directory(directory));
    states.emplace_back();
    places.emplace_back();
  }

  writer& command(const std::vector<event>& events, const std::string& file = log_path) {
    std::string bytes = disk.bytes_of(file);
    for (std::size_t i = 0; i < events.size(); ++i) {
      const auto begin = bytes.size();
      const auto seq = states.size();
      io::append_head(bytes, {.seq = seq,
                              .at_ms = 1'795'374'251'120,
                              .by = i == 0 ? "gm" : "",
                              .command = i == 0 ? "test" : "",
                              .type = type_name(events[i])});
      io::append_event_fields(bytes, events[i]);
      if (i + 1 < events.size()) io::append_more(bytes);
      const auto sum = io::append_sum(bytes, begin, places.back().sum);
      places.push_back({places.back().offset + bytes.size() - begin, seq, sum});
      states.push_back(states.back());
      (void)model::apply(states.back(), events[i], seq);
    }
    disk.put(file, bytes);
    return *this;
  }
  writer& note() { return command({note_added{.text = "n"}}); }
  writer& creature(const std::string& id, bool more = false) {
    std::vector<event> events;
    events.emplace_back(creature_added{.creature = id,
                                       .name = id,
                                       .number = 0,
                                       .hp = 9,
                                       .max_hp = 9,
                                       .hp_dice = {},
                                       .block = std::make_shared<const stat_block>()});
    if (more)
      events.emplace_back(temporary_hp_gained{.source = {}, .target = id, .temp_hp = {0, 3}});
    if (more) events.emplace_back(healed{.source = {}, .target = id, .amount = 0, .hp = {9, 9}});
    return command(events);
  }
  writer& snapshot_after(seq_t seq) {
    disk.put(snapshot_path, io::render_snapshot({.at = places[seq], .state = states[seq]}));
    return *this;
  }
  [[nodiscard]] const state& last() const { return states.back(); }

  faulty_disk disk;
  std::vector<state> states;
  std::vector<io::log_position> places;
};

/// 1: a, 2: note, 3-5: b with three events, 6: note, 7: c, 8: note.
writer campaign() {
  writer made;
  made.disk.put(log_path, "");
  made.creature("a").note().creature("b", true).note().creature("c").note();
  return made;
}

io::loaded_campaign load(faulty_disk& disk) {
  auto loaded = io::load_campaign(disk, directory, access::read_only);
  BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
  return *std::move(loaded);
}

void is_whole(const io::loaded_campaign& loaded, const writer& made) {
  BOOST_TEST(io::state_hash(loaded.state) == io::state_hash(made.last()));
  BOOST_TEST((loaded.state.undo_at() == made.last().undo_at()));
  BOOST_TEST((loaded.end == made.places.back()));
}

/// The snapshot is of no use: a warning, and the same state as ever.
void falls_back(writer& made, const std::string& snapshot) {
  made.disk.put(snapshot_path, snapshot);
  const auto loaded = load(made.disk);
  is_whole(loaded, made);
  BOOST_TEST(loaded.snapshot_seq == 0U);
  BOOST_TEST(loaded.replayed == made.last().seq());
  BOOST_REQUIRE_EQUAL(loaded.warnings.size(), 1U);
  BOOST_TEST(loaded.warnings[0].starts_with("snapshot.yaml was not used: "));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_campaign_without_snapshot_is_replayed_without_a_warning) {
  auto made = campaign();
  const auto loaded = load(made.disk);
  is_whole(loaded, made);
  BOOST_TEST(loaded.warnings.empty());
  BOOST_TEST(loaded.replayed == 8U);
}

BOOST_AUTO_TEST_CASE(an_empty_campaign_loads) {
  writer made;
  made.disk.put(log_path, "");
  is_whole(load(made.disk), made);
}

BOOST_AUTO_TEST_CASE(a_snapshot_after_every_event_and_its_tail_give_the_same) {
  for (const seq_t seq : {1U, 2U, 5U, 6U, 7U, 8U}) {
    auto made = campaign();
    made.snapshot_after(seq);
    const auto loaded = load(made.disk);
    is_whole(loaded, made);
    BOOST_TEST(loaded.snapshot_seq == seq);
    BOOST_TEST(loaded.replayed == 8U - seq);
    BOOST_TEST(loaded.warnings.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_snapshot_in_a_fight_is_good_in_it_and_after_it) {
  auto made = campaign();
  made.command({encounter_started{.number = 1}, combatant_joined{.creature = "a"}}, fight_path);
  made.snapshot_after(10);
  initiative_rolled first;
  first.creature = "a";
  made.command({first}, fight_path);
  auto loaded = load(made.disk);
  is_whole(loaded, made);
  BOOST_TEST(loaded.snapshot_seq == 10U);
  // After the merge it stands at the same place.
  made.command({encounter_ended{.number = 1, .rounds = 0}}, fight_path);
  made.disk.put(log_path, made.disk.bytes_of(log_path) + made.disk.bytes_of(fight_path));
  BOOST_REQUIRE(made.disk.remove(fight_path));
  loaded = load(made.disk);
  is_whole(loaded, made);
  BOOST_TEST(loaded.snapshot_seq == 10U);
  BOOST_TEST(loaded.replayed == 2U);
}

BOOST_AUTO_TEST_CASE(damage_of_every_kind_falls_back_to_the_whole_log) {
  auto made = campaign();
  made.snapshot_after(6);
  const auto good = made.disk.bytes_of(snapshot_path);
  for (std::size_t size = 0; size < good.size(); size += 13) falls_back(made, good.substr(0, size));
  for (std::size_t at = good.find("format: "); at < good.size(); at += 13) {
    auto flipped = good;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    falls_back(made, flipped);
  }
  falls_back(made, "");
  falls_back(made, std::string(4096, '\0'));
  falls_back(made, "a: [1, 2]\n");
  falls_back(made, good + good);
}

BOOST_AUTO_TEST_CASE(a_snapshot_of_another_version_falls_back) {
  auto made = campaign();
  made.snapshot_after(6);
  auto text = made.disk.bytes_of(snapshot_path);
  text[text.find("format: 1") + 8] = '9';
  falls_back(made, text);
}

BOOST_AUTO_TEST_CASE(a_snapshot_of_another_log_falls_back) {
  auto made = campaign();
  writer other;
  other.disk.put(log_path, "");
  for (int i = 0; i < 8; ++i) other.creature("x" + std::to_string(i));
  other.snapshot_after(1);
  falls_back(made, other.disk.bytes_of(snapshot_path));
}

BOOST_AUTO_TEST_CASE(a_snapshot_that_cannot_be_read_is_a_warning_too) {
  auto made = campaign();
  made.snapshot_after(6);
  // The snapshot is the first thing that is read.
  made.disk.plan({.at = 1, .what = test::fault::fail, .count = test::counted::reads});
  const auto loaded = load(made.disk);
  BOOST_TEST(made.disk.fired());
  is_whole(loaded, made);
  BOOST_TEST(loaded.warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_snapshot_ahead_of_the_log_says_how_many_events_are_gone) {
  for (const seq_t kept : {0U, 2U, 5U, 7U}) {
    auto made = campaign();
    made.snapshot_after(8);
    made.disk.put(log_path, made.disk.bytes_of(log_path).substr(0, made.places[kept].offset));
    for (const auto mode : {access::read_only, access::read_write}) {
      auto copy = made.disk.after_kill();
      const auto loaded = io::load_campaign(copy, directory, mode);
      BOOST_REQUIRE(!loaded);
      BOOST_TEST(loaded.error().code == ec::log_lost_tail);
      const auto gone = std::to_string(8 - kept);
      BOOST_TEST(io::render(loaded.error()).find(gone) != std::string::npos,
                 io::render(loaded.error()));
      BOOST_TEST((copy.bytes_of(log_path) == made.disk.bytes_of(log_path)));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_log_that_contradicts_itself_is_refused_at_its_line) {
  auto made = campaign();
  made.command({creature_removed{.creature = "nobody"}});
  const auto loaded = io::load_campaign(made.disk, directory, access::read_write);
  BOOST_REQUIRE(!loaded);
  BOOST_TEST(loaded.error().code == ec::contradiction);
  BOOST_TEST(loaded.error().path == log_path);
  BOOST_TEST(loaded.error().line.value() == 9U);
  BOOST_TEST(loaded.error().byte.value() == made.places[8].offset);
  BOOST_TEST(loaded.error().seq.value() == 9U);
  BOOST_TEST(!loaded.error().todo.empty());
  BOOST_TEST(loaded.error().way_out == io::remedy::look_before);
}

BOOST_AUTO_TEST_CASE(an_event_that_is_not_known_or_not_whole_is_refused_at_its_line) {
  for (const auto& [type, fields, code] : std::vector<std::tuple<std::string, std::string, ec>>{
           {"moon_risen", ",\"text\":\"x\"", ec::unknown_event},
           {"note_added", ",\"texts\":\"x\"", ec::corrupt}}) {
    auto made = campaign();
    auto bytes = made.disk.bytes_of(log_path);
    const auto begin = bytes.size();
    io::append_head(bytes, {.seq = 9, .at_ms = 0, .by = "gm", .command = "x", .type = type});
    bytes += fields;
    (void)io::append_sum(bytes, begin, made.places.back().sum);
    made.disk.put(log_path, bytes);
    const auto loaded = io::load_campaign(made.disk, directory, access::read_write);
    BOOST_REQUIRE(!loaded);
    BOOST_TEST(loaded.error().code == code);
    BOOST_TEST(loaded.error().path == log_path);
    BOOST_TEST(loaded.error().line.value() == 9U);
    BOOST_TEST(loaded.error().byte.value() == begin);
    BOOST_TEST((made.disk.bytes_of(log_path) == bytes));
  }
}

BOOST_AUTO_TEST_CASE(a_command_is_found_by_any_of_its_events) {
  for (const seq_t snapshot : {0U, 2U, 4U, 6U, 8U}) {
    auto made = campaign();
    if (snapshot > 0) made.snapshot_after(snapshot);
    const seq_t first[] = {0, 1, 2, 3, 3, 3, 6, 7, 8};
    const seq_t last[] = {0, 1, 2, 5, 5, 5, 6, 7, 8};
    for (seq_t seq = 1; seq <= 8; ++seq) {
      const auto place = io::find_commit(made.disk, directory, seq);
      BOOST_REQUIRE_MESSAGE(place, (place ? "" : io::render(place.error())));
      BOOST_TEST(place->what->first == first[seq]);
      BOOST_TEST(place->what->last == last[seq]);
      BOOST_TEST((place->before == made.states[first[seq] - 1]));
      BOOST_TEST((place->before.undo_at() == made.states[first[seq] - 1].undo_at()));
      BOOST_TEST(place->before.seq() == first[seq] - 1);
    }
    const auto none = io::find_commit(made.disk, directory, 9);
    BOOST_REQUIRE(!none);
    BOOST_TEST(none.error().code == ec::not_found);
  }
}

BOOST_AUTO_TEST_CASE(the_state_after_any_event_is_found_with_any_snapshot) {
  for (const seq_t snapshot : {0U, 1U, 5U, 8U}) {
    auto made = campaign();
    if (snapshot > 0) made.snapshot_after(snapshot);
    for (seq_t seq = 0; seq <= 8; ++seq) {
      const auto then = io::state_at(made.disk, directory, seq);
      BOOST_REQUIRE_MESSAGE(then, (then ? "" : io::render(then.error())));
      BOOST_TEST((*then == made.states[seq]));
      BOOST_TEST(then->seq() == seq);
    }
    const auto none = io::state_at(made.disk, directory, 9);
    BOOST_REQUIRE(!none);
    BOOST_TEST(none.error().code == ec::not_found);
    BOOST_TEST(none.error().todo == "Choose a number from 0 to 8.");
  }
}

BOOST_AUTO_TEST_CASE(a_read_error_is_not_the_end_of_the_log) {
  auto made = campaign();
  made.snapshot_after(6);
  const auto fails_at = [&](std::uint64_t n) {
    auto copy = made.disk.after_kill();
    copy.plan({.at = n, .what = test::fault::fail, .count = test::counted::reads});
    const auto loaded = io::load_campaign(copy, directory, access::read_only);
    if (loaded) is_whole(*loaded, made);
    if (!loaded) BOOST_TEST(loaded.error().code == ec::io_error);
    return copy.fired();
  };
  BOOST_TEST(test::for_each_fault(fails_at) >= 3U);
}

BOOST_AUTO_TEST_CASE(what_was_cut_is_reported) {
  auto made = campaign();
  const auto whole = made.disk.bytes_of(log_path);
  made.disk.put(log_path, whole + "{\"seq\":9,\"at\":\"2026");
  auto loaded = io::load_campaign(made.disk, directory, access::read_write);
  BOOST_REQUIRE(loaded);
  is_whole(*loaded, made);
  BOOST_REQUIRE_EQUAL(loaded->warnings.size(), 1U);
  BOOST_TEST(loaded->warnings[0].find("19 bytes at the end of /c/log.jsonl were cut off") == 0U,
             loaded->warnings[0]);
  BOOST_TEST((made.disk.bytes_of(log_path) == whole));
  made.disk.put(log_path, whole.substr(0, whole.size() - 1));
  loaded = io::load_campaign(made.disk, directory, access::read_write);
  BOOST_REQUIRE(loaded);
  is_whole(*loaded, made);
  BOOST_TEST(loaded->warnings.size() == 1U);
  BOOST_TEST((made.disk.bytes_of(log_path) == whole));
}

BOOST_AUTO_TEST_SUITE_END()
