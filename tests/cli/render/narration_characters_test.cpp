// What is read of characters that change.

#include "cli/render/narration.hpp"

#include "tests/cli/render/narration_scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(narration_characters_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests;
using namespace dnd::tests::narration;

BOOST_AUTO_TEST_CASE(a_changed_character_says_what_is_new) {
  character_changed what;
  what.creature = "grog";
  what.what = "Barbarian 4";
  what.hp = {10, 19};
  what.max_hp = {28, 37};
  what.hp_dice = {6};
  what.news = {"Raised: str 2", "New: Ability Score Improvement"};
  BOOST_TEST(told(what) ==
             "Grog: Barbarian 4, 37 hp at most in place of 28 (rolled [6]).\n"
             "Raised: str 2.\n"
             "New: Ability Score Improvement.");
  what.hp_dice.clear();
  what.max_hp = {28, 28};
  what.news.clear();
  BOOST_TEST(told(what) == "Grog: Barbarian 4.");
}

BOOST_AUTO_TEST_SUITE_END()
