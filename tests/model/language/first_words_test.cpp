// Goal: the first words say which verb it is: its name, a short word, or dice alone.
#include "model/language/first_words.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(first_words_suite)

namespace {

using namespace dnd::model;
using namespace dnd::model::language;

std::string verb_of(std::string_view line) {
  const language::verb_spec* verb = language::begins_with_verb(line);
  return verb == nullptr ? "" : std::string(verb->name);
}

}  // namespace

BOOST_AUTO_TEST_CASE(short_words_are_their_verb) {
  BOOST_TEST(verb_of("DMG orc 7") == "damage");
  BOOST_TEST(verb_of("cond prone x") == "condition add");
  BOOST_TEST(verb_of("cond -prone x") == "condition remove");
  BOOST_TEST(verb_of("cond - prone x") == "condition add");
  BOOST_TEST(verb_of("?") == "help");
}

BOOST_AUTO_TEST_CASE(where_the_values_begin_is_known) {
  BOOST_TEST(language::read_verb("cond -prone x")->end == 6U);
  BOOST_TEST(language::read_verb("dmg orc 7")->end == 3U);
  BOOST_TEST(language::read_verb("  2d6 + 3")->end == 2U);
}

BOOST_AUTO_TEST_CASE(help_with_a_label_is_another_verb_than_help_alone) {
  BOOST_TEST(verb_of("help to: Elara") == "assist");
  BOOST_TEST(verb_of("HELP against: orc-1 to: Elara") == "assist");
  BOOST_TEST(language::read_verb("help to: Elara")->end == 4U);
  for (const char* line : {"help", "help attack", "help to", "help with: x"})
    BOOST_TEST(verb_of(line) == "help", line);
}

BOOST_AUTO_TEST_CASE(dice_alone_are_a_roll) {
  for (const char* line : {"2d6+3", "d20", "D20 adv", "(1d4+1)*2", "d%", "4dF", "6x 4d6kh3"})
    BOOST_TEST(verb_of(line) == "roll", line);
  for (const char* line : {"7", "3 goblins", "dfire", "dx", "6x", "6x goblin", "\"2d6\"", "d"})
    BOOST_TEST(verb_of(line).empty(), line);
}

BOOST_AUTO_TEST_CASE(a_beginning_of_a_verb_is_none) {
  for (const char* line : {"dam orc 7", "att", "hea", "quitting"})
    BOOST_TEST(verb_of(line).empty(), line);
}

BOOST_AUTO_TEST_CASE(verb_is_found_with_the_place_after_it) {
  const auto found = read_verb(" encounter  start x");
  BOOST_REQUIRE(found);
  BOOST_TEST(found->verb == find_verb("encounter start"));
  BOOST_TEST(found->end == 17U);
}

BOOST_AUTO_TEST_CASE(line_may_begin_with_a_verb_and_be_wrong_after_it) {
  BOOST_TEST(begins_with_verb("attack whatever: \"") == find_verb("attack"));
  BOOST_TEST(begins_with_verb("encounter") == nullptr);
  BOOST_TEST(begins_with_verb("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
