// What a line is for, and what comes of those that are no commands.

#include "cli/app/dialogue.hpp"

#include "io/store/file/file_store.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(dialogue_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;

namespace {

struct open_game {
  open_game() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = {}});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
  }
  line_answer say(const std::string& line) { return answer_line(*campaign, {.line = line}); }

  test::faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(status_sees_the_commands_before_it, open_game) {
  BOOST_TEST(say("add zombie").response->how == outcome::accepted);
  BOOST_TEST(say("note one").response->how == outcome::accepted);
  const auto status = say("status zombie-1");
  BOOST_TEST(status.what == asked::status);
  BOOST_TEST(status.focus == "zombie-1");
  BOOST_TEST(status.response->after->seq() == 2U);
}

BOOST_FIXTURE_TEST_CASE(log_shows_as_many_of_the_last_commands_as_were_asked_for, open_game) {
  BOOST_TEST(say("add zombie").response->how == outcome::accepted);
  BOOST_TEST(say("note one").response->how == outcome::accepted);
  const auto log = say("log last: 1");
  BOOST_TEST(log.what == asked::log);
  BOOST_REQUIRE((log.log && log.log->commits.size() == 1U));
  BOOST_TEST(log.log->commits.front().line == "note one");
}

BOOST_FIXTURE_TEST_CASE(help_is_about_what_was_asked, open_game) {
  BOOST_TEST(say("help attack").topic == "attack");
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_with_a_question_is_refused, open_game) {
  for (const auto* line :
       {"status nobody", "log last: 0", "help nonsense", "quit now", "reopen the door",
        "status by: x", "look nothingatall", "find type: weather", "find spells cr: 1", "look"}) {
    const auto answer = say(line);
    BOOST_TEST(answer.response->how == outcome::refused, line);
    BOOST_TEST(answer.what == asked::nothing, line);
  }
}

BOOST_FIXTURE_TEST_CASE(yes_to_nothing_is_refused_and_changes_nothing, open_game) {
  const auto answer = say("y");
  BOOST_TEST(answer.response->how == outcome::refused);
  BOOST_TEST(answer.response->refusal->message == "nothing is offered that `y` could take up");
  BOOST_TEST((*campaign->state())->seq() == 0U);
}

BOOST_FIXTURE_TEST_CASE(look_finds_entries_of_the_content_and_of_the_campaign, open_game) {
  const auto spell = say("look fireball");
  BOOST_TEST(spell.what == asked::look);
  BOOST_REQUIRE(spell.entries.size() == 1U);
  BOOST_TEST(spell.entries.front().entry->name == "Fireball");
  BOOST_REQUIRE(disk.make_directory("/mine/conditions"));
  disk.put("/mine/conditions/dizzy.yaml", "name: Dizzy\n");
  BOOST_TEST(say("look dizzy").entries.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(look_shows_who_is_there_by_a_whole_name, open_game) {
  BOOST_TEST(say("add zombie and: goblin as: Prone").response->how == outcome::refused);
  BOOST_TEST(say("add zombie").response->how == outcome::accepted);
  BOOST_TEST(say("add goblin as: Mirabel").response->how == outcome::accepted);
  BOOST_TEST(say("look zombie-1").what == asked::status);
  BOOST_TEST(say("look mirabel").focus == "mirabel");
  // A beginning counts where the content has nothing that is meant.
  BOOST_TEST(say("look mirab").focus == "mirabel");
  BOOST_TEST(say("look ghast").what == asked::look);
  BOOST_TEST(say("look zombie kind: monster").what == asked::look);
}

BOOST_FIXTURE_TEST_CASE(find_lists_entries_and_names_the_broken_ones, open_game) {
  BOOST_REQUIRE(disk.make_directory("/mine/spells"));
  disk.put("/mine/spells/mine.yaml", "name: Mine\nlevel: ten\n");
  const auto found = say("find spell level: 3 class: wizard");
  BOOST_TEST(found.what == asked::find);
  BOOST_TEST(found.found.rows.size() > 20U);
  BOOST_REQUIRE(found.response->notices.size() == 1U);
  BOOST_TEST(found.response->notices.front().find("/mine/spells/mine.yaml, line ") !=
             std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_broken_entry_that_is_looked_up_is_a_failure, open_game) {
  BOOST_REQUIRE(disk.make_directory("/mine/spells"));
  disk.put("/mine/spells/mine.yaml", "name: Mine\nlevel: ten\n");
  BOOST_TEST(say("look mine").response->how == outcome::failed);
}

BOOST_FIXTURE_TEST_CASE(a_fight_plays_itself_and_says_how_it_ended, open_game) {
  BOOST_TEST(say("encounter auto").response->how == outcome::refused);
  BOOST_TEST(say("encounter auto policy: none").response->how == outcome::refused);
  BOOST_REQUIRE(disk.make_directory("/mine/characters"));
  disk.put("/mine/characters/brakk.yaml",
           "name: Brakk\nrace: human\nclass: fighter\nlevel: 5\nweapons: [longsword]\n"
           "abilities: {str: 16, dex: 12, con: 14, int: 10, wis: 12, cha: 10}\n");
  for (const char* const line : {"add brakk", "add goblin", "encounter start", "initiative all"})
    BOOST_REQUIRE(say(line).response->how == outcome::accepted);
  const auto with_id = answer_line(*campaign, {.line = "encounter auto", .terms = {.id = "a-1"}});
  BOOST_TEST(with_id.response->how == outcome::refused);
  const auto stopped = answer_line(*campaign, {.line = "encounter auto"}, [] { return true; });
  BOOST_TEST(stopped.what == asked::fight);
  BOOST_TEST(stopped.response->how == outcome::answered);
  BOOST_TEST(!stopped.fight.ending.has_value());
  const auto played = say("encounter auto");
  BOOST_TEST(played.response->how == outcome::answered);
  BOOST_TEST((played.fight.ending == model::automatic::ending::one_side_down));
  BOOST_TEST(!played.fight.commits.empty());
  BOOST_TEST(played.response->after->seq() == played.fight.commits.back()->last);
  BOOST_TEST(played.response->after->fight() != nullptr);
}

BOOST_FIXTURE_TEST_CASE(reopen_finds_what_was_answered, open_game) {
  (void)say("note one");
  const auto again = say("reopen");
  BOOST_TEST(again.what == asked::reopen);
  BOOST_TEST(again.response->how == outcome::answered);
  BOOST_TEST(again.response->after->seq() == 1U);
  BOOST_TEST(say("note two").response->how == outcome::accepted);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_that_does_not_open_again_says_why, open_game) {
  (void)say("note one");
  disk.put("/mine/log.jsonl", "rubbish\nand more\n");
  const auto again = say("reopen");
  BOOST_TEST(again.response->how == outcome::failed);
  BOOST_TEST((again.response->failure.value().line == 1U));
}

BOOST_AUTO_TEST_SUITE_END()
