// Commits, the last few of them, and the list of sessions. Goal: any range gives the commits of the
// log that have an event in it, whole, in order and once: with an index, half of one or none, in a
// fight and beside a writer. Method: a campaign that is known line by line.

#include "io/store/file/history/commit_reader.hpp"

#include "io/store/file/file_names.hpp"
#include "tests/support/interleaved_disk.hpp"
#include "tests/support/metered_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace dnd::test {
namespace commit_reader_suite {
namespace {

using io::ec;
using model::seq_t;

const std::string& directory = written_campaign::directory;
const std::string index_file = io::path_in(directory, io::log_index_file_name);

struct span_of {
  seq_t first = 0;
  seq_t last = 0;
  friend bool operator==(const span_of&, const span_of&) = default;
  friend std::ostream& operator<<(std::ostream& out, const span_of& what) {
    return out << what.first << "-" << what.last;
  }
};

/// The commits of the campaign that have an event of the range.
std::vector<span_of> expected(const written_campaign& made, seq_t from, seq_t to) {
  std::vector<span_of> all;
  for (seq_t seq = 1; seq <= made.last(); ++seq) {
    if (!made.ends_command[seq]) continue;
    const span_of here{made.command_end(seq - 1) + 1, seq};
    if (here.last >= from && here.first <= to) all.push_back(here);
  }
  return all;
}

std::vector<span_of> read(io::file_ops& disk, seq_t from, seq_t to = UINT64_MAX) {
  std::vector<span_of> all;
  const auto done_reading =
      io::read_commits(disk, directory, {from, to}, [&](const model::commit_ptr& each) {
        BOOST_REQUIRE_EQUAL(each->events->size(), each->last - each->first + 1);
        all.push_back({each->first, each->last});
        return true;
      });
  BOOST_REQUIRE_MESSAGE(done_reading, (done_reading ? "" : io::render(done_reading.error())));
  return all;
}

/// The lines of the commands of a range, each with its newline.
std::string read_lines(io::file_ops& disk, seq_t from, seq_t to = UINT64_MAX) {
  std::string all;
  const auto show = [&](std::span<const io::line_view> command) -> io::result<bool> {
    for (const auto& line : command) (all += line.text) += '\n';
    return true;
  };
  const auto done_reading = io::read_command_lines(disk, directory, {from, to}, show);
  BOOST_REQUIRE_MESSAGE(done_reading, (done_reading ? "" : io::render(done_reading.error())));
  return all;
}

void every_range_is_right(written_campaign& made) {
  for (seq_t from = 0; from <= made.last() + 2; ++from)
    for (seq_t to = from; to <= made.last() + 2; ++to) {
      const auto wanted = expected(made, from, to);
      BOOST_TEST_REQUIRE(read(made.disk, from, to) == wanted, boost::test_tools::per_element());
      std::string lines;
      for (const span_of& each : wanted) lines += made.bytes(each.first, each.last);
      BOOST_REQUIRE(read_lines(made.disk, from, to) == lines);
    }
}

void all_last_ones_are_right(written_campaign& made) {
  for (std::size_t count = 0; count <= 18; ++count)
    for (seq_t upto = 0; upto <= made.last() + 1; ++upto) {
      auto wanted = expected(made, 1, upto);
      if (wanted.size() > count)
        wanted.erase(wanted.begin(), wanted.end() - static_cast<std::ptrdiff_t>(count));
      const auto last = io::last_commits(made.disk, directory, count, upto);
      BOOST_REQUIRE(last);
      BOOST_REQUIRE_EQUAL(last->size(), wanted.size());
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        BOOST_REQUIRE_EQUAL((*last)[i]->first, wanted[i].first);
        BOOST_REQUIRE_EQUAL((*last)[i]->last, wanted[i].last);
      }
    }
}

/// Ways in which the same campaign may stand on the disk.
struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  void in_each_way(const std::function<void(written_campaign&)>& look) {
    look(*this);
    caches();
    look(*this);
    note("after the index").fight("elara").wound("elara", 1).note();
    look(*this);
    peace(merge::later);
    look(*this);
    // A merge that was cut short: some of the fight's lines are in both files.
    const auto whole_log = log();
    disk.put(log_file, whole_log + encounter().substr(0, encounter().size() / 2));
    look(*this);
    disk.put(log_file, whole_log + encounter());
    look(*this);
    BOOST_REQUIRE(disk.remove(encounter_file));
    look(*this);
    BOOST_REQUIRE(disk.remove(index_file));
    look(*this);
  }
};

}  // namespace
}  // namespace commit_reader_suite

