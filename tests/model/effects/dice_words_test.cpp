// Dice of content, and the words in them.

#include "model/effects/dice_words.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

BOOST_AUTO_TEST_SUITE(dice_words_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(words_stand_for_the_numbers_of_who_uses_them) {
  dice_numbers numbers;
  numbers.modifier = 3;
  numbers.level = 7;
  numbers.proficiency = 2;
  numbers.abilities = {-1, 2, 0, 0, 4, 0};
  BOOST_TEST(resolved_dice("1d8+mod", numbers) == "1d8+3");
  BOOST_TEST(resolved_dice("8+pb+wis", numbers) == "14");
  BOOST_TEST(resolved_dice("10+str", numbers) == "9");
  BOOST_TEST(resolved_dice("half-level", numbers) == "3");
  BOOST_TEST(resolved_dice("half-level-up", numbers) == "4");
  BOOST_TEST(resolved_dice("half-level-up+1", numbers) == "5");
  BOOST_TEST(resolved_dice("2d6-mod", numbers) == "2d6-3");
  BOOST_TEST(resolved_dice("-1d4", numbers) == "-1d4");
  BOOST_TEST(resolved_dice("mod-3", numbers) == "0");
}

BOOST_AUTO_TEST_CASE(only_dice_numbers_and_words_are_dice) {
  for (const std::string_view good : {"1", "-2", "d6", "2d6+mod", "1d4+level", "8+pb+cha"})
    BOOST_TEST(is_dice_text(good), good);
  for (const std::string_view bad :
       {"", "+", "2d", "2d6+", "fire", "2d6 fire", "1d0", "99999999999", "2x6"})
    BOOST_TEST(!is_dice_text(bad), bad);
}

BOOST_AUTO_TEST_CASE(like_dice_are_added_and_others_stand_beside_each_other) {
  BOOST_TEST(added_dice("8d6", "2d6") == "10d6");
  BOOST_TEST(added_dice("2d6+3", "1d4") == "2d6+1d4+3");
  BOOST_TEST(times_dice("1d4+1", 3) == "3d4+3");
  BOOST_TEST(times_dice("1d6", 0) == "0");
}

BOOST_AUTO_TEST_CASE(the_highest_row_that_is_reached_counts) {
  const std::array<level_dice, 3> rows{{{1, "1d10"}, {5, "2d10"}, {11, "3d10"}}};
  BOOST_TEST(dice_for(rows, 0).empty());
  BOOST_TEST(dice_for(rows, 4) == "1d10");
  BOOST_TEST(dice_for(rows, 5) == "2d10");
  BOOST_TEST(dice_for(rows, 20) == "3d10");
}

BOOST_AUTO_TEST_SUITE_END()
