// `encounter auto` by the program: as text, as JSON, in a script, and taken back.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_fight_suite)

namespace {

struct cave : dnd_program {
  cave() {
    put("characters/brakk.yaml",
        "name: Brakk\nrace: human\nclass: fighter\nlevel: 5\nweapons: [greatsword]\n"
        "abilities: {str: 16, dex: 12, con: 16, int: 10, wis: 12, cha: 10}\n");
    (void)say({"add brakk", "add goblin count: 2", "encounter start", "initiative all"});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_fight_is_told_as_if_somebody_had_typed_it, cave) {
  const auto end = done({"--seed", "7", "exec", "W/C", "encounter auto"});
  BOOST_TEST(end.out.find("> attack by: ") != std::string::npos, end.out);
  BOOST_TEST(end.out.find("> turn") != std::string::npos);
  BOOST_TEST(end.out.find("`encounter end` ends the fight.") != std::string::npos, end.out);
  const auto log = done({"exec", "W/C", "log 3"});
  BOOST_TEST(log.out.find("attack by: ") != std::string::npos, log.out);
}

BOOST_FIXTURE_TEST_CASE(its_answer_in_json_has_all_commands_and_events, cave) {
  const auto end = done({"--json", "exec", "W/C", "encounter auto policy: focus"});
  BOOST_REQUIRE(end.lines().size() == 1U);
  const json_text answer(end.lines().front());
  BOOST_TEST(answer.is_ok());
  BOOST_TEST(std::string_view((*answer)["kind"]) == "encounter auto");
  BOOST_TEST(std::string_view((*answer)["ended"]) == "one_side_down");
  const auto commands = (*answer)["commands"].get_array().value();
  BOOST_REQUIRE(commands.size() > 0U);
  const std::uint64_t first((*answer)["seq"].at(0));
  const std::uint64_t last((*answer)["seq"].at(1));
  BOOST_TEST((*answer)["events"].get_array().value().size() == last - first + 1);
  BOOST_TEST(std::uint64_t(commands.at(0)["seq"].at(0)) == first);
}

BOOST_FIXTURE_TEST_CASE(in_a_script_the_next_line_sees_what_was_played, cave) {
  const std::string before = state_hash();
  const auto end = dnd({"--json", "repl", "W/C"}, "encounter auto until: round 1\nstatus\n");
  BOOST_TEST(end.code == 0);
  BOOST_REQUIRE(end.lines().size() == 2U);
  const json_text played(end.lines()[0]);
  const json_text status(end.lines()[1]);
  const std::uint64_t last((*played)["seq"].at(1));
  BOOST_TEST(std::uint64_t((*status)["state"]["seq"]) == last);
  // Command by command it can be taken back.
  const auto count = (*played)["commands"].get_array().value().size();
  (void)say({"undo count: " + std::to_string(count)});
  BOOST_TEST(state_hash() == before);
}

BOOST_FIXTURE_TEST_CASE(without_a_fight_it_says_what_starts_one, dnd_program) {
  const auto end = dnd({"exec", "W/C", "encounter auto"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("`encounter start` starts one") != std::string::npos, end.err);
  const auto json = dnd({"--json", "exec", "W/C", "auto policy: clever"});
  BOOST_TEST(json_text(json.lines().front()).error_code() == "bad_value");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
