#include "cli/render/entries/found_lines.hpp"

#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(found_lines_suite, dnd::tests::looked_up_scene)

using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(table_has_the_usual_columns_and_a_count) {
  const auto lines = found_lines(find("cr: 2 type: undead"), where);
  BOOST_REQUIRE(lines.size() > 3U);
  BOOST_TEST(lines.front().starts_with("name"));
  for (const char* const title : {"cr", "type", "size", "ac", "hp"})
    BOOST_TEST(lines.front().find(title) != std::string::npos, title);
  BOOST_TEST(lines[1].starts_with("Ghast"));
  BOOST_TEST(lines.back() == std::to_string(lines.size() - 2) + " monsters.");
}

BOOST_AUTO_TEST_CASE(one_and_none_are_counted_in_words) {
  BOOST_TEST(found_lines(find("spell name: fireball level: 3"), where).back() == "1 spell.");
  BOOST_TEST(found_lines(find("monster name: tarrasque"), where).back() == "1 monster.");
  BOOST_TEST(found_lines(find("equipment cost: 15gp damage: slashing"), where).back() ==
             "1 piece of equipment.");
  BOOST_TEST(found_lines(find("magic item name: qqq"), where).front() == "No magic items fit.");
}

BOOST_AUTO_TEST_CASE(terminal_gets_as_many_as_it_shows_and_everybody_else_all) {
  const auto found = find("monsters");
  BOOST_TEST(found_lines(found, where).size() == 336U);
  where.height = 24;
  const auto lines = found_lines(found, where);
  BOOST_TEST(lines.size() == 23U);
  BOOST_TEST(lines[21].starts_with("… and 314 more: narrow it with cr:, type:, "));
  where.height = 3;
  BOOST_TEST(found_lines(found, where).size() == 13U);
}

BOOST_AUTO_TEST_CASE(narrow_terminal_cuts_names_and_words) {
  where.width = 50;
  for (const std::string& line : found_lines(find("cr: 1/4 type: humanoid"), where))
    BOOST_TEST(line.size() <= 60U, line);
}

BOOST_AUTO_TEST_SUITE_END()
