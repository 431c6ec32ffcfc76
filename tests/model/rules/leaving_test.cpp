// Creatures leave: their concentration goes with them, and turns go on.

#include "model/rules/leaving.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

BOOST_AUTO_TEST_SUITE(leaving_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(what_somebody_concentrates_on_ends_when_it_leaves) {
  game g;
  spell bless = spell_of("bless", "Bless", 1,
                         {apply_step("Bless", lasting_modifier(modifier_key::save, "1d4"))});
  bless.concentration = true;
  bless.duration = "1 minute";
  g.knows(caster("Mira", {"bless"}));
  g.knows(bless);
  g.say("add caster as: Mira");
  g.say("add target");
  g.say("cast bless by: mira to: target-1");
  BOOST_REQUIRE(bears(g, "target-1", "Bless"));
  g.say("remove mira");
  BOOST_TEST(!bears(g, "target-1", "Bless"));
}

BOOST_AUTO_TEST_CASE(of_several_who_leave_the_one_whose_turn_it_is_goes_last) {
  game g = arena();
  g.say("remove ann and: bob");
  BOOST_TEST(g.turn() == "orc-1");
  BOOST_TEST(g.count<turn_started>() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
