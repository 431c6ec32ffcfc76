// Characters on the real program: made step by step at a terminal, taken from one campaign to
// another, and raised in the middle of a fight.

#include "tests/support/program_at_a_terminal.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(characters_suite)

namespace {

const std::string tam =
    "character create Tam race: human class: fighter abilities: str and: con and: dex and: wis "
    "and: cha and: int skills: athletics and: perception languages: elvish choose: defense "
    "equipment: standard";

/// What `status` says of all who are there.
std::string state_of(const dnd_program& game) {
  const std::string answer = game.say({"status"}).front();
  const std::size_t at = answer.find("\"creatures\":");
  BOOST_REQUIRE(at != std::string::npos);
  return answer.substr(at);
}

BOOST_FIXTURE_TEST_CASE(what_a_line_lacks_is_asked_for_step_by_step, program_at_a_terminal) {
  const auto running = play();
  const auto reply = [&](std::string_view asked, std::string_view said) {
    (void)running->read_until(asked);
    (void)running->read_until(" > ");
    running->write(std::string(said) + "\n");
  };
  running->write("character create Tam class: fighter\n");
  reply("Which race?", "hum\t");
  // One too many, back to the race, and on again.
  reply("Which background?", "back");
  reply("Which race?", "nobody");
  reply("is no answer to that", "human");
  reply("Which background?", "");
  reply("Where do the scores come from?", "1");
  reply("Which ability gets the 15?", "str, con, dex, wis, cha, int");
  reply("athletics +5", "athletics, perception");
  reply("defense", "defense");
  reply("language", "elvish");
  reply("AC 17", "a");
  reply("shield", "a");
  reply("longsword", "longsword");
  reply("handaxe", "standard");
  (void)running->read_until("> character create Tam race: human class: fighter scores: standard");
  (void)running->read_until("and: longsword and: standard");
  (void)running->read_until("12 hp");
  quit(*running);
  BOOST_TEST(hp("tam") == 12);
  const std::string log = bytes("log.jsonl");
  // The line that was made stands in the log, and not what was answered.
  BOOST_TEST(log.find("\"command\":\"character create Tam race: human class: fighter") !=
             std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(who_stops_has_done_nothing, program_at_a_terminal) {
  const auto running = play();
  running->write("character create\n");
  (void)running->read_until("What is the character called?");
  (void)running->read_until("name > ");
  running->write("Tam\n");
  (void)running->read_until("Which race?");
  (void)running->read_until("race > ");
  running->write("stop\n");
  (void)running->read_until("Left: nothing has been done.");
  quit(*running);
  BOOST_TEST(bytes("log.jsonl").empty());
}

BOOST_FIXTURE_TEST_CASE(without_a_terminal_the_refusal_names_what_is_missing, dnd_program) {
  const finished no_class = dnd({"exec", "W/C", "character create Tam race: human"});
  BOOST_TEST(no_class.code == 1);
  BOOST_TEST(no_class.err.find("`class:`") != std::string::npos, no_class.err);
  const finished no_skill = dnd(
      {"exec", "W/C",
       "character create Tam race: human class: fighter languages: elvish abilities: str and: con "
       "and: dex and: wis and: cha and: int"});
  BOOST_TEST(no_skill.err.find("`skills:`") != std::string::npos, no_skill.err);
}

BOOST_FIXTURE_TEST_CASE(a_character_goes_from_one_campaign_to_another, dnd_program) {
  (void)say({tam, "give 3 torch to: tam", "xp award 40 to: tam", "damage to: tam amount: 4"});
  const std::string path = root / "tam.yaml";
  const finished made = done({"exec", "W/C", "character export tam to: " + path});
  BOOST_TEST(made.out.find("tam.yaml is written.") != std::string::npos, made.out);
  // What is there is not written over.
  const finished again = dnd({"exec", "W/C", "character export tam to: " + path});
  BOOST_TEST(again.code == 1);
  BOOST_TEST(again.err.find("there is a file of this name") != std::string::npos, again.err);
  (void)done({"campaign", "create", "D"});
  (void)done({"exec", "W/D", "character import " + path});
  const std::string there = done({"exec", "W/D", "character export tam"}).out;
  const std::string here = done({"exec", "W/C", "character export tam"}).out;
  BOOST_TEST(there == here);
  BOOST_TEST(there.find("experience: 40") != std::string::npos, there);
  const finished missing = dnd({"exec", "W/D", "character import " + path + ".none"});
  BOOST_TEST(missing.code == 1);
}

BOOST_FIXTURE_TEST_CASE(a_level_in_a_fight_keeps_the_moment_and_is_undone_exactly, dnd_program) {
  put("characters/mira.yaml",
      "name: Mira\nrace: human\nclass: cleric\nsubclass: life\nlevel: 1\n"
      "abilities: {str: 10, dex: 12, con: 14, int: 10, wis: 16, cha: 10}\n"
      "spells: {0: [light, guidance, sacred-flame], 1: [bless, cure-wounds]}\n");
  (void)say({tam, "add mira and: zombie", "encounter start", "initiative all",
             "cast bless by: mira to: mira free", "condition add poisoned to: tam",
             "damage to: tam amount: 12"});
  const std::string before = state_of(*this);
  (void)say({"level up tam"});
  const std::string fallen = state_of(*this);
  BOOST_TEST(fallen != before);
  BOOST_TEST(hp("tam") == 0);
  BOOST_TEST(fallen.find("poisoned") != std::string::npos);
  (void)say({"undo"});
  BOOST_TEST(state_of(*this) == before);
  (void)say({"level up mira"});
  // She still concentrates.
  const std::string raised = say({"effects mira"}).front();
  BOOST_TEST(raised.find("Bless") != std::string::npos, raised);
  (void)say({"undo"});
  BOOST_TEST(state_of(*this) == before);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
