#include "cli/render/json.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(json_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(accepted_command_gives_its_range_text_and_events) {
  const std::vector<std::string> events{R"({"seq":41})", R"({"seq":42})"};
  BOOST_TEST(cli::json_done(cli::seq_range{41, 42}, "a\n\"b\" → c\\", events) ==
             R"({"ok":true,"seq":[41,42],"text":"a\n\"b\" → c\\","events":[{"seq":41},)"
             R"({"seq":42}]})");
  BOOST_TEST(cli::json_done({}, "", {}) == R"({"ok":true,"seq":[],"text":"","events":[]})");
}

BOOST_AUTO_TEST_CASE(refusal_and_error_give_code_message_hint_and_place) {
  BOOST_TEST(cli::json_failed(model::refusal{.code = model::refusal_code::unknown_creature,
                                             .message = "no \"Grgo\"",
                                             .hint = "",
                                             .column = 11}) ==
             R"({"ok":false,"error":{"code":"unknown_creature","message":"no \"Grgo\"",)"
             R"("hint":"","column":11}})");
  BOOST_TEST(cli::json_failed(io::error{.code = io::ec::corrupt,
                                        .what = "bad sum",
                                        .todo = "verify",
                                        .path = "log.jsonl",
                                        .line = 3,
                                        .byte = 211,
                                        .seq = 3}) ==
             R"({"ok":false,"error":{"code":"corrupt","message":"bad sum","hint":"verify",)"
             R"("path":"log.jsonl","line":3,"byte":211,"seq":3}})");
}

BOOST_AUTO_TEST_CASE(answer_is_one_line_of_utf8_whatever_went_in) {
  const std::string answer = cli::json_failed({.code = "x", .message = "a\xff\r\n\x1b\x01"});
  BOOST_TEST(answer.find('\n') == std::string::npos);
  BOOST_TEST(answer.find('\x1b') == std::string::npos);
  BOOST_TEST(answer.find("a\xef\xbf\xbd") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(data_of_an_answer_stands_beside_its_text) {
  BOOST_TEST(cli::json_done({}, "x", {}, {.id = "a", .data = R"("found":[])"}) ==
             R"({"ok":true,"seq":[],"text":"x","events":[],"id":"a","found":[]})");
}

BOOST_AUTO_TEST_CASE(campaign_shows_session_fight_and_creatures) {
  model::state now = tests::fighting_state();
  now.erase("zombie-1");
  now.erase("zombie-2");
  now.edit("grog")->conditions.push_back({.kind = model::condition::poisoned, .rounds = 3});
  now.edit("grog")->exhaustion = 1;
  now.set_seq(42);
  BOOST_TEST(cli::json_campaign({.world = "W", .campaign = "First Evening", .state_hash = "00ff"},
                                tests::seen(now)) ==
             R"({"world":"W","campaign":"First Evening","seq":42,"state_hash":"00ff",)"
             R"("session":{"number":2,"title":"The Lost Mine"},"sessions":2,)"
             R"("encounter":{"number":1,"round":3,"turn":"grog","order":["grog","zombie-1"]},)"
             R"("creatures":[{"id":"grog","name":"Grog","kind":"character","slug":"grog","hp":22,)"
             R"("max_hp":28,"temp_hp":0,"ac":14,"life":"conscious",)"
             R"("conditions":["exhaustion","poisoned"],)"
             R"("condition_details":[{"name":"poisoned","rounds":3,"source":null}],"exhaustion":1,)"
             R"("death_saves":{"successes":0,"failures":0},"initiative":16,"surprised":false,)"
             R"("spent":[]}]})");
}

BOOST_AUTO_TEST_CASE(campaign_without_session_and_fight_has_nulls) {
  BOOST_TEST(cli::json_campaign({}, {}) ==
             R"({"world":"","campaign":"","seq":0,"state_hash":"","session":null,"sessions":0,)"
             R"("encounter":null,"creatures":[]})");
}

BOOST_AUTO_TEST_CASE(groups_are_there_when_there_are_any_and_the_game_masters_alone) {
  model::state now;
  now.set_group({.name = "pack", .members = {"wolf-1", "wolf-2"}});
  const std::string groups = R"("groups":[{"name":"pack","members":["wolf-1","wolf-2"]}])";
  BOOST_TEST(cli::json_campaign({}, tests::seen(now)).find(groups) != std::string::npos);
  BOOST_TEST(
      cli::json_campaign({}, view_of(now, model::views::viewer::spectator())).find("groups") ==
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_hidden_is_null) {
  model::state now = tests::small_state();
  now.erase("grog");
  now.erase("zombie-2");
  BOOST_TEST(cli::json_campaign({}, view_of(now, model::views::viewer::spectator())) ==
             R"({"world":"","campaign":"","seq":0,"state_hash":"","session":null,"sessions":0,)"
             R"("encounter":null,"creatures":[{"id":"zombie-1","name":"Zombie",)"
             R"("kind":"monster","slug":null,"hp":null,"max_hp":null,"temp_hp":null,"ac":null,)"
             R"("life":"unharmed","conditions":[],"condition_details":[],"exhaustion":0,)"
             R"("death_saves":null,"initiative":null,"surprised":false,"spent":[]}]})");
}

BOOST_AUTO_TEST_SUITE_END()
