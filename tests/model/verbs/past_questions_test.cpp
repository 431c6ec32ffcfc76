// Reading and printing the questions about the past.

#include "model/verbs/past_questions.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(past_questions_suite)

using namespace dnd::model;

namespace {

template <class Verb>
Verb asked_of_past(const std::string& line) {
  const auto parsed = parse_line(line);
  BOOST_REQUIRE_MESSAGE(parsed, line);
  return get<Verb>(std::get<question>(*parsed));
}

}  // namespace

BOOST_AUTO_TEST_CASE(history_takes_a_name_a_value_and_how_many) {
  BOOST_TEST(asked_of_past<commands::value_history>("history Elara").last == 20);
  BOOST_TEST(asked_of_past<commands::value_history>("history Elara hp").what.text == "Elara hp");
  const auto said = asked_of_past<commands::value_history>("history Elara hp last: 5");
  BOOST_TEST(said.what.text == "Elara hp");
  BOOST_TEST(said.last == 5);
  BOOST_TEST(asked_of_past<commands::value_history>("history Elara last: 7").last == 7);
  const auto most = std::to_string(bounds::log_last_max + 1);
  const auto no = parse_line("history Elara last: " + most);
  BOOST_REQUIRE(!no);
  BOOST_TEST(no.error().code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(why_takes_all_words_after_it) {
  BOOST_TEST(asked_of_past<commands::why>("why hp goblin-2").what.text == "hp goblin-2");
  BOOST_TEST(asked_of_past<commands::why>("why attack 1234").what.text == "attack 1234");
  BOOST_TEST(asked_of_past<commands::when_did>("when did goblin-3 die").what.text ==
             "goblin-3 die");
  BOOST_TEST(asked_of_past<commands::diff>("diff 10..20").range.text == "10..20");
}

BOOST_AUTO_TEST_CASE(each_of_them_needs_something_to_ask_about) {
  for (const char* const line :
       {"history", "why", "when did", "who healed", "who hurt", "blame", "diff"}) {
    const auto parsed = parse_line(line);
    BOOST_REQUIRE_MESSAGE(!parsed, line);
    BOOST_TEST(parsed.error().code == refusal_code::missing_label, line);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
