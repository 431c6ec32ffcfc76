// Play at a terminal, through a pseudo terminal: completion, history, and a clean end.

#include "tests/support/program_at_a_terminal.hpp"

#include <boost/test/unit_test.hpp>

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
