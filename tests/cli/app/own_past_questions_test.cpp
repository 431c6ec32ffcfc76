// What players are told of the past of those whom they play.

#include "cli/app/own_past_questions.hpp"

#include "cli/app/dialogue.hpp"
#include "cli/render/books_answers.hpp"
#include "io/store/file/file_store.hpp"
#include "model/views/own_past.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(own_past_questions_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;
using model::views::viewer;

namespace {

/// Somebody plays zombie-1.
struct game_of_a_player {
  game_of_a_player() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = {}});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
    for (const char* line :
         {"note A secret.", "add zombie count: 2", "damage to: zombie-1 amount: 5 by: zombie-2",
          "heal to: zombie-1 amount: 2", "damage to: zombie-1 amount: 1", "undo",
          "condition add prone to: zombie-1"})
      BOOST_REQUIRE_MESSAGE(
          answer_line(*campaign, {.line = line}).response->how == outcome::accepted, line);
  }
  std::string told(const std::string& line) {
    const auto answer = ask(*campaign, line, player);
    BOOST_REQUIRE_MESSAGE(
        answer.books,
        line << (answer.response->refusal ? ": " + answer.response->refusal->message : ""));
    std::string out;
    for (const auto& each : books_lines(*answer.books, {})) out += each + "\n";
    return out;
  }
  model::refusal refused(const std::string& line) {
    const auto answer = ask(*campaign, line, player);
    BOOST_REQUIRE_MESSAGE(answer.response->refusal, line);
    return *answer.response->refusal;
  }

  viewer player = viewer::player({"zombie-1"});
  test::faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

bool has(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(history_is_told_by_the_numbers_that_the_player_sees, game_of_a_player) {
  // The note, which is event 1 of the log, is none that they see.
  const auto hp = told("history zombie-1 hp");
  BOOST_TEST(has(hp, "3: hp 22 → 17 (zombie-2)"));
  BOOST_TEST(has(hp, "4: hp 17 → 19 (gm)"));
  // What was taken back is no history.
  BOOST_TEST(!has(hp, "19 → 18"));
  BOOST_TEST(!has(hp, "damage to:"));
  const auto all = told("history zombie-1");
  BOOST_TEST(has(all, "1: comes"));
  BOOST_TEST(has(all, "prone"));
  BOOST_TEST(has(told("history zombie-1 last: 1"), "There are older ones"));
}

BOOST_FIXTURE_TEST_CASE(why_tells_the_last_event_that_they_saw_and_what_came_of_it,
                        game_of_a_player) {
  const auto hp = told("why hp zombie-1");
  BOOST_TEST(has(hp, "hp is 19 since event 4; it was 17 (gm)."));
  BOOST_TEST(!has(hp, "amount:"));
  BOOST_TEST(!told("why 3").empty());
  BOOST_TEST(refused("why 99").code == model::refusal_code::bad_value);
  BOOST_TEST(refused("why zombie-1").code == model::refusal_code::bad_value);
}

BOOST_FIXTURE_TEST_CASE(who_hurt_and_who_healed_are_told, game_of_a_player) {
  BOOST_TEST(has(told("who hurt zombie-1"), "zombie-2 hurt zombie-1 by 5: event 3."));
  BOOST_TEST(has(told("who healed zombie-1"), "gm healed zombie-1 by 2: event 4."));
  BOOST_TEST(has(told("when did zombie-1 come"), "zombie-1 came with event 1"));
}

BOOST_FIXTURE_TEST_CASE(of_others_nothing_is_told_whether_they_are_there_or_not, game_of_a_player) {
  for (const char* whom : {"zombie-2", "nobody-7"}) {
    const std::string who = whom;
    for (const std::string& line : {"history " + who, "why hp " + who, "when did " + who + " die",
                                    "who hurt " + who, "who healed " + who})
      BOOST_TEST(refused(line).message == "the past of others is for who plays them", line);
  }
  for (const char* line : {"blame zombie-1", "diff 0..2", "what if turn", "history campaign"})
    BOOST_TEST(refused(line).code == model::refusal_code::not_allowed, line);
}

BOOST_AUTO_TEST_SUITE_END()
