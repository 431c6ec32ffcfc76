// Initiative: groups, ties, late joiners.

#include "tests/support/game.hpp"

#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(initiative_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(identical_monsters_share_a_roll) {
  game g;
  g.say("add goblin count: 3");
  g.say("add zombie");
  g.say("encounter start rolled: 15,9");
  BOOST_TEST(g.count<initiative_rolled>() == 4U);
  BOOST_TEST(g.order() == "goblin-1 goblin-2 goblin-3 zombie-1");
  for (const auto& rolled : g.all<initiative_rolled>())
    if (rolled.creature.view().starts_with("goblin")) BOOST_TEST(rolled.total == 17);
}

BOOST_AUTO_TEST_CASE(a_creature_with_an_initiative_of_its_own_rolls_with_that) {
  game g;
  stat_block quick = dnd::test::monster("Quick", 10, 10);
  quick.initiative = std::int16_t{7};
  g.knows(quick);
  g.say("add quick");
  g.say("encounter start rolled: 10");
  BOOST_TEST(g.the<initiative_rolled>().modifier == 7);
  BOOST_TEST(g.the<initiative_rolled>().total == 17);
}

BOOST_AUTO_TEST_CASE(monsters_roll_one_by_one_when_the_campaign_says_so) {
  game g;
  g.house.initiative = initiative_ruling::individual;
  g.say("add goblin count: 3");
  g.say("encounter start rolled: 3,9,6");
  BOOST_TEST(g.order() == "goblin-2 goblin-3 goblin-1");
}

BOOST_AUTO_TEST_CASE(a_poisoned_member_of_a_group_rolls_for_itself) {
  game g;
  g.say("add goblin count: 3");
  g.say("condition add poisoned to: goblin-2");
  g.say("encounter start rolled: 15,20,2");
  BOOST_TEST(g.order() == "goblin-1 goblin-3 goblin-2");
}

BOOST_AUTO_TEST_CASE(exhaustion_is_a_disadvantage_on_initiative) {
  game g;
  g.say("add elara");
  g.say("condition add exhaustion to: elara");
  g.say("encounter start");
  g.say("initiative by: elara rolled: 18,4");
  BOOST_TEST(g.the<initiative_rolled>().total == 6);
}

BOOST_AUTO_TEST_CASE(ties_go_by_dexterity_then_characters_then_who_rolled_first) {
  game g;
  g.say("add elara and: bruenor and: goblin and: target");
  g.say("encounter start rolled: 10,12");
  g.say("initiative by: elara rolled: 10");
  g.say("initiative by: bruenor rolled: 10");
  // All have 12: Dexterity 14 for all but the target's 10.
  BOOST_TEST(g.order() == "elara bruenor goblin-1 target-1");
}

BOOST_AUTO_TEST_CASE(a_fight_waits_for_the_characters_to_roll) {
  game g;
  g.say("add elara and: goblin");
  g.say("encounter start");
  BOOST_TEST(g.round() == 0U);
  g.say("initiative by: elara rolled: 14");
  BOOST_TEST(g.the<initiative_rolled>().total == 16);
  BOOST_TEST(g.round() == 1U);
}

BOOST_AUTO_TEST_CASE(initiative_is_rolled_once) {
  game g;
  g.say("add elara and: goblin");
  g.say("encounter start");
  g.say("initiative by: elara rolled: 14");
  BOOST_TEST(g.refused("initiative by: elara").code == refusal_code::not_available);
  BOOST_TEST(g.refused("initiative").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(all_who_wait_roll_in_the_order_of_joining) {
  game g;
  g.say("add elara and: bruenor and: grog");
  g.say("encounter start with: bruenor and: elara");
  g.say("initiative all rolled: 5,10");
  // Grog stands by, and goes on doing so.
  BOOST_TEST(g.order() == "elara bruenor");
  BOOST_TEST(g.refused("initiative all").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(without_by_it_asks_whose_and_names_those_who_wait) {
  game g;
  g.say("add elara and: bruenor and: goblin");
  g.say("encounter start");
  const auto both = g.refused("initiative");
  BOOST_TEST(both.code == refusal_code::missing_label);
  BOOST_TEST(both.message == "whose initiative? Bruenor, Elara have not rolled yet");
  BOOST_TEST(both.hint == "`initiative by: bruenor` for one, `initiative all` for all of them");
  g.say("initiative by: bruenor rolled: 3");
  const auto one = g.refused("init");
  BOOST_TEST(one.message == "whose initiative? Elara has not rolled yet");
  BOOST_TEST(one.hint == "`initiative by: elara`");
}

BOOST_AUTO_TEST_CASE(without_a_fight_nobody_rolls) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("initiative by: elara").code == refusal_code::not_in_encounter);
}

BOOST_AUTO_TEST_CASE(a_late_joiner_takes_its_place_and_nobody_loses_a_turn) {
  game g;
  g.say("add goblin and: zombie and: elara");
  g.say("encounter start with: goblin-1 and: zombie-1 rolled: 10,5");
  g.say("turn");
  BOOST_TEST(g.turn() == "zombie-1");
  g.say("initiative by: elara rolled: 20");
  BOOST_TEST(g.story() == "combatant_joined initiative_rolled");
  BOOST_TEST(g.order() == "elara goblin-1 zombie-1");
  BOOST_TEST(g.turn() == "zombie-1");
  g.say("turn");
  BOOST_TEST(g.turn() == "elara");
}

BOOST_AUTO_TEST_CASE(monsters_that_come_during_a_fight_share_a_roll_of_their_own) {
  game g;
  g.say("add goblin and: elara");
  g.say("encounter start rolled: 10");
  g.say("initiative by: elara rolled: 1");
  g.say("add goblin count: 2 rolled: 15");
  BOOST_TEST(g.order() == "goblin-2 goblin-3 goblin-1 elara");
  BOOST_TEST(g.turn() == "goblin-1");
  g.say("add bruenor");
  BOOST_TEST(g.order() == "goblin-2 goblin-3 goblin-1 elara bruenor");
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.turn() == "goblin-2");
}

BOOST_AUTO_TEST_SUITE_END()
