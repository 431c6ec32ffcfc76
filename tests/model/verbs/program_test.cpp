// Help, and the words for the program: read, and no commands.

#include "model/verbs/program.hpp"

#include "model/language/parse.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(program_verbs_suite)

using namespace dnd::model;

namespace {

parsed_line line_of(std::string_view text) {
  auto read = parse_line(text);
  BOOST_REQUIRE_MESSAGE(read, text);
  return *std::move(read);
}

}  // namespace

BOOST_AUTO_TEST_CASE(help_is_a_question_about_all_or_about_one) {
  const auto all = std::get<question>(line_of("help"));
  BOOST_TEST(get<commands::help>(all).verb.empty());
  const auto one = std::get<question>(line_of("help ENCOUNTER start"));
  BOOST_TEST(get<commands::help>(one).verb == "encounter start");
}

BOOST_AUTO_TEST_CASE(reopen_and_quit_are_words_for_the_program) {
  const auto reopen = std::get<program_word>(line_of("reopen"));
  BOOST_TEST(holds_alternative<commands::reopen>(reopen));
  for (const char* const word : {"quit", "exit"}) {
    const auto quit = std::get<program_word>(line_of(word));
    BOOST_TEST(holds_alternative<commands::quit>(quit), word);
  }
}

BOOST_AUTO_TEST_CASE(they_take_nothing) {
  for (const char* const text : {"quit now", "reopen it"}) {
    const auto read = parse_line(text);
    BOOST_REQUIRE_MESSAGE(!read, text);
    BOOST_TEST(read.error().code == refusal_code::unexpected_text, text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
