// Questions about the past, from the line to the answer, at a campaign that is open.

#include "cli/app/past_questions.hpp"

#include "cli/render/books_answers.hpp"
#include "io/store/file/file_store.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(past_questions_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;

namespace {

struct game_with_a_past {
  game_with_a_past() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = {}});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
    for (const char* line :
         {"add zombie count: 2", "damage to: zombie-1 amount: 5", "heal to: zombie-1 amount: 2",
          "condition add prone to: zombie-2", "remove zombie-2"})
      BOOST_REQUIRE_MESSAGE(say(line).response->how == outcome::accepted, line);
  }
  line_answer say(const std::string& line) { return answer_line(*campaign, {.line = line}); }
  std::string told(const std::string& line) {
    const auto answer = say(line);
    BOOST_REQUIRE_MESSAGE(
        answer.response->how == outcome::answered,
        line << (answer.response->refusal ? ": " + answer.response->refusal->message : ""));
    BOOST_REQUIRE(answer.books);
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

BOOST_FIXTURE_TEST_CASE(history_tells_each_change_with_its_command, game_with_a_past) {
  BOOST_TEST(told("history zombie-1 hp") ==
             "1: hp 22 when it comes (gm: add zombie count: 2)\n"
             "3: hp 22 → 17 (gm: damage to: zombie-1 amount: 5)\n"
             "4: hp 17 → 19 (gm: heal to: zombie-1 amount: 2)\n");
  const auto all = told("history zombie-1");
  BOOST_TEST(has(all, "1: comes (gm: add zombie count: 2)"));
  BOOST_TEST(has(all, "3: hp 22 → 17"));
  BOOST_TEST(!has(all, "max hp"));
  const auto last = told("history zombie-1 hp last: 1");
  BOOST_TEST(!has(last, "22 → 17"));
  BOOST_TEST(has(last, "17 → 19"));
  BOOST_TEST(has(last, "There are older ones"));
  BOOST_TEST(told("history zombie-1 exhaustion last: 5") ==
             "1: exhaustion 0 when it comes (gm: add zombie count: 2)\n");
}

BOOST_FIXTURE_TEST_CASE(who_has_left_still_has_a_history, game_with_a_past) {
  const auto all = told("history zombie-2");
  BOOST_TEST(has(all, "conditions none → prone"));
  BOOST_TEST(has(all, "leaves (gm: remove zombie-2)"));
  BOOST_TEST(has(told("when did zombie-2 leave"), "zombie-2 left with event 6"));
  BOOST_TEST(has(told("why conditions zombie-2"), "conditions is none since event 6"));
}

BOOST_FIXTURE_TEST_CASE(why_names_the_last_event_that_changed_it, game_with_a_past) {
  const auto hp = told("why hp zombie-1");
  BOOST_TEST(has(hp, "hp is 19 since event 4; it was 17 (gm: heal to: zombie-1 amount: 2)."));
  BOOST_TEST(has(hp, "healed: target zombie-1, amount 2"));
  BOOST_TEST(has(told("why ac zombie-1"), "ac is 8 since event 1, when it came to be"));
  BOOST_TEST(has(told("why 3"), "(gm: damage to: zombie-1 amount: 5)"));
}

BOOST_FIXTURE_TEST_CASE(blame_and_diff_tell_all_values, game_with_a_past) {
  const auto all = told("blame zombie-1");
  BOOST_TEST(has(all, "hp 19: event 4 (gm: heal to: zombie-1 amount: 2)"));
  BOOST_TEST(has(all, "Since event 1, when it came to be: present, id, name"));
  BOOST_TEST(has(told("diff 2..4"), "zombie-1: hp 22 → 19 (event 4, gm: heal"));
  BOOST_TEST(has(told("diff 2"), "zombie-2: leaves (event 6, gm: remove zombie-2)"));
  BOOST_TEST(told("diff 3..3") == "Nothing is different after event 3 and after event 3.\n");
}

BOOST_FIXTURE_TEST_CASE(an_undo_changes_values_as_any_command_does, game_with_a_past) {
  BOOST_REQUIRE(say("undo 3").response->how == outcome::accepted);
  BOOST_TEST(has(told("why hp zombie-1"), "hp is 17 since event 7; it was 19 (gm: undo 3)."));
  BOOST_TEST(has(told("who healed zombie-1"), "Nobody healed"));
  BOOST_TEST(has(told("who hurt zombie-1"), "gm hurt "));
}

BOOST_FIXTURE_TEST_CASE(who_left_and_was_never_healed_is_not_unknown, game_with_a_past) {
  BOOST_TEST(has(told("who healed zombie-2"), "Nobody healed zombie-2"));
}

BOOST_FIXTURE_TEST_CASE(what_makes_no_sense_is_refused_with_what_would, game_with_a_past) {
  BOOST_TEST(refused("why colour zombie-1").code == model::refusal_code::bad_value);
  BOOST_TEST(refused("why zombie-1").hint.find("why hp") != std::string::npos);
  BOOST_TEST(refused("why conditions").message == "it is not said whose value is meant");
  BOOST_TEST(!refused("what if dance").column);
  BOOST_TEST(refused("history grog").code == model::refusal_code::unknown_creature);
  BOOST_TEST(refused("why hp grog").code == model::refusal_code::unknown_creature);
  BOOST_TEST(refused("when did grog die").code == model::refusal_code::unknown_creature);
  BOOST_TEST(refused("blame grog").code == model::refusal_code::unknown_creature);
  BOOST_TEST(refused("who healed grog").code == model::refusal_code::unknown_creature);
  BOOST_TEST(refused("who hurt grog").code == model::refusal_code::unknown_creature);
  BOOST_TEST(refused("why 999").hint == "The last one is 6.");
  BOOST_TEST(refused("diff 5..2").code == model::refusal_code::bad_value);
  BOOST_TEST(refused("when did zombie-1 dance").code == model::refusal_code::bad_value);
}

BOOST_FIXTURE_TEST_CASE(what_if_tells_chances, game_with_a_past) {
  const auto answer = told("what if damage to: zombie-1 amount: 4; note x times: 10");
  BOOST_TEST(has(answer, "Tried 10 times; nothing of it has happened."));
  BOOST_TEST(has(answer, "zombie-1, hp: 15 in 100.0 %"));
  BOOST_TEST(refused("what if dance").code == model::refusal_code::unknown_verb);
}

BOOST_AUTO_TEST_SUITE_END()
