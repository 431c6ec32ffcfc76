// Spell slots as pools.

#include "model/rules/spell_slots.hpp"

#include "model/bounds.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(spell_slots_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::rules;

BOOST_AUTO_TEST_CASE(a_pool_of_slots_has_a_name_and_a_level) {
  for (int level = 1; level <= bounds::spell_level_max; ++level)
    BOOST_TEST(level_of_pool(slot_pool(level)) == level);
  BOOST_TEST(slot_pool(3) == "3rd-level slots");
  BOOST_TEST(level_of_pool("ki") == 0);
}

BOOST_AUTO_TEST_CASE(the_lowest_slot_that_is_left_is_found) {
  creature who;
  who.block = std::make_shared<const stat_block>(test::caster("Mira", {"blast"}));
  BOOST_TEST(slots_left(who, 1) == 4);
  BOOST_TEST(lowest_slot(who, 1) == 1);
  who.spent.push_back({small_text(slot_pool(1)), 4});
  BOOST_TEST(slots_left(who, 1) == 0);
  BOOST_TEST(lowest_slot(who, 1) == 2);
  BOOST_TEST(lowest_slot(who, 3) == 3);
  BOOST_TEST(lowest_slot(who, 4) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
