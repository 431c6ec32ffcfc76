// Looking things up at the table: the real program, with content that is built in and content of
// the world and the campaign.

#include "model/language/verbs.hpp"
#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(look_suite)

namespace {

struct asked_program : dnd_program {
  std::string ask(const std::string& line) const { return done({"exec", "W/C", line}).out; }
};

BOOST_FIXTURE_TEST_CASE(every_example_of_the_reference_is_answered, dnd_program) {
  for (const auto& verb : model::language::verbs()) {
    if (verb.name != "look" && verb.name != "find") continue;
    BOOST_TEST(verb.examples.size() >= 4U);
    for (const std::string_view example : verb.examples)
      BOOST_TEST(!done({"exec", "W/C", std::string(example)}).out.empty(), example);
  }
}

BOOST_FIXTURE_TEST_CASE(own_content_goes_first_and_a_broken_file_hides_nothing, asked_program) {
  put("monsters/goblin.yaml",
      "name: Swamp Goblin\narmor_class: 11\nhit_points: 9\nchallenge: 2\ntype: undead\n"
      "traits: [Mud Walk]\n");
  (void)root.write("worlds/W/traits/mud-walk.yaml",
                   "name: Mud Walk\ndescription: Mud is no hindrance.\n");
  (void)root.write("worlds/W/monsters/broken.yaml", "name: Broken\nac: 3\n");
  const std::string goblin = ask("look goblin");
  BOOST_TEST(contains(goblin, "Swamp Goblin (monster): medium undead"));
  BOOST_TEST(contains(goblin, "    Mud is no hindrance."));
  const auto found = done({"exec", "W/C", "find cr: 2 type: undead"});
  BOOST_TEST(contains(found.out, "Swamp Goblin"));
  BOOST_TEST(contains(found.out, "Ghast"));
  BOOST_TEST(contains(found.err, "broken.yaml, line 2"));
}

BOOST_FIXTURE_TEST_CASE(looking_leaves_nothing_in_the_log, asked_program) {
  (void)say({"add zombie"});
  const auto before = bytes("log.jsonl");
  BOOST_TEST(contains(ask("look zombie-1"), "Hit points"));
  (void)ask("look fireball");
  (void)ask("find spell level: 3 class: wizard");
  BOOST_TEST((bytes("log.jsonl") == before));
}

BOOST_FIXTURE_TEST_CASE(programs_get_data, dnd_program) {
  const json_text look(done({"--json", "exec", "W/C", "look fireball"}).out);
  BOOST_TEST(look.is_ok());
  const auto entry = (*look)["entries"].at(0);
  BOOST_TEST(std::string_view(entry["kind"]) == "spells");
  BOOST_TEST(std::int64_t(entry["fields"]["level"]) == 3);
  const json_text find(done({"--json", "exec", "W/C", "find cr: 1/4 type: undead"}).out);
  BOOST_TEST(find.is_ok());
  BOOST_TEST(std::string_view((*find)["found"].at(0)["cr"]) == "1/4");
  const auto refused = dnd({"--json", "exec", "W/C", "look firebal1"});
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(json_text(refused.out).error_code() == "unknown_content");
}

BOOST_FIXTURE_TEST_CASE(script_asks_in_the_order_of_its_lines, dnd_program) {
  const auto end = done({"exec", "W/C", "-"}, "add zombie\nlook zombie-1\nlook longsword\n");
  const auto at = [&](std::string_view part) { return end.out.find(part); };
  BOOST_TEST(at("Armor class") != std::string::npos);
  BOOST_TEST(at("Longsword (equipment)") > at("Armor class"));
}

BOOST_FIXTURE_TEST_CASE(tab_offers_names_labels_and_words, dnd_program) {
  process running(words_of({"--color", "never", "repl", "W/C"}), where, process::terminal::pseudo);
  (void)running.read_until("quit");
  (void)running.read_until("> ");
  running.write("look firebal\t\n");
  (void)running.read_until("level 3 evocation");
  running.write("find mons\tleg\tye\tcr: 2..3 \t");
  running.write("\n");
  (void)running.read_until("monster");
  running.write("quit\n");
  BOOST_TEST(running.wait().code == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
