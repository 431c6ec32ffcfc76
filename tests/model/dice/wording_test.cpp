#include "model/bounds.hpp"
#include "tests/model/dice/dice_support.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(wording_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::dice_tests;
using namespace std::string_literals;

BOOST_AUTO_TEST_CASE(tags_are_kept_in_lower_case_without_outer_blanks) {
  const expression made = parsed("1d6[ Fire,cold Iron , it's_a-9 ]");
  const std::vector<std::string> wanted{"fire", "cold iron", "it's_a-9"};
  BOOST_TEST(made.steps.back().tags == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(bad_tags_are_refused) {
  const std::string longest(bounds::dice_tag_bytes_max, 'a');
  BOOST_TEST(canonical("1[" + longest + "]") == "1[" + longest + "]");
  const std::string too_long = "1[" + longest + "a]";
  check_refused({
      {"1[]", 2, "[fire]"},
      {"1[ ]", 3, "[fire]"},
      {"1[fire,]", 7, "[fire]"},
      {"1[,fire]", 2, "[fire]"},
      {"1[fire", 1, "[fire]"},
      {"1[fire,", 7, "[fire]"},
      {"1[fire+cold]", 6, "[fire]"},
      {"1[\u00E9]", 2, "[fire]"},
      {"1[fire,FIRE]", 7, "[fire]"},
      {"1[a,b,c,d,e,f,g,h,i]", 18, "[fire]"},
      {too_long, 2, "[fire]"},
  });
  BOOST_TEST(canonical("1[a,b,c,d,e,f,g,h]") == "1[a,b,c,d,e,f,g,h]");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_refused) {
  const std::string nul = "1\0002"s;
  check_refused({
      {nul, 1, "for example"},
      {"1d6\n", 3, "for example"},
      {"1d6 # a\x7F", 7, "for example"},
      {"1d6 # \xFF", 6, "for example"},
      {"1d6 # \xC3", 6, "for example"},
  });
}

BOOST_AUTO_TEST_CASE(a_message_repeats_whole_characters_and_not_too_much) {
  BOOST_TEST(refused("2 \u00E9x").message == "\"\u00E9\" does not belong here");
  BOOST_TEST(refused("2 " + std::string(900, 'z')).message.size() < 80U);
}

BOOST_AUTO_TEST_SUITE_END()
