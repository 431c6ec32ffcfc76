// Taking back is a command of the engine: read here, decided where the past is.

#include "model/verbs/history.hpp"

#include "model/language/parse.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(history_verbs_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(undo_and_redo_are_commands) {
  const auto undo = parse_command("UNDO # that was wrong");
  BOOST_REQUIRE(undo);
  BOOST_TEST(holds_alternative<commands::undo>(*undo));
  const auto redo = parse_command("redo");
  BOOST_REQUIRE(redo);
  BOOST_TEST(holds_alternative<commands::redo>(*redo));
}

BOOST_AUTO_TEST_CASE(undo_takes_how_many_commands_it_takes_back) {
  const auto read = parse_command("undo 2");
  BOOST_REQUIRE(read);
  BOOST_TEST(get<commands::undo>(*read).count == 2);
}

BOOST_AUTO_TEST_CASE(undo_last_is_undo_with_a_count) {
  BOOST_TEST(get<commands::undo>(*parse_command("undo last: 3")).count == 3);
}

BOOST_AUTO_TEST_CASE(redo_takes_how_many_undos_it_takes_back_or_an_event) {
  BOOST_TEST(get<commands::redo>(*parse_command("redo")).count == 1);
  BOOST_TEST(get<commands::redo>(*parse_command("redo 3")).count == 3);
  BOOST_TEST(get<commands::redo>(*parse_command("redo last: 3")).count == 3);
  BOOST_TEST(get<commands::redo_to>(*parse_command("redo to 12")).event == 12);
  for (const char* const line : {"redo 0", "redo 101", "redo to", "redo to 0"})
    BOOST_TEST(!parse_command(line), line);
}

BOOST_AUTO_TEST_CASE(undo_to_and_undo_only_take_an_event) {
  BOOST_TEST(get<commands::undo_to>(*parse_command("undo to 1234")).event == 1234);
  BOOST_TEST(get<commands::undo_to>(*parse_command("undo to 0")).event == 0);
  BOOST_TEST(get<commands::undo_only>(*parse_command("undo only 7")).event == 7);
  for (const char* const line : {"undo only 0", "undo only", "undo to", "undo to now"})
    BOOST_TEST(!parse_command(line), line);
}

BOOST_AUTO_TEST_CASE(they_take_nothing_else) {
  for (const char* const line : {"undo it", "redo it", "redo two", "undo to: 3"}) {
    const auto read = parse_command(line);
    BOOST_REQUIRE_MESSAGE(!read, line);
    BOOST_TEST((read.error().code == refusal_code::unexpected_text ||
                read.error().code == refusal_code::unknown_label),
               line);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
