// Answers from the books, for people and for programs.

#include "cli/render/books_answers.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(books_answers_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(rows_have_a_sentence_for_people_and_values_for_programs) {
  model::views::books_view view{.key = "quests", .rows = {}, .nothing = "No quest."};
  BOOST_TEST(cli::books_lines(view, {}).front() == "No quest.");
  BOOST_TEST(cli::books_data(view) == "\"quests\":[]");
  view.rows.push_back({.text = "Find\x1b[31m Gundren.", .values = {{"name", std::string("F")}}});
  view.rows.push_back({.text = "", .values = {{"count", std::int64_t{3}}, {"secret", true}}});
  view.rows.push_back({.text = "For people.", .values = {}});
  const auto lines = cli::books_lines(view, {});
  BOOST_REQUIRE(lines.size() == 2U);
  BOOST_TEST(lines[0].find('\x1b') == std::string::npos);
  BOOST_TEST(cli::books_data(view) ==
             "\"quests\":[{\"name\":\"F\"},{\"count\":3,\"secret\":true}]");
}

BOOST_AUTO_TEST_SUITE_END()
