// Who counts for how hard a fight is.

#include "model/views/difficulty_view.hpp"

#include "tests/support/game.hpp"

#include <vector>

BOOST_AUTO_TEST_SUITE(difficulty_view_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(the_living_count_and_monsters_on_the_other_side) {
  game g;
  stat_block hero = dnd::test::character("Hero", 15, 30);
  hero.classes = {{"fighter", 2, 10}, {"wizard", 1, 6}};
  g.knows(hero);
  stat_block orc = dnd::test::monster("Orc", 13, 15);
  orc.xp = 100;
  g.knows(orc);
  g.say("add hero");
  g.say("add orc count: 3");
  g.say("damage to: orc-3 amount: 40");
  const views::difficulty_view made = views::difficulty_of(g.state);
  BOOST_TEST((made.levels == std::vector<std::int32_t>{3}));
  BOOST_TEST(made.monsters == 2U);
  BOOST_TEST(made.worth.experience == 200);
  // Two count one and a half times, and twice against a party of one.
  BOOST_TEST(made.worth.adjusted == 400);
  BOOST_TEST(views::word_for(made.worth.how) == "deadly");
}

BOOST_AUTO_TEST_CASE(every_difficulty_has_a_word) {
  for (int i = 0; i <= static_cast<int>(rules::difficulty::deadly); ++i)
    BOOST_TEST(!views::word_for(static_cast<rules::difficulty>(i)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
