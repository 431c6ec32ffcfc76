// What only asks: read and printed, and no command.

#include "model/verbs/questions.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(question_verbs_suite)

using namespace dnd::model;

namespace {

template <class Question>
Question asked(const std::string& line) {
  const auto read = parse_line(line);
  BOOST_REQUIRE_MESSAGE(read, line);
  const auto* question = std::get_if<model::question>(&*read);
  BOOST_REQUIRE_MESSAGE(question != nullptr, line);
  const auto* one = get_if<Question>(question);
  BOOST_REQUIRE_MESSAGE(one != nullptr, line);
  return *one;
}

}  // namespace

BOOST_AUTO_TEST_CASE(status_is_of_all_or_of_one) {
  BOOST_TEST(!asked<commands::status>("status").who);
  BOOST_TEST(asked<commands::status>("status Zombie 1").who.value().text == "Zombie 1");
}

BOOST_AUTO_TEST_CASE(question_is_no_command) {
  for (const char* const line : {"status", "status elara", "log", "log last: 3"}) {
    const auto read = parse_command(line);
    BOOST_REQUIRE_MESSAGE(!read, line);
    BOOST_TEST(read.error().code == refusal_code::empty_command, line);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
