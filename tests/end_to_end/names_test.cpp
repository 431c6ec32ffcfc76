// Goal: a name is the same name however it is typed, nobody has another's, and what the program's
// own examples name is there. Method: the real program, from the words of the command line, in
// scripts and at a terminal.

#include "model/language/verbs.hpp"
#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(names_suite)

namespace {

namespace fs = std::filesystem;

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

BOOST_FIXTURE_TEST_CASE(one_creature_answers_to_all_spellings_of_its_name, dnd_program) {
  (void)say({"add commoner as: Zoë"});
  for (const std::string name :
       {"Zoë", "ZOË", "Zoe\u0308", "zO\u200bË", "“Zoë”", "„Zoë“", "\"zoë\""}) {
    (void)say({"heal " + name + " 1", "heal to: " + name + " amount: 1"});
    const auto twin = dnd({"--json", "exec", "W/C", "add commoner as: " + name});
    BOOST_TEST(twin.code == 1);
    BOOST_TEST(json_text(twin.out).error_code() == "name_taken", name);
  }
  const auto near = dnd({"exec", "W/C", "heal Zoe 1"});
  BOOST_TEST(near.code == 1);
  BOOST_TEST(holds(near.err, "Did you mean \"zoë\"?"), near.err);
  (void)say({"add commoner as: Zoe", "heal Zoe 1"});
}

BOOST_FIXTURE_TEST_CASE(blanks_of_all_kinds_are_blanks_in_a_script, dnd_program) {
  const auto end = dnd({"repl", "W/C"},
                       "\ufeffadd\u00a0commoner as:\u00a0Mad\u202fDog\n"
                       "dmg\u00a0mad dog\u3000 1\n"
                       "dmg \"Mad\u00a0 Dog\" 1\n");
  BOOST_TEST(end.code == 0);
  BOOST_TEST(end.err == "");
  BOOST_TEST(holds(done({"exec", "W/C", "status"}).out, "Mad Dog"));
}

BOOST_FIXTURE_TEST_CASE(quotes_do_what_the_reference_says_of_them, dnd_program) {
  const std::string script =
      "session start \"Mill #2\"\n"
      "add commoner as: “Bob the Bear”\n"
      "add goblin as: K'thriss\n"
      "attack by: \"bob the bear\" with: “club” to: K’thriss rolled: 1\n"
      "a \"short bow\" \"k'thriss\"\n"
      "note \"as it\" stands: “here” # too\n";
  const auto end = dnd({"repl", "W/C"}, script);
  BOOST_TEST(holds(end.out, "Mill #2"), end.out);
  BOOST_TEST(holds(end.out, "\"as it\" stands: “here” # too"), end.out);
  const auto exec = dnd({"exec", "W/C", "heal „Bob the Bear“ 1", "heal 'Bob the Bear' 1"});
  BOOST_TEST(exec.code == 0, exec.err);
  const auto open = dnd({"exec", "W/C", "heal “Bob 1"});
  BOOST_TEST(open.code == 1);
  BOOST_TEST(holds(open.err, "his quote does not end"), open.err);
}

BOOST_FIXTURE_TEST_CASE(quotes_and_blanks_are_the_same_at_a_terminal, dnd_program) {
  process running(words_of({"--color", "never", "repl", "W/C"}), where, process::terminal::pseudo);
  (void)running.read_until("> ");
  running.write("add commoner as: “Zoë the Red”\n");
  (void)running.read_until("Zoë the Red");
  running.write("heal „ZOË THE RED“ 1\n");
  (void)running.read_until("hp");
  running.write("quit\n");
  BOOST_TEST(running.wait().code == 0);
}

BOOST_FIXTURE_TEST_CASE(names_of_worlds_and_campaigns_have_no_blanks_to_spare, dnd_program) {
  (void)done({"world", "create", "  Sword\u00a0 Coast "});
  (void)done({"--world", "sword coast", "campaign", "create", " The  Lost Mine "});
  BOOST_TEST(fs::exists(root / "worlds/Sword-Coast/The-Lost-Mine/campaign.yaml"));
  const json_text list(done({"--json", "--world", " sword  coast", "campaign", "list"}).out);
  BOOST_TEST(std::string_view((*list)["campaigns"].at(0)["campaign"]) == "The Lost Mine");
  BOOST_TEST(std::string_view((*list)["campaigns"].at(0)["world"]) == "Sword-Coast");
  for (const std::string name : {"The Lost Mine", " the lost mine", "THE  LOST\u00a0MINE\u200b"}) {
    (void)done({"campaign", "show", name});
    const auto twin = dnd({"--json", "--world", "Sword Coast", "campaign", "create", name});
    BOOST_TEST(json_text(twin.out).error_code() == "exists", name);
  }
  BOOST_TEST(json_text(dnd({"--json", "world", "create", "SWORD-coast "}).out).error_code() ==
             "exists");
}

BOOST_FIXTURE_TEST_CASE(a_world_and_a_campaign_have_one_name_in_all_spellings, dnd_program) {
  (void)done({"world", "create", "Élysée"});
  (void)done({"--world", "élysée", "campaign", "create", "Zoë"});
  for (const std::string name : {"ZOË", "Zoe\u0308", "Zo\u200bë"}) {
    (void)done({"campaign", "show", name});
    BOOST_TEST(dnd({"--world", "ÉLYSÉE", "campaign", "create", name}).code == 1);
  }
  BOOST_TEST(holds(dnd({"campaign", "show", "Zoe"}).err, "did you mean \"Zoë\"?"));
  BOOST_TEST(holds(dnd({"world", "show", "Elysee"}).err, "did you mean \"Élysée\"?"));
}

BOOST_FIXTURE_TEST_CASE(characters_have_one_name_in_all_spellings, dnd_program) {
  std::ifstream sample(DND_SOURCE_DIR "/worlds/Sample/characters/elara.yaml");
  std::string sheet((std::istreambuf_iterator<char>(sample)), {});
  sheet.replace(sheet.find("Elara"), std::string_view("Elara").size(), "Zoë");
  (void)root.write("worlds/W/characters/Zoë.yaml", sheet);
  (void)say({"add ZOE\u0308"});
  BOOST_TEST(json_text(dnd({"--json", "exec", "W/C", "add Zoë"}).out).error_code() == "name_taken");
  BOOST_TEST(holds(dnd({"exec", "W/C", "add Zoe"}).err, "oë"));
  // A second file is a twin, and is said to be one.
  (void)root.write("worlds/W/characters/zoe\u0308.yaml", sheet);
  BOOST_TEST(holds(done({"--world", "W", "content", "check"}).out, "unread:"));
}

BOOST_FIXTURE_TEST_CASE(only_somebody_who_is_known_can_be_asked_for_in_the_log, dnd_program) {
  (void)say({"add commoner as: Zoë", "add goblin", "encounter start", "remove goblin-1"});
  (void)done({"campaign", "log", "W/C", "--by", "ZOE\u0308"});
  (void)done({"campaign", "log", "W/C", "--by", "GM"});
  const auto end = dnd({"campaign", "log", "W/C", "--by", "nobody"});
  BOOST_TEST(end.code == 2);
  BOOST_TEST(holds(end.err, "nobody is called \"nobody\" in this campaign"), end.err);
  const auto near = dnd({"campaign", "log", "W/C", "--by", "Zoe"});
  BOOST_TEST(near.code == 2);
  BOOST_TEST(holds(near.err, "did you mean \"Zoë\"?"), near.err);
}

BOOST_FIXTURE_TEST_CASE(who_has_left_can_be_asked_for_in_the_log, dnd_program) {
  (void)say({"add zombie", "add goblin as: Tom", "attack by: Tom with: scimitar to: zombie-1",
             "remove Tom"});
  BOOST_TEST(holds(done({"campaign", "log", "W/C", "--by", "TOM"}).out, "scimitar"));
}

// -- the program's own examples ----------------------------------------------

/// A game in which everybody is there whom the examples name.
struct staged_examples : dnd_program {
  staged_examples() {
    fs::copy(DND_SOURCE_DIR "/worlds/Sample/characters", root / "worlds/W/characters",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }

  /// The answers to the examples, each in a game of its own.
  std::string code_of(const std::string& example) const {
    std::string script;
    for (const std::string& line : example.starts_with("add ") ? words{} : cast)
      script += line + "\n";
    const auto lines = dnd({"--json", "repl", "W/C"}, script + example + "\n").lines();
    BOOST_REQUIRE_EQUAL(lines.size(), example.starts_with("add ") ? 1U : cast.size() + 1);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
      BOOST_TEST(json_text(lines[i]).is_ok(), lines[i]);
    put("log.jsonl", "");
    for (const char* other : {"encounter.jsonl", "snapshot.yaml"})
      if (has(other)) remove(other);
    return json_text(lines.back()).error_code();
  }

  using words = std::vector<std::string>;
  const words cast{"add Elara",
                   "add Grog",
                   "add Mira",
                   "add wren-otarrow",
                   "add commoner as: Thia",
                   "add assassin as: Vex",
                   "add ogre count: 2",
                   "add guard",
                   "add knight",
                   "add zombie count: 2",
                   "add giant crocodile count: 2",
                   "add orc count: 2",
                   "add kobold count: 6",
                   "add goblin count: 4",
                   "add wolf count: 2",
                   "add drider as: Archer",
                   "add rat as: Squeak",
                   "dmg Squeak 99"};
};

BOOST_FIXTURE_TEST_CASE(every_name_in_the_examples_of_help_is_there, staged_examples) {
  std::size_t tried = 0;
  for (const auto& verb : model::language::verbs())
    for (const std::string_view written : verb.examples) {
      const std::string example(written);
      std::string code = code_of(example);
      // On nobody's turn an action is nobody's either: it is that of somebody who is there.
      if (verb.name == "attack" && code != "" && !holds(example, "by:"))
        for (const char* actor : {"Elara", "Grog", "Mira", "Archer"})
          if (code != "") code = code_of(example + " by: " + actor);
      // The moment may be the wrong one for others; their names are not.
      const bool is_about_content = verb.name == "add" || verb.name == "attack";
      BOOST_TEST(!code.starts_with("unknown_"), example << ": " << code);
      BOOST_TEST(!code.starts_with("ambiguous_"), example << ": " << code);
      if (is_about_content) BOOST_TEST(code == "", example << ": " << code);
      ++tried;
    }
  BOOST_TEST(tried > 40U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