BOOST_FIXTURE_TEST_SUITE(commit_reader_suite, commit_reader_suite::evening)

BOOST_AUTO_TEST_CASE(every_range_gives_its_commits_once_and_in_order) {
  in_each_way(every_range_is_right);
}

BOOST_AUTO_TEST_CASE(the_last_commits_are_those_before_an_event) {
  in_each_way(all_last_ones_are_right);
}

BOOST_AUTO_TEST_CASE(a_commit_says_who_typed_what_and_when) {
  std::vector<model::commit_ptr> all;
  BOOST_REQUIRE(io::read_commits(disk, directory, {4, 5}, [&](const auto& each) {
    all.push_back(each);
    return true;
  }));
  BOOST_REQUIRE_EQUAL(all.size(), 1U);
  BOOST_TEST(all[0]->by == "gm");
  BOOST_TEST(all[0]->line == "test");
  BOOST_TEST(all[0]->at_ms == 1'795'374'255'120);
  BOOST_TEST(holds_alternative<model::damage_dealt>(all[0]->events->at(1)));
}

BOOST_AUTO_TEST_CASE(reading_ends_when_the_visitor_has_enough) {
  for (int with_index = 0; with_index < 2; ++with_index) {
    int seen = 0;
    BOOST_REQUIRE(io::read_commits(disk, directory, {2, UINT64_MAX},
                                   [&](const auto&) { return ++seen < 3; }));
    BOOST_TEST(seen == 3);
    caches();
  }
}

BOOST_AUTO_TEST_CASE(a_reader_of_lines_ends_when_it_has_enough) {
  for (int with_index = 0; with_index < 2; ++with_index) {
    int seen = 0;
    const auto show = [&](auto) { return io::result<bool>(++seen < 3); };
    BOOST_REQUIRE(io::read_command_lines(disk, directory, {2, UINT64_MAX}, show));
    BOOST_TEST(seen == 3);
    caches();
  }
}

BOOST_AUTO_TEST_CASE(a_reader_of_lines_that_refuses_a_command_is_not_shown_what_is_after_it) {
  for (const auto code : {ec::corrupt, ec::unknown_event}) {
    seq_t latest = 0;
    const auto show = [&](std::span<const io::line_view> command) -> io::result<bool> {
      latest = std::max(latest, command.front().seq);
      if (command.front().seq < 4) return true;
      return io::error{.code = code, .what = "this is no event", .seq = command.front().seq};
    };
    const auto refused = io::read_command_lines(disk, directory, {}, show);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(int(refused.error().code) == int(code));
    BOOST_TEST(refused.error().seq.value_or(0) == 4U);
    BOOST_TEST(latest == 4U);
  }
}

