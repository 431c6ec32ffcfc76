#include "model/bounds.hpp"
#include "tests/model/dice/dice_support.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(parser_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::dice_tests;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string made;
  for (std::size_t i = 0; i < count; ++i) made += text;
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(stat_block_dice_become_postfix_steps) {
  const expression made = parsed("2d6+5");
  BOOST_TEST_REQUIRE(made.steps.size() == 3U);
  BOOST_TEST((made.steps[0].what == dice_step{dice_term{2, 6, {}}, {}, 0}.what));
  BOOST_TEST((made.steps[1].what == dice_step{number_term{5}, {}, 0}.what));
  BOOST_TEST((made.steps[2].what == dice_step{arithmetic::add, {}, 0}.what));
  BOOST_TEST(made.steps[1].column == 4U);
  BOOST_TEST(made.steps[2].column == 3U);
  BOOST_TEST(made.text == "2d6+5");
  BOOST_TEST(made.label.empty());
}

BOOST_AUTO_TEST_CASE(all_kinds_of_dice_are_read) {
  BOOST_TEST(canonical("d20") == "1d20");
  BOOST_TEST(canonical("3D8") == "3d8");
  BOOST_TEST(canonical("d%") == "1d100");
  BOOST_TEST(canonical("2d%") == "2d100");
  BOOST_TEST(canonical("4df") == "4dF");
  BOOST_TEST(canonical("04d06") == "4d6");
  BOOST_TEST(canonical("1d1") == "1d1");
  BOOST_TEST(canonical("1000d10000") == "1000d10000");
}

BOOST_AUTO_TEST_CASE(blanks_are_allowed_between_parts) {
  BOOST_TEST(canonical("  2d6 \t kh1  +\t( 3 )  * - 2 [ Fire , Cold Iron ]  ") ==
             "2d6kh1+3*-2[fire,cold iron]");
}

BOOST_AUTO_TEST_CASE(words_are_carried_out) {
  BOOST_TEST(canonical("1d20+5 adv") == "2d20kh1+5");
  BOOST_TEST(canonical("1d20 ADV + 5") == "2d20kh1+5");
  BOOST_TEST(canonical("1d20adv+5") == "2d20kh1+5");
  BOOST_TEST(canonical("1d4+d20 advantage") == "1d4+2d20kh1");
  BOOST_TEST(canonical("1d20-1 dis") == "2d20kl1-1");
  BOOST_TEST(canonical("1d20 disadvantage") == "2d20kl1");
  BOOST_TEST(canonical("1d20+9 ea") == "3d20kh1+9");
  BOOST_TEST(canonical("2d6[fire]+5 crit") == "4d6[fire]+5");
  BOOST_TEST(canonical("2d6 critical") == "4d6");
  BOOST_TEST(canonical("(1d20 adv)[luck]") == "2d20kh1[luck]");
}

BOOST_AUTO_TEST_CASE(a_label_ends_the_dice) {
  BOOST_TEST(parsed("2d6 # fire, + (whatever) é ").label == "fire, + (whatever) é");
  BOOST_TEST(parsed("2d6#").label.empty());
  BOOST_TEST(canonical("d6#x") == "1d6 # x");
  BOOST_TEST(canonical("d6 # a # b") == "1d6 # a # b");
}

BOOST_AUTO_TEST_CASE(missing_and_strange_parts_are_refused) {
  check_refused({
      {"", 0, "for example"},
      {"   ", 3, "for example"},
      {"# only a label", 0, "for example"},
      {"2d6+", 4, "for example"},
      {"2d6 + # x", 6, "for example"},
      {"*2", 0, "for example"},
      {"+2", 0, "for example"},
      {"fire", 0, "for example"},
      {"2d6 3", 4, "+ - * or /"},
      {"2 d6", 2, "without a blank"},
      {"1.5", 1, "whole numbers"},
      {"1,5", 1, "whole numbers"},
      {"3>2", 1, "cs>=5"},
      {"2(3)", 1, "write *"},
      {"2)", 1, "no ("},
      {"(2", 0, "write )"},
      {"1+(2*(3)", 2, "write )"},
      {"(2 x)", 3, "+ - * or /"},
      {"()", 1, "for example"},
      {"2^3", 1, "+ - * or /"},
      {"7%2", 1, "+ - * or /"},
      {"2\u22121", 1, "write -"},
      {"2\u20131", 1, "write -"},
      {"2\u00D73", 1, "write *"},
      {"6\u00F72", 1, "write /"},
      {"6:2", 1, "write /"},
      {"2d6 fire", 4, "[fire]"},
      {"2d6 radiant", 4, "[radiant]"},
      {"1d20 avd", 5, "did you mean \"adv\"?"},
      {"[fire]", 0, "for example"},
      {"2d6+3 [fire] [cold]", 13, "at once"},
  });
}

