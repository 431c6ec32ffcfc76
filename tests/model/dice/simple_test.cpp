#include "model/dice/simple.hpp"
#include "tests/model/dice/dice_support.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(simple_suite)

using namespace dnd::model;
using dnd::model::dice_tests::bad_text;

namespace {

simple_dice simple_of(std::string_view text) {
  auto made = parse_simple(text);
  if (!made) BOOST_FAIL(text << ": " << made.error().message);
  return *made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(stat_block_dice_are_read) {
  BOOST_TEST((simple_of("2d6+5") == simple_dice{2, 6, 5}));
  BOOST_TEST((simple_of(" 2D6 - 5 ") == simple_dice{2, 6, -5}));
  BOOST_TEST((simple_of("d8") == simple_dice{1, 8, 0}));
  BOOST_TEST((simple_of("1000d10000+1000000") == simple_dice{1000, 10000, 1000000}));
  BOOST_TEST((simple_of("1") == simple_dice{0, 1, 1}));
  BOOST_TEST((simple_of("-3") == simple_dice{0, 1, -3}));
  BOOST_TEST((simple_of("+3") == simple_dice{0, 1, 3}));
}

BOOST_AUTO_TEST_CASE(everything_else_is_refused_with_its_column) {
  const std::vector<bad_text> texts{
      {"", 0, "2d6+5"},
      {"x", 0, "2d6+5"},
      {"0d6", 0, "2d6+5"},
      {" 1001d6", 1, "fewer", refusal_code::too_many_dice},
      {"99999999999999999999d6", 0, "fewer", refusal_code::too_many_dice},
      {"2d", 2, "2d6+5"},
      {"2d0", 2, "2d6+5"},
      {"2d10001", 2, "2d6+5"},
      {"2d6+", 4, "2d6+5"},
      {"2d6+x", 4, "2d6+5"},
      {"2d6+1000001", 4, "2d6+5"},
      {"1000001", 0, "2d6+5"},
      {"2d6 5", 4, "2d6+5"},
      {"2d6+5+1", 5, "2d6+5"},
      {"2d6kh1", 3, "2d6+5"},
      {"2d%", 2, "2d6+5"},
      {"2d6[fire]", 3, "2d6+5"},
  };
  for (const bad_text& each : texts) {
    BOOST_TEST_CONTEXT(each.text) {
      const auto made = parse_simple(each.text);
      BOOST_TEST_REQUIRE(!made.has_value());
      BOOST_TEST(refusal_name(made.error().code) == refusal_name(each.code));
      BOOST_TEST((made.error().column == each.column));
      BOOST_TEST(made.error().hint.find(each.hint) != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(its_text_is_read_alike_by_both_parsers) {
  for (const std::string_view text : {"2d6+5", "2d6-5", "1d8", "3", "-3", "0"}) {
    BOOST_TEST(print(simple_of(text)) == text);
    BOOST_TEST(dice_tests::canonical(text) == text);
    BOOST_TEST((dice_tests::parsed(text) == dice_tests::parsed(print(simple_of(text)))));
    BOOST_TEST((average_of(dice_tests::parsed(text)) == average_of(simple_of(text))));
  }
}

BOOST_AUTO_TEST_CASE(a_critical_rolls_twice_the_dice_and_adds_the_bonus_once) {
  dice_roller from(1);
  from.begin({1, 2, 3, 4});
  BOOST_TEST(roll(critical(simple_of("2d6+5")), from) == 15);
  BOOST_TEST(!from.verdict().has_value());
  BOOST_TEST(roll(simple_of("7"), from) == 7);
  BOOST_TEST(from.drawn().size() == 4U);
}

BOOST_AUTO_TEST_CASE(averages_are_rounded_down) {
  BOOST_TEST(average_of(simple_of("2d6+5")) == 12);
  BOOST_TEST(average_of(simple_of("1d4")) == 2);
  BOOST_TEST(average_of(simple_of("1d4-4")) == -2);
  BOOST_TEST(average_of(simple_of("1")) == 1);
}

BOOST_AUTO_TEST_CASE(golden_vector_35_averages_are_rounded_down) {
  BOOST_TEST(average_of(simple_of("19d12+133")) == 256);
  BOOST_TEST(average_of(simple_of("2d6")) == 7);
}

BOOST_AUTO_TEST_SUITE_END()
