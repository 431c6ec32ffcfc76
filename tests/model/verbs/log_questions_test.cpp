// What is asked of the log: what was typed, and the line that it is printed as.

#include "model/verbs/log_questions.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(log_questions_suite)

using namespace dnd::model;

namespace {

template <class Question>
Question asked(const std::string& line) {
  const auto read = parse_line(line);
  BOOST_REQUIRE_MESSAGE(read, line << (read ? "" : ": " + read.error().message));
  const auto* const said = std::get_if<question>(&*read);
  BOOST_REQUIRE_MESSAGE(said != nullptr, line);
  const auto* one = get_if<Question>(said);
  BOOST_REQUIRE_MESSAGE(one != nullptr, line);
  // What is printed means the same.
  const auto again = parse_line(print_line(*read));
  BOOST_REQUIRE_MESSAGE(again, print_line(*read));
  BOOST_TEST(print_line(*again) == print_line(*read));
  return *one;
}

}  // namespace

BOOST_AUTO_TEST_CASE(log_asks_for_all_unless_something_is_said) {
  BOOST_TEST((asked<commands::log>("log").terms == commands::log_labels_given{}));
  BOOST_TEST(asked<commands::log>("log 3").terms.last.value() == 3);
}

BOOST_AUTO_TEST_CASE(every_term_is_read) {
  const auto all =
      asked<commands::log>(
          "log 5 of: goblin-2 by: Grog verb: attack damage: fire session: 2..4 events: 10..20 "
          "since: 2026-11-22 until: 2026-11-23T19:30 before: 18 newest table")
          .terms;
  BOOST_TEST(all.of.value().text == "goblin-2");
  BOOST_TEST(all.by.value().text == "Grog");
  BOOST_TEST(all.verb.value().text == "attack");
  BOOST_TEST(all.damage.value().text == "fire");
  BOOST_TEST(all.session.value().text == "2..4");
  BOOST_TEST(all.events.value().text == "10..20");
  BOOST_TEST(all.since.value().text == "2026-11-22");
  BOOST_TEST(all.until.value().text == "2026-11-23T19:30");
  BOOST_TEST(all.before.value() == 18);
  BOOST_TEST(all.newest);
  BOOST_TEST((all.form == commands::log_form::table));
  BOOST_TEST((asked<commands::log>("log markdown").terms.form == commands::log_form::markdown));
  BOOST_TEST((asked<commands::log>("log jsonl").terms.form == commands::log_form::json_lines));
}

BOOST_AUTO_TEST_CASE(grep_needs_a_text_and_count_does_not) {
  BOOST_TEST(asked<commands::log_grep>("log grep broken bridge last: 3").text.text ==
             "broken bridge");
  BOOST_TEST(!asked<commands::log_count>("log count by: gm").text);
  BOOST_TEST(asked<commands::log_count>("log count bridge").text.value().text == "bridge");
  BOOST_TEST(!parse_line("log grep"));
}

BOOST_AUTO_TEST_CASE(log_shows_at_least_one_and_at_most_the_bound) {
  BOOST_TEST(asked<commands::log>("log last: 1").terms.last.value() == 1);
  const auto most = std::to_string(bounds::log_last_max);
  BOOST_TEST(asked<commands::log>("log last: " + most).terms.last.value() ==
             static_cast<std::int32_t>(bounds::log_last_max));
  for (const auto& number : {std::string("0"), std::to_string(bounds::log_last_max + 1)}) {
    const auto read = parse_line("log last: " + number);
    BOOST_REQUIRE_MESSAGE(!read, number);
    BOOST_TEST(read.error().code == refusal_code::bad_value);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
