#include "cli/render/json.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(json_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(accepted_command_gives_its_range_text_and_events) {
  const std::vector<std::string> events{R"({"seq":41})", R"({"seq":42})"};
  BOOST_TEST(
      cli::json_done("note", cli::seq_range{41, 42}, "a\n\"b\" → c\\", events) ==
      R"({"ok":true,"kind":"note","seq":[41,42],"text":"a\n\"b\" → c\\","events":[{"seq":41},)"
      R"({"seq":42}]})");
  BOOST_TEST(cli::json_done("note", {}, "", {}) ==
             R"({"ok":true,"kind":"note","seq":[],"text":"","events":[]})");
}

BOOST_AUTO_TEST_CASE(what_goes_with_an_answer_stands_after_it_whether_it_went_well_or_not) {
  const std::vector<std::string> warnings{"careful"};
  const cli::answer_extras extras{
      .id = "a-1", .repeated = true, .warnings = warnings, .data = R"("more":1)"};
  const std::string end = R"("id":"a-1","repeated":true,"more":1,"warnings":["careful"]})";
  BOOST_TEST(cli::json_done("note", {}, "", {}, extras).ends_with("," + end));
  BOOST_TEST(cli::json_failed("note", model::refusal{}, extras).ends_with("}," + end));
  BOOST_TEST(cli::json_failed("note", io::error{}, extras).ends_with("}," + end));
}

BOOST_AUTO_TEST_CASE(state_may_be_that_of_one_creature) {
  const auto now = tests::seen(tests::small_state());
  const std::string all = cli::json_state(now, "");
  BOOST_TEST(all.starts_with(R"({"seq":)"));
  BOOST_TEST(all.find(R"("id":"zombie-1")") != std::string::npos);
  const std::string one = cli::json_state(now, "grog");
  BOOST_TEST(one.find(R"("id":"grog")") != std::string::npos);
  BOOST_TEST(one.find(R"("id":"zombie-1")") == std::string::npos);
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
             R"({"world":"","campaign":"","seq":0,"session":null,"sessions":0,)"
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
             R"({"world":"","campaign":"","seq":0,"session":null,"sessions":0,)"
             R"("encounter":null,"creatures":[{"id":"zombie-1","name":"Zombie",)"
             R"("kind":"monster","slug":null,"hp":null,"max_hp":null,"temp_hp":null,"ac":null,)"
             R"("life":"unharmed","conditions":[],"condition_details":[],"exhaustion":0,)"
             R"("death_saves":null,"initiative":null,"surprised":false,"spent":[]}]})");
}

BOOST_AUTO_TEST_SUITE_END()