BOOST_AUTO_TEST_CASE(impossible_dice_are_refused) {
  check_refused({
      {"2d", 2, "d20"},
      {"d", 1, "d20"},
      {"2dx", 2, "d20"},
      {"d0", 1, "d20"},
      {"1+d10001", 3, "d20"},
      {"d99999999999999999999999", 1, "d20"},
      {"0d6", 0, "1d6"},
      {"1001d6", 0, "fewer", refusal_code::too_many_dice},
      {"99999999999999999999d6", 0, "fewer", refusal_code::too_many_dice},
      {"500d6+ 501d4", 7, "fewer", refusal_code::too_many_dice},
      {"501d6 crit", 6, "fewer", refusal_code::too_many_dice},
      {"999d6+1d20 adv+1d4", 15, "fewer", refusal_code::too_many_dice},
      {"999d6+1d20 adv", 11, "fewer", refusal_code::too_many_dice},
  });
}

BOOST_AUTO_TEST_CASE(words_that_contradict_are_refused) {
  check_refused({
      {"2d20 adv", 5, "1d20+5 adv"},
      {"5 dis", 2, "1d20+5 adv"},
      {"1d20 adv dis", 9, "neither"},
      {"1d20 ea adv", 8, "neither"},
      {"1d20 adv + 2 adv", 13, "once"},
      {"1d20 adv crit", 9, "damage"},
      {"1d20 crit dis", 10, "damage"},
  });
}

BOOST_AUTO_TEST_CASE(numbers_have_a_bound) {
  BOOST_TEST(canonical("1000000") == "1000000");
  BOOST_TEST(canonical("1000*1000000") == "1000*1000000");
  check_refused({
      {"1000001", 0, "smaller"},
      {"1+99999999999999999999999", 2, "smaller"},
      {"1001*1000000", 4, "smaller"},
      {"-1000*1000000*2", 13, "smaller"},
      {"1000*1000000+1", 12, "smaller"},
      {"0-1000*1000000-1", 14, "smaller"},
  });
}

BOOST_AUTO_TEST_CASE(division_by_a_zero_that_shows_is_refused) {
  check_refused({
      {"1/0", 2, "never 0"},
      {"1d6/ -0", 5, "never 0"},
      {"2d6/(3-3)", 4, "never 0"},
      {"2d6/(1/2)", 4, "never 0"},
      {"2d6/(0*5)", 4, "never 0"},
  });
  BOOST_TEST(canonical("1/(1d4-1)") == "1/(1d4-1)");
}

BOOST_AUTO_TEST_CASE(tags_that_cannot_be_totalled_are_refused) {
  BOOST_TEST(canonical("(1d6[fire]+1d8[cold])*2") == "(1d6[fire]+1d8[cold])*2");
  BOOST_TEST(canonical("(1d6[fire]+1d8[fire])/2") == "(1d6[fire]+1d8[fire])/2");
  BOOST_TEST(canonical("10/1d4[fire]") == "10/1d4[fire]");
  check_refused({
      {"1d6[fire]*1d4[fire]", 9, "one side"},
      {"(1d6[fire]+1d8[cold])/2", 21, "each part"},
      {"(1d6[fire]+2)/2", 13, "each part"},
      {"9/(1d6[fire]+2)", 1, "each part"},
      {"(1d6[fire]+1)[cold]", 13, "at once"},
      {"2*(1d6[fire])*2/(1d4[x])", 15, "one side"},
  });
}

BOOST_AUTO_TEST_CASE(nesting_has_a_bound) {
  const std::size_t most = bounds::dice_nesting_max;
  BOOST_TEST(canonical(repeated("(", most) + "1" + repeated(")", most)) == "1");
  BOOST_TEST(canonical(repeated("-", most) + "1") == repeated("-", most) + "1");
  // One after the other is not one in the other.
  BOOST_TEST(canonical(repeated("(1)+", 40) + "-1") == repeated("1+", 40) + "-1");
  const std::string deep = repeated("(", most + 1) + "1" + repeated(")", most + 1);
  const std::string negative = repeated("-", most + 1) + "1";
  check_refused({{deep, most, "leave out"}, {negative, most, "leave out"}});
}

BOOST_AUTO_TEST_CASE(text_has_a_bound_also_when_written_in_full) {
  const std::size_t most = bounds::dice_text_bytes_max;
  const std::string longest = "1" + std::string(most - 1, ' ');
  BOOST_TEST(canonical(longest) == "1");
  // 340 times "d%" is short enough, 340 times "1d100" is not.
  const std::string grows = repeated("d%+", 340) + "1";
  const std::string doubled = repeated("9d9+", 100) + "1";
  BOOST_TEST(canonical(doubled).size() < most);
  check_refused({{longest + " ", most, "split"}, {grows, most, "split"}});
}

BOOST_AUTO_TEST_SUITE_END()
