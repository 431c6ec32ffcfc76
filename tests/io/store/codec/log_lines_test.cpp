// Lines that are in memory whole: read, replayed and looked through, and each way in which they do
// not follow each other.

#include "io/store/codec/log_lines.hpp"

#include "io/store/codec/state_codec.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(log_lines_suite)

namespace {

using io::ec;

struct evening : written_campaign {
  evening() {
    written_campaign::evening();
    all = bytes(1, last());
  }
  std::string all;
};

io::result<io::log_position> read(std::string_view lines, const io::log_position& before = {}) {
  return io::read_lines(lines, before, [](auto) { return io::result<done>(done{}); });
}

/// The seqs of the first events of the commits that are shown.
std::string firsts_of(std::string_view lines, const io::seq_range& range, std::size_t most = 100) {
  std::string out;
  const auto shown = io::read_commits_of(lines, range, [&](const model::commit_ptr& each) {
    out += std::to_string(each->first) + ' ';
    return --most > 0;
  });
  BOOST_REQUIRE(shown);
  return out;
}

void breaks_at(const io::result<io::log_position>& outcome, const written_campaign& of,
               model::seq_t seq) {
  BOOST_REQUIRE(!outcome);
  BOOST_TEST(outcome.error().code == ec::corrupt);
  BOOST_TEST(outcome.error().seq.value() == seq);
  BOOST_TEST(outcome.error().byte.value() == of.places[seq - 1].offset);
}

BOOST_FIXTURE_TEST_CASE(lines_are_read_command_by_command_to_their_end, evening) {
  std::string commands;
  const auto end = io::read_lines(all, {}, [&](std::span<const io::line_view> command) {
    commands += std::to_string(command.front().seq) + '-' + std::to_string(command.back().seq);
    commands += ' ';
    return io::result<done>(done{});
  });
  BOOST_REQUIRE(end);
  BOOST_TEST((*end == places.back()));
  BOOST_TEST(commands.starts_with("1-1 2-2 3-3 4-5 6-6 7-8 9-10 "));
}

BOOST_FIXTURE_TEST_CASE(no_lines_end_where_they_begin, evening) {
  const auto end = read("", places[4]);
  BOOST_REQUIRE(end);
  BOOST_TEST((*end == places[4]));
}

BOOST_FIXTURE_TEST_CASE(reading_may_begin_after_any_command, evening) {
  const auto end = read(bytes(6, last()), places[5]);
  BOOST_REQUIRE(end);
  BOOST_TEST((*end == places.back()));
}

BOOST_FIXTURE_TEST_CASE(line_that_is_missing_is_found_missing, evening) {
  breaks_at(read(bytes(1, 2) + bytes(4, last())), *this, 3);
}

BOOST_FIXTURE_TEST_CASE(line_that_is_there_twice_is_found, evening) {
  breaks_at(read(bytes(1, 3) + line(3) + bytes(4, last())), *this, 4);
}

BOOST_FIXTURE_TEST_CASE(line_that_was_changed_is_found, evening) {
  auto changed = all;
  changed[changed.find("elara")] = 'E';
  breaks_at(read(changed), *this, 2);
}

BOOST_FIXTURE_TEST_CASE(line_of_another_number_is_found_although_its_sum_is_right, evening) {
  breaks_at(read(bytes(3, last()), {0, 0, places[2].sum}), *this, 1);
}

BOOST_FIXTURE_TEST_CASE(line_without_its_newline_is_none, evening) {
  breaks_at(read(std::string_view(all).substr(0, all.size() - 1)), *this, last());
}

BOOST_FIXTURE_TEST_CASE(text_that_is_no_line_is_found, evening) {
  breaks_at(read(bytes(1, 2) + "what is this\n"), *this, 3);
}

BOOST_FIXTURE_TEST_CASE(command_without_its_last_line_is_found, evening) {
  breaks_at(read(bytes(1, 4)), *this, 5);
}

BOOST_FIXTURE_TEST_CASE(error_of_a_visitor_stops_the_reading_and_is_handed_on, evening) {
  int seen = 0;
  const auto end = io::read_lines(all, {}, [&](auto) -> io::result<done> {
    if (++seen < 3) return done{};
    return io::error{.code = ec::busy, .what = "not now"};
  });
  BOOST_REQUIRE(!end);
  BOOST_TEST(end.error().code == ec::busy);
  BOOST_TEST(seen == 3);
}

BOOST_FIXTURE_TEST_CASE(replay_moves_state_end_and_count_on, evening) {
  io::loaded_log found;
  BOOST_REQUIRE(io::replay_lines(bytes(1, 8), found));
  BOOST_REQUIRE(io::replay_lines(bytes(9, last()), found));
  BOOST_TEST(io::state_hash(found.state) == io::state_hash(states.back()));
  BOOST_TEST((found.end == places.back()));
  BOOST_TEST(found.replayed == last());
}

BOOST_FIXTURE_TEST_CASE(replay_fails_where_the_log_contradicts_itself, evening) {
  // In this state nobody was added.
  written_campaign others;
  others.note().note().note();
  io::loaded_log found;
  found.state = others.states[3];
  found.end = places[3];
  const auto replayed = io::replay_lines(bytes(4, last()), found);
  BOOST_REQUIRE(!replayed);
  BOOST_TEST(replayed.error().code == ec::contradiction);
}

BOOST_FIXTURE_TEST_CASE(commits_with_an_event_in_the_range_are_shown_whole, evening) {
  BOOST_TEST(firsts_of(all, {5, 7}) == "4 6 7 ");
  BOOST_TEST(firsts_of(all, {1, 1}) == "1 ");
  BOOST_TEST(firsts_of(all, {last() + 1, last() + 9}).empty());
}

BOOST_FIXTURE_TEST_CASE(visitor_that_has_enough_ends_the_reading, evening) {
  BOOST_TEST(firsts_of(all, {}, 2) == "1 2 ");
}

BOOST_FIXTURE_TEST_CASE(last_commits_come_oldest_first_and_end_up_to_an_event, evening) {
  const auto found = io::last_commits_of(all, 2, 6);
  BOOST_REQUIRE(found);
  BOOST_REQUIRE(found->size() == 2U);
  BOOST_TEST((*found)[0]->first == 4U);
  BOOST_TEST((*found)[1]->first == 6U);
}

BOOST_FIXTURE_TEST_CASE(commit_that_ends_after_the_event_is_not_among_the_last, evening) {
  const auto found = io::last_commits_of(all, 1, 4);
  BOOST_REQUIRE(found);
  BOOST_REQUIRE(found->size() == 1U);
  BOOST_TEST(found->front()->first == 3U);
}

BOOST_FIXTURE_TEST_CASE(sessions_are_found, evening) {
  const auto found = io::sessions_of(all);
  BOOST_REQUIRE(found);
  BOOST_REQUIRE(found->size() == 1U);
  BOOST_TEST(found->front().title == "evening");
}

BOOST_FIXTURE_TEST_CASE(commit_of_an_event_comes_with_the_state_before_it, evening) {
  const auto found = io::find_commit_in(all, 5);
  BOOST_REQUIRE(found);
  BOOST_TEST(found->what->first == 4U);
  BOOST_TEST(found->what->last == 5U);
  BOOST_TEST(io::state_hash(found->before) == io::state_hash(states[3]));
}

BOOST_FIXTURE_TEST_CASE(there_is_no_commit_of_event_0, evening) {
  const auto found = io::find_commit_in(all, 0);
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == ec::not_found);
  BOOST_TEST(found.error().what == io::before_the_first().what);
}

