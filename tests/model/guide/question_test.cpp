// What people type as an answer.

#include "model/guide/question.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::tests {
namespace question_suite {
namespace {

using namespace model;
using guide::answer_to;
using guide::question;

question skills(std::int32_t count) {
  question asked{.label = "skills", .text = "Skills", .count = count};
  for (const char* each : {"animal handling", "athletics", "sleight of hand", "stealth"})
    asked.options.push_back({.value = each});
  return asked;
}

using values = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(guide_questions)

BOOST_AUTO_TEST_CASE(names_beginnings_words_and_numbers_answer) {
  BOOST_TEST((answer_to(skills(1), "Athletics")->values == values{"athletics"}));
  BOOST_TEST((answer_to(skills(1), "ath")->values == values{"athletics"}));
  BOOST_TEST((answer_to(skills(1), "sleight")->values == values{"sleight of hand"}));
  BOOST_TEST((answer_to(skills(1), " 4 ")->values == values{"stealth"}));
}

BOOST_AUTO_TEST_CASE(several_stand_with_commas_or_and_between_them) {
  const values both = {"athletics", "stealth"};
  BOOST_TEST((answer_to(skills(2), "athletics, stealth")->values == both));
  BOOST_TEST((answer_to(skills(2), "athletics and stealth")->values == both));
  BOOST_TEST((answer_to(skills(2), "athletics and: stealth")->values == both));
  BOOST_TEST((answer_to(skills(2), "2,4")->values == both));
  BOOST_TEST((answer_to(skills(1), "2,4").error().code == refusal_code::too_many));
}

BOOST_AUTO_TEST_CASE(what_is_no_option_is_refused_with_what_is_near) {
  const auto no = answer_to(skills(1), "stelth");
  BOOST_REQUIRE(!bool(no));
  BOOST_TEST(no.error().hint.find("stealth") != std::string::npos);
  BOOST_TEST((answer_to(skills(1), "9").error().code == refusal_code::bad_value));
  BOOST_TEST((answer_to(skills(1), "s").error().code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(an_empty_line_passes_over_what_may_be_passed_over) {
  question asked = skills(1);
  BOOST_TEST((answer_to(asked, " ").error().code == refusal_code::bad_value));
  asked.may_pass = true;
  BOOST_TEST(answer_to(asked, " ")->values.empty());
}

BOOST_AUTO_TEST_CASE(where_options_are_numbers_a_number_is_itself) {
  question asked{.label = "abilities", .text = "Strength", .prefix = "str "};
  for (int score = 8; score <= 15; ++score)
    asked.options.push_back({.value = std::to_string(score)});
  BOOST_TEST((answer_to(asked, "8")->values == values{"str 8"}));
  BOOST_TEST((answer_to(asked, "3").error().code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(an_option_may_answer_something_else) {
  question asked = skills(1);
  asked.options.push_back({.value = "grappler", .label = "feat"});
  BOOST_TEST(answer_to(asked, "grappler")->label == "feat");
}

BOOST_AUTO_TEST_CASE(any_text_will_do_where_there_are_no_options) {
  const auto name = answer_to({.label = {}, .text = "Name?"}, " Tam the Bold ");
  BOOST_TEST((name->values == values{"Tam the Bold"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace question_suite
}  // namespace dnd::tests
