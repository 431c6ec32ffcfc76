#include "cli/app/line_kind.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(line_kind_suite)

using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(only_quit_itself_ends_a_game) {
  for (const char* line : {"quit", "  QUIT  # for today", "quit#", "\tquit\r"})
    BOOST_TEST(kind_of(line) == line_kind::quit, line);
  for (const char* line : {"quit now", "quite", "note quit"})
    BOOST_TEST(kind_of(line) == line_kind::command, line);
}

BOOST_AUTO_TEST_CASE(only_reopen_itself_opens_again) {
  BOOST_TEST(kind_of("Reopen") == line_kind::reopen);
  BOOST_TEST(kind_of("reopen it") == line_kind::command);
}

BOOST_AUTO_TEST_CASE(a_fight_that_plays_itself_is_the_programs_to_play) {
  for (const char* line : {"encounter auto", "auto policy: focus", "Encounter Auto until: round 3"})
    BOOST_TEST(kind_of(line) == line_kind::plays, line);
  // What is wrong with it is for the engine to say.
  BOOST_TEST(kind_of("encounter auto policy: none") == line_kind::command);
}

BOOST_AUTO_TEST_CASE(yes_alone_takes_an_offer_up) {
  for (const char* line : {"y", "Y", "  yes\t", "YES\r"})
    BOOST_TEST(kind_of(line) == line_kind::yes, line);
  for (const char* line : {"y now", "yep", "yesterday"})
    BOOST_TEST(kind_of(line) == line_kind::command, line);
}

BOOST_AUTO_TEST_CASE(what_asks_is_a_question) {
  for (const char* line : {"status", "status grog", "log", "log last: 3", "help", "Help attack"})
    BOOST_TEST(kind_of(line) == line_kind::question, line);
  // What is wrong with it is for the engine to say.
  BOOST_TEST(kind_of("log last: many") == line_kind::command);
}

BOOST_AUTO_TEST_CASE(blank_lines_and_comments_are_nothing) {
  for (const char* line : {"", "  \t", "\r", "# quit", "   # status"})
    BOOST_TEST(kind_of(line) == line_kind::nothing, line);
}

BOOST_AUTO_TEST_CASE(all_else_is_a_command) {
  for (const char* line : {"roll 2d6", "undo", "encounter start", "no such thing", "\"", ":"})
    BOOST_TEST(kind_of(line) == line_kind::command, line);
}

BOOST_AUTO_TEST_CASE(what_is_no_command_is_answered_by_the_program) {
  BOOST_TEST(is_answered_here(line_kind::quit));
  BOOST_TEST(is_answered_here(line_kind::reopen));
  BOOST_TEST(is_answered_here(line_kind::plays));
  BOOST_TEST(is_answered_here(line_kind::question));
  BOOST_TEST(is_answered_here(line_kind::yes));
  BOOST_TEST(!is_answered_here(line_kind::command));
  BOOST_TEST(!is_answered_here(line_kind::nothing));
}

BOOST_AUTO_TEST_SUITE_END()
