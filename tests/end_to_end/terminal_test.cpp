// Play at a terminal, through a pseudo terminal: completion, history, and a clean end.

#include "tests/support/offering_ghoul.hpp"
#include "tests/support/program_at_a_terminal.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(terminal_suite)

namespace {

BOOST_FIXTURE_TEST_CASE(commands_are_answered_at_a_prompt, program_at_a_terminal) {
  const auto running = play();
  running->write("add zombie\n");
  (void)running->read_until("22 hp");
  running->write("fly\n");
  (void)running->read_until("there is no command");
  quit(*running);
  BOOST_TEST(hp("zombie-1") == 22);
}

BOOST_FIXTURE_TEST_CASE(tab_completes_verbs_and_creatures, program_at_a_terminal) {
  (void)say({"add zombie"});
  const auto running = play();
  running->write("dam\tto: zom\tamount: 9 type: slash\t\n");
  (void)running->read_until("13 hp");
  quit(*running);
  BOOST_TEST(hp("zombie-1") == 13);
}

BOOST_FIXTURE_TEST_CASE(history_goes_on_in_the_next_run, program_at_a_terminal) {
  (void)say({"add zombie"});
  auto running = play();
  running->write("damage to: zombie-1 amount: 1 type: cold\n");
  (void)running->read_until("21 hp");
  quit(*running);
  running = play();
  // Up twice: over `quit`, to the command before it.
  running->write("\x1b[A\x1b[A\n");
  (void)running->read_until("20 hp");
  quit(*running);
  BOOST_TEST(hp("zombie-1") == 20);
}

BOOST_FIXTURE_TEST_CASE(a_fight_that_plays_itself_stops_for_an_interrupt, program_at_a_terminal) {
  put("characters/tom.yaml",
      "name: Tom\nrace: human\nclass: fighter\nweapons: [club]\n"
      "abilities: {str: 14, dex: 12, con: 12, int: 10, wis: 10, cha: 10}\n");
  // Neither of them falls for a long time.
  (void)say({"add tom and: zombie", "set tom max: 90000 hp: 90000",
             "set zombie-1 max: 90000 hp: 90000", "encounter start", "initiative all"});
  const auto before = bytes("encounter.jsonl").size();
  const auto running = play();
  running->write("encounter auto max: 1000\n");
  while (bytes("encounter.jsonl").size() == before) {
  }
  running->signal(SIGINT);
  (void)running->read_until("Stopped.");
  running->write("note still here\n");
  (void)running->read_until("still here");
  quit(*running);
}

BOOST_FIXTURE_TEST_CASE(an_empty_line_ends_the_turn_after_it_has_said_so, program_at_a_terminal) {
  (void)say({"add zombie", "add goblin"});
  const auto running = play();
  // Without a fight it does nothing, and says nothing.
  running->write("\n");
  running->write("start\n");
  (void)running->read_until("Round 1.");
  (void)running->read_until("> ");
  running->write("\n");
  (void)running->read_until("An empty line ends the turn");
  (void)running->read_until("> ");
  running->write("\n");
  (void)running->read_until("turn ends");
  running->write("  \n");
  (void)running->read_until("Round 2.");
  quit(*running);
}

BOOST_FIXTURE_TEST_CASE(a_turn_begins_with_a_card, program_at_a_terminal) {
  (void)say({"add zombie", "add goblin", "cond blinded goblin-1 3"});
  const auto running = play();
  running->write("start rolled: 20,1\n");
  (void)running->read_until("goblin-1's turn.");
  (void)running->read_until("7/7 hp, AC 15. Next: zombie-1.");
  (void)running->read_until("blinded (3 rounds): disadvantage on attacks, easier to hit");
  (void)running->read_until("Scimitar, Shortbow");
  (void)running->read_until("> ");
  running->write("n\n");
  (void)running->read_until("22/22 hp, AC 8. Next: goblin-1, in a new round.");
  quit(*running);
}

BOOST_FIXTURE_TEST_CASE(one_key_imposes_what_a_failed_save_may_bring, program_at_a_terminal) {
  put("monsters/ghoul.yaml", ghoul_that_offers);
  (void)say({"add ghoul", "add veteran as: Thia"});
  const auto running = play();
  running->write("y\n");
  (void)running->read_until("nothing is offered");
  (void)running->read_until("> ");
  running->write("attack by: ghoul-1 with: claws to: Thia rolled: 19,2,2,1\n");
  (void)running->read_until(
      "Thia may be paralyzed now: condition add paralyzed to: thia by: ghoul-1");
  (void)running->read_until("`y` does it.");
  (void)running->read_until("> ");
  running->write("y\n");
  (void)running->read_until("> condition add paralyzed to: thia by: ghoul-1");
  (void)running->read_until("Thia is paralyzed (by ghoul-1).");
  // A hit on her is critical now, and says why.
  running->write("attack by: ghoul-1 with: bite to: Thia rolled: 10,16,1,1\n");
  (void)running->read_until("critical hit (the target is paralyzed, from within 5 feet)");
  (void)running->read_until("> ");
  // The offer was for the next line alone.
  running->write("y\n");
  (void)running->read_until("nothing is offered");
  running->write("undo 2\n");
  (void)running->read_until("Undone");
  running->write("status Thia\n");
  (void)running->read_until("Hit points");
  quit(*running);
  const auto shown = done({"--json", "campaign", "show", "W/C"});
  BOOST_TEST(shown.out.find("paralyzed") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(tab_completes_short_words_and_groups, program_at_a_terminal) {
  (void)say({"add zombie count: 2"});
  const auto running = play();
  running->write("dm\tmonst\t9 sl\t\n");
  (void)running->read_until("zombie-2");
  (void)running->read_until("13 hp");
  quit(*running);
  BOOST_TEST(hp("zombie-1") == 13);
  BOOST_TEST(hp("zombie-2") == 13);
}

BOOST_FIXTURE_TEST_CASE(the_end_of_input_ends_it, program_at_a_terminal) {
  const auto running = play();
  running->write("\x04");
  BOOST_TEST(running->wait().code == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
