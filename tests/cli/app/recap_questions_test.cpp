// `recap`, from the line to what is shown, at a campaign that is open.

#include "cli/app/recap_questions.hpp"

#include "cli/app/dialogue.hpp"
#include "cli/render/books_answers.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/file_store.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(recap_questions_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;
using model::views::viewer;

namespace {

struct game_of_sessions {
  game_of_sessions() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = {}});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
    play({"session start The Mill", "note They met at <the> mill.", "add zombie", "note A mistake.",
          "undo", "damage to: zombie-1 amount: 999", "remove zombie-1", "session end",
          "session start The Road", "note They parted. for: all", "session end"});
  }
  line_answer say(const std::string& line) { return answer_line(*campaign, {.line = line}); }
  void play(const std::vector<std::string>& lines) {
    for (const auto& line : lines)
      BOOST_REQUIRE_MESSAGE(say(line).response->how == outcome::accepted, line);
  }
  std::string told(const std::string& line, const viewer& whose = viewer::gm()) {
    const auto answer = ask(*campaign, line, whose);
    BOOST_REQUIRE_MESSAGE(answer.books, line);
    std::string out;
    for (const auto& each : books_lines(*answer.books, {})) out += each + "\n";
    return out;
  }
  model::refusal refused(const std::string& line) {
    const auto answer = say(line);
    BOOST_REQUIRE_MESSAGE(answer.response->refusal, line);
    return *answer.response->refusal;
  }

  test::faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

bool has(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_last_session_is_told_unless_another_is_named, game_of_sessions) {
  BOOST_TEST(told("recap") == "Session 2: The Road\n\nThey parted.\n");
  BOOST_TEST(told("recap session 1") ==
             "Session 1: The Mill\n\nThey met at <the> mill. Zombie-1 died.\n");
  BOOST_TEST(told("recap last") == told("recap"));
  const auto both = told("recap 1..2");
  BOOST_TEST(both == told("recap 1") + "\n" + told("recap 2"));
  BOOST_TEST(refused("recap 3").message == "there is no session 3");
}

BOOST_FIXTURE_TEST_CASE(what_was_taken_back_is_not_told, game_of_sessions) {
  BOOST_TEST(!has(told("recap 1"), "mistake"));
}

BOOST_FIXTURE_TEST_CASE(a_session_that_has_just_begun_gives_way_to_the_one_before,
                        game_of_sessions) {
  play({"session start Three"});
  BOOST_TEST(has(told("recap"), "The Road"));
  BOOST_TEST(has(told("recap 3"), "Session 3: Three"));
}

BOOST_FIXTURE_TEST_CASE(the_start_of_a_session_tells_the_brief_form_of_the_one_before,
                        game_of_sessions) {
  const auto answer = say("session start Three");
  BOOST_REQUIRE(answer.books);
  std::string text;
  for (const auto& each : books_lines(*answer.books, {})) text += each + "\n";
  BOOST_TEST(text == "Last time (Session 2: The Road):\n\nThey parted.\n");
}

BOOST_FIXTURE_TEST_CASE(players_are_told_what_they_may_know, game_of_sessions) {
  BOOST_TEST(told("recap 1", viewer::spectator()) ==
             "Session 1: The Mill\n\n" + std::string("Zombie-1 died.\n"));
  BOOST_TEST(told("recap 1 players") == told("recap 1", viewer::spectator()));
  BOOST_TEST(has(told("recap 2", viewer::spectator()), "They parted."));
}

BOOST_FIXTURE_TEST_CASE(sentences_name_their_events_in_text_and_in_data, game_of_sessions) {
  BOOST_TEST(has(told("recap 1 events"), "They met at <the> mill. [2]"));
  const auto answer = say("recap 1");
  const auto data = books_data(*answer.books);
  BOOST_TEST(has(data, R"("seq":2,"last":2,"kind":"note","session":1)"));
}

BOOST_FIXTURE_TEST_CASE(markup_takes_nothing_of_a_text_for_its_own, game_of_sessions) {
  BOOST_TEST(has(told("recap 1 markdown"), "## Session 1: The Mill\n\n"));
  BOOST_TEST(has(told("recap 1 markdown"), "\\<the\\>"));
  const auto html = told("recap 1 html");
  BOOST_TEST(has(html, "<h2>Session 1: The Mill</h2>"));
  BOOST_TEST(has(html, "&lt;the&gt;"));
  BOOST_TEST(!has(html, "<the>"));
}

BOOST_AUTO_TEST_CASE(without_sessions_there_is_nothing_to_tell) {
  test::faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/mine"));
  disk.put("/mine/log.jsonl", "");
  const auto engine = actors::engine::start(disk, {.seed = 1, .clock = {}});
  const auto campaign = *engine->open(
      {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
  const auto answer = ask(*campaign, "recap");
  BOOST_REQUIRE(answer.books);
  BOOST_TEST(books_lines(*answer.books, {}).front() == "Nothing is told of an earlier session.");
  BOOST_TEST(ask(*campaign, "recap 1").response->refusal.has_value());
}

BOOST_FIXTURE_TEST_CASE(a_session_one_event_too_long_is_refused_and_none_shorter,
                        game_of_sessions) {
  // Written, not played: this many commands would take a minute.
  play({"session start The Marathon"});
  BOOST_REQUIRE(campaign->close());
  campaign.reset();
  std::string log = disk.bytes_of("/mine/log.jsonl");
  const auto before = io::load_campaign(disk, "/mine", io::access::read_only);
  BOOST_REQUIRE(before);
  const auto sessions = io::list_sessions(disk, "/mine");
  BOOST_REQUIRE(sessions);
  const auto first = sessions->back().first;
  io::log_position at = before->end;
  const auto add_notes_until = [&](model::seq_t last) {
    while (at.seq < last) {
      const std::size_t begin = log.size();
      io::append_head(log, {.seq = ++at.seq, .at_ms = 1'795'374'251'120, .type = "note_added"});
      log += ",\"text\":\"x\"";
      at.sum = io::append_sum(log, begin, at.sum);
    }
    disk.put("/mine/log.jsonl", log);
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
  };
  add_notes_until(first + bounds::recap_events_max - 1);
  BOOST_TEST(has(told("recap session 3"), "The Marathon"));
  BOOST_REQUIRE(campaign->close());
  campaign.reset();
  add_notes_until(first + bounds::recap_events_max);
  const auto why = refused("recap session 3");
  BOOST_TEST(has(why.message, std::to_string(bounds::recap_events_max + 1)));
  BOOST_TEST(has(why.hint, std::to_string(bounds::recap_events_max)));
}

BOOST_AUTO_TEST_SUITE_END()
