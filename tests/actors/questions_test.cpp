// How the past is found is tested in tests/io/store; here, that it reaches whoever asks.

#include "actors/questions.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/workspace_fixture.hpp"

namespace dnd::test {
namespace questions_suite {
namespace {

struct asked_campaign : workspace_fixture {
  asked_campaign() : which(campaign()), about(ops, which) {
    play(which, {"session start The mill", "note one", "note two", "session end"});
  }

  actors::campaign_info which;
  actors::questions about;
};

}  // namespace
}  // namespace questions_suite

BOOST_FIXTURE_TEST_SUITE(questions_suite, questions_suite::asked_campaign)

BOOST_AUTO_TEST_CASE(the_state_is_that_of_now_or_of_any_event) {
  BOOST_TEST(value_of(about.state()).now->seq() == 4U);
  for (model::seq_t seq = 0; seq <= 4; ++seq)
    BOOST_TEST(value_of(about.state_at(seq))->seq() == seq);
  BOOST_TEST(error_of(about.state_at(5)).code == io::ec::not_found);
}

BOOST_AUTO_TEST_CASE(commits_come_with_their_lines_where_they_are_wanted) {
  std::string log;
  std::vector<std::string> typed;
  BOOST_REQUIRE(
      about.read_lines(1, [&](const model::commit_ptr& what, std::span<const std::string> lines) {
        BOOST_TEST(lines.size() == what->events->size());
        for (const auto& each : lines) log += each + "\n";
        typed.push_back(what->line);
        return true;
      }));
  BOOST_TEST(log == disk.read("worlds/W/C/log.jsonl"));
  std::vector<std::string> again;
  BOOST_REQUIRE(about.read([&](const model::commit_ptr& what) {
    again.push_back(what->line);
    return true;
  }));
  BOOST_TEST(again == typed, boost::test_tools::per_element());
  const auto last = value_of(about.last_commits(2));
  BOOST_REQUIRE(last.size() == 2U);
  BOOST_TEST(last[0]->line == "note two");
  BOOST_TEST(last[1]->line == "session end");
}

BOOST_AUTO_TEST_CASE(lines_are_read_from_any_event_on) {
  const auto log = disk.read("worlds/W/C/log.jsonl");
  for (model::seq_t first = 1; first <= 5; ++first) {
    std::string lines;
    model::seq_t next = first;
    BOOST_REQUIRE(about.read_lines(first, [&](const model::commit_ptr& what, auto of_commit) {
      BOOST_TEST(what->first == next);
      next = what->last + 1;
      for (const std::string& each : of_commit) lines += each + "\n";
      return true;
    }));
    BOOST_TEST(next == 5U);
    BOOST_TEST((first == 1 ? lines == log : lines.size() < log.size() && log.ends_with(lines)));
  }
}

BOOST_AUTO_TEST_CASE(a_reader_of_lines_stops_when_it_wants_to) {
  int seen = 0;
  BOOST_REQUIRE(about.read_lines(1, [&](const auto&, auto) { return ++seen < 2; }));
  BOOST_TEST(seen == 2);
}

BOOST_AUTO_TEST_CASE(what_is_taken_back_is_known_of_any_stretch_from_the_beginning) {
  BOOST_TEST(value_of(about.undone(4)).is_empty());
  play(which, {"undo 2", "note three", "undo", "redo"});
  const auto undone = value_of(about.undone(8));
  for (model::seq_t seq = 1; seq <= 8; ++seq)
    BOOST_TEST(undone.contains(seq) == (seq == 3 || seq == 4));
  BOOST_TEST(value_of(about.undone(7)).contains(6));
  BOOST_TEST(value_of(about.undone(4)).is_empty());
}

BOOST_AUTO_TEST_CASE(sessions_are_listed) {
  const auto sessions = value_of(about.sessions());
  BOOST_REQUIRE(sessions.size() == 1U);
  BOOST_TEST(sessions.front().title == "The mill");
  BOOST_TEST(sessions.front().events == 4U);
}

BOOST_AUTO_TEST_CASE(damage_is_reported_with_its_place) {
  std::string log = disk.read("worlds/W/C/log.jsonl");
  log.replace(log.find("\"text\":\"one\""), 12, "\"text\":\"own\"");
  disk.write("worlds/W/C/log.jsonl", log);
  const auto why = error_of(about.read_lines(1, [](const auto&, auto) { return true; }));
  BOOST_TEST(why.code == io::ec::corrupt);
  BOOST_TEST((why.line == 2U));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
