// Up and Down: nothing that was typed is lost on the way.

#include "cli/repl/history_walk.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(history_walk_suite)

using dnd::cli::history_walk;

namespace {

struct two_lines {
  two_lines() {
    lines.add("roll 2d6");
    lines.add("note x");
  }
  std::string up(std::string_view shown) { return lines.older(shown).value_or("(end)"); }
  std::string down(std::string_view shown) { return lines.newer(shown).value_or("(end)"); }
  history_walk lines{3};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_was_typed_comes_back_at_the_end, two_lines) {
  BOOST_TEST(up("dam") == "note x");
  BOOST_TEST(up("note x") == "roll 2d6");
  BOOST_TEST(up("roll 2d6") == "(end)");
  BOOST_TEST(down("roll 2d6") == "note x");
  BOOST_TEST(down("note x") == "dam");
  BOOST_TEST(down("dam") == "(end)");
}

BOOST_FIXTURE_TEST_CASE(line_of_before_stays_changed_until_a_line_is_entered, two_lines) {
  BOOST_TEST(up("") == "note x");
  BOOST_TEST(up("note xyz") == "roll 2d6");
  BOOST_TEST(down("roll 2d6") == "note xyz");
  lines.start();
  BOOST_TEST(up("") == "note x");
}

BOOST_FIXTURE_TEST_CASE(only_the_newest_lines_are_kept, two_lines) {
  lines.add("three");
  lines.add("four");
  BOOST_TEST(up("") == "four");
  BOOST_TEST(up("four") == "three");
  BOOST_TEST(up("three") == "note x");
  BOOST_TEST(up("note x") == "(end)");
}

BOOST_FIXTURE_TEST_CASE(newest_line_that_goes_on_is_found, two_lines) {
  lines.add("roll 2d8");
  BOOST_TEST(lines.rest_of("roll 2d") == "8");
  BOOST_TEST(lines.rest_of("roll 2d6") == "");
  BOOST_TEST(lines.rest_of("Roll") == "");
  BOOST_TEST(lines.rest_of("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