/// Makes a log or an encounter longer by over 5 MB, and ends with commands of a few lines.
void grow(written_campaign& made) {
  const std::vector<model::event> notes(100, model::note_added{.text = std::string(1'000, 'n')});
  for (int i = 0; i < 48; ++i) made.command(notes);
  made.wound("elara", 0).wound("elara", 0).wound("elara", 0);
}

/// Bytes that are read for the last two commands: as lines, as commits, and by their number.
std::vector<std::uint64_t> costs_of_the_end(written_campaign& made) {
  metered_disk of_lines(made.disk), of_commits(made.disk), of_last(made.disk);
  const auto from = made.last() - 3;
  BOOST_TEST((read_lines(of_lines, from) == made.bytes(from, made.last())));
  BOOST_TEST(read(of_commits, from) == expected(made, from, made.last()),
             boost::test_tools::per_element());
  BOOST_TEST(io::last_commits(of_last, directory, 2, UINT64_MAX)->front()->first == from);
  return {of_lines.bytes_read(), of_commits.bytes_read(), of_last.bytes_read()};
}

/// The end of a campaign costs the same when there is more before it.
void length_costs_nothing(written_campaign& made, const std::function<void()>& after_growing) {
  grow(made);
  after_growing();
  const auto shorter = costs_of_the_end(made);
  const auto size = made.log().size() + made.encounter().size();
  grow(made);
  after_growing();
  const auto longer = costs_of_the_end(made);
  BOOST_REQUIRE(made.log().size() + made.encounter().size() > size + 5'000'000);
  for (std::size_t i = 0; i < longer.size(); ++i) BOOST_TEST(longer[i] < shorter[i] + 100'000);
  metered_disk all(made.disk);
  BOOST_TEST(read_lines(all, 1).size() == made.log().size() + made.encounter().size());
  BOOST_TEST(all.bytes_read() > size + 5'000'000);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_log_costs_the_same_however_long_it_is) {
  length_costs_nothing(*this, [] {});
}

BOOST_AUTO_TEST_CASE(the_end_of_a_log_with_an_index_costs_the_same_however_long_it_is) {
  length_costs_nothing(*this, [&] { caches(1'000); });
  for (const auto bytes : costs_of_the_end(*this)) BOOST_TEST(bytes < 300'000U);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_fight_costs_the_same_however_long_it_is) {
  fight("elara");
  length_costs_nothing(*this, [] {});
}

BOOST_AUTO_TEST_CASE(an_empty_campaign_has_no_commits) {
  written_campaign empty;
  BOOST_TEST(read(empty.disk, 1).empty());
  BOOST_TEST(read_lines(empty.disk, 1).empty());
  BOOST_TEST(io::last_commits(empty.disk, directory, 5, 9)->empty());
  BOOST_TEST(io::list_sessions(empty.disk, directory)->empty());
}

BOOST_AUTO_TEST_CASE(sessions_are_listed_in_each_way_the_same) {
  command({model::session_ended{.number = 1}}).session();
  in_each_way([](written_campaign& made) {
    const auto listed = io::list_sessions(made.disk, directory);
    BOOST_REQUIRE_MESSAGE(listed, (listed ? "" : io::render(listed.error())));
    BOOST_REQUIRE_EQUAL(listed->size(), 2U);
    BOOST_TEST((*listed)[0].title == "evening");
    BOOST_TEST((*listed)[0].events == 21U);
    BOOST_TEST((*listed)[0].ended_ms == 1'795'374'272'120);
    BOOST_TEST((*listed)[1].number == 2U);
    BOOST_TEST((*listed)[1].first == 22U);
    BOOST_TEST((*listed)[1].last == made.last());
    const auto before = io::list_sessions(made.disk, directory, 20);
    BOOST_REQUIRE(before && before->size() == 1U);
    BOOST_TEST((*before)[0].events == 20U);
    BOOST_TEST((*before)[0].ended_ms == 0);
  });
}

BOOST_AUTO_TEST_CASE(damage_on_the_way_is_refused_with_its_place_and_what_is_before_it_is_read) {
  for (int with_index = 0; with_index < 2; ++with_index) {
    for (seq_t seq = 2; seq < last(); ++seq) {
      auto copy = disk.after_kill();
      auto text = log();
      text[places[seq - 1].offset + 25] ^= 1;
      copy.put(log_file, text);
      const auto refused = io::read_commits(copy, directory, {seq, seq}, [](const auto&) {
        BOOST_FAIL("a line that is damaged was shown");
        return true;
      });
      BOOST_REQUIRE(!refused);
      BOOST_TEST(refused.error().code == ec::corrupt);
      BOOST_TEST(refused.error().path == log_file);
      BOOST_TEST(refused.error().line.value_or(0) == seq);
      BOOST_TEST(refused.error().byte.value_or(0) == places[seq - 1].offset);
      const auto before = command_end(seq - 1);
      BOOST_TEST(read(copy, before, before) == expected(*this, before, before),
                 boost::test_tools::per_element());
      // What is read from a proven place after the damage is not refused for it.
      const auto after = std::find(ends_command.begin() + static_cast<std::ptrdiff_t>(seq),
                                   ends_command.end(), true) -
                         ends_command.begin() + 1;
      if (with_index == 1 && static_cast<seq_t>(after) < last())
        BOOST_TEST(read(copy, last(), last()) == expected(*this, last(), last()),
                   boost::test_tools::per_element());
    }
    caches();
  }
}

BOOST_AUTO_TEST_CASE(every_read_that_fails_is_reported_and_is_no_end_of_the_log) {
  caches();
  note().fight("elara").wound("elara", 1);
  const auto wanted = expected(*this, 3, last());
  const auto tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    copy.plan({.at = n, .what = fault::fail, .count = counted::reads});
    std::vector<span_of> got;
    const auto all = io::read_commits(copy, directory, {3, UINT64_MAX}, [&](const auto& each) {
      got.push_back({each->first, each->last});
      return true;
    });
    // The index is only a cache: what fails there is made up for.
    if (all) BOOST_TEST(got == wanted, boost::test_tools::per_element());
    if (!all) BOOST_TEST(all.error().code == ec::io_error);
    return copy.fired();
  });
  BOOST_TEST(tried >= 8U);
}

/// What a writer does between two operations of a reader.
void beside_a_writer(const std::function<void(written_campaign&)>& prepare,
                     const std::function<void(written_campaign&)>& change) {
  for (int with_index = 0; with_index < 2; ++with_index)
    for (std::uint64_t at = 1;; ++at) {
      written_campaign made;
      made.evening();
      if (with_index == 1) made.caches();
      prepare(made);
      const seq_t durable = made.last();
      const auto wanted = expected(made, 3, durable);
      interleaved_disk shared(made.disk, at, [&] { change(made); });
      BOOST_TEST_CONTEXT("before operation " << at << ", with index: " << with_index) {
        BOOST_TEST_REQUIRE(read(shared, 3, durable) == wanted, boost::test_tools::per_element());
        const auto first = expected(made, durable, durable);
        BOOST_TEST_REQUIRE(read(made.disk, durable, durable) == first,
                           boost::test_tools::per_element());
      }
      if (!shared.fired()) break;
    }
}

BOOST_AUTO_TEST_CASE(a_writer_that_appends_meanwhile_changes_nothing_of_what_was_durable) {
  beside_a_writer([](auto&) {}, [](auto& made) { made.note().wound("elara", 1); });
}

BOOST_AUTO_TEST_CASE(a_fight_that_begins_meanwhile_changes_nothing_of_what_was_durable) {
  beside_a_writer([](auto&) {}, [](auto& made) { made.fight("elara").wound("elara", 1); });
}

BOOST_AUTO_TEST_CASE(a_merge_meanwhile_changes_nothing_of_what_was_durable) {
  beside_a_writer([](auto& made) { made.fight("elara").wound("elara", 1).note(); },
                  [](auto& made) { made.peace().note().fight("grog").note(); });
}

BOOST_AUTO_TEST_CASE(half_of_a_merge_meanwhile_changes_nothing_of_what_was_durable) {
  beside_a_writer(
      [](auto& made) { made.fight("elara").note().peace(written_campaign::merge::later); },
      [](auto& made) {
        made.disk.put(written_campaign::log_file, made.log() + made.encounter().substr(0, 300));
      });
}

BOOST_AUTO_TEST_CASE(caches_that_are_extended_or_removed_meanwhile_change_nothing) {
  beside_a_writer([](auto& made) { made.note(); }, [](auto& made) { made.caches(2); });
  beside_a_writer([](auto&) {},
                  [](auto& made) { BOOST_REQUIRE(io::remove_caches(made.disk, directory)); });
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