BOOST_FIXTURE_TEST_CASE(there_is_no_commit_past_the_end, evening) {
  const auto found = io::find_commit_in(all, last() + 1);
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == ec::not_found);
  BOOST_TEST(found.error().what == io::past_the_end(last() + 1, last()).what);
}

BOOST_FIXTURE_TEST_CASE(state_after_each_event_is_found_also_within_a_command, evening) {
  for (model::seq_t seq = 0; seq <= last(); ++seq) {
    const auto found = io::state_in(all, seq);
    BOOST_REQUIRE(found);
    BOOST_TEST(io::state_hash(*found) == io::state_hash(states[seq]));
  }
}

BOOST_FIXTURE_TEST_CASE(there_is_no_state_past_the_end, evening) {
  const auto found = io::state_in(all, last() + 1);
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == ec::not_found);
  BOOST_TEST(found.error().todo.find(std::to_string(last())) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(damage_is_an_error_of_every_question_that_meets_it, evening) {
  const auto gap = bytes(1, 2) + bytes(4, last());
  BOOST_TEST(io::read_commits_of(gap, {}, [](auto&) { return true; }).error().code == ec::corrupt);
  BOOST_TEST(io::last_commits_of(gap, 1, last()).error().code == ec::corrupt);
  BOOST_TEST(io::sessions_of(gap).error().code == ec::corrupt);
  BOOST_TEST(io::find_commit_in(gap, 7).error().code == ec::corrupt);
  BOOST_TEST(io::state_in(gap, 7).error().code == ec::corrupt);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
