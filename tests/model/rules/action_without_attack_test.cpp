// Actions without an attack roll: one damage roll, a saving throw for each target.

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(action_without_attack_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(breath_rolls_damage_once_and_each_target_saves) {
  game g;
  g.say("add dragon and: target and: fire snake");
  g.say(
      "attack by: dragon-1 with: fire breath to: target-1 and: fire-snake-1 "
      "rolled: 3,3,3,3,3,3,3,3,3,3,3,4,17,18");
  BOOST_TEST(g.story() ==
             "action_used damage_rolled saving_throw_rolled damage_dealt saving_throw_rolled "
             "damage_dealt");
  BOOST_TEST(g.hp("target-1") == 100 - 37);
  // 37, halved by the save to 18, halved by resistance to 9.
  BOOST_TEST(g.hp("fire-snake-1") == 100 - 9);
}

BOOST_AUTO_TEST_CASE(five_fire_halved_by_a_save_and_by_resistance_is_one) {
  game g;
  stat_block imp = dnd::test::monster("Imp", 10, 5);
  imp.actions.push_back(dnd::test::breath("Puff", {ability::dex, 10, save_effect::half},
                                          {{"5", damage_type::fire, {}}}));
  g.knows(imp);
  g.say("add imp and: fire snake");
  g.say("attack by: imp-1 with: puff to: fire-snake-1 rolled: 10");
  BOOST_TEST(g.hp("fire-snake-1") == 99);
}

BOOST_AUTO_TEST_CASE(cover_helps_a_dexterity_save) {
  game g;
  g.say("add dragon and: target");
  g.say(
      "attack by: dragon-1 with: fire breath to: target-1 cover: three-quarters "
      "rolled: 1,1,1,1,1,1,1,1,1,1,1,1,13");
  BOOST_TEST(g.the<saving_throw_rolled>().modifier == 5);
  BOOST_TEST(g.hp("target-1") == 94);
}

BOOST_AUTO_TEST_CASE(the_helpless_fail_a_dexterity_save_without_a_roll) {
  game g;
  g.say("add dragon and: target");
  g.say("condition add paralyzed to: target-1");
  g.say("attack by: dragon-1 with: fire breath to: target-1 rolled: 1,1,1,1,1,1,1,1,1,1,1,1");
  BOOST_TEST(g.the<saving_throw_rolled>().automatic);
  BOOST_TEST(g.the<saving_throw_rolled>().d20.empty());
  BOOST_TEST(g.hp("target-1") == 88);
}

BOOST_AUTO_TEST_CASE(a_save_without_damage_is_rolled_and_leaves_the_rest_to_the_game_master) {
  game g;
  g.say("add dragon and: target and: elara");
  g.say("attack by: dragon-1 with: frightful presence to: target-1 and: elara rolled: 15,15");
  BOOST_TEST(g.story() == "saving_throw_rolled saving_throw_rolled");
  BOOST_TEST(!g.all<saving_throw_rolled>()[0].success.value());
  BOOST_TEST(g.all<saving_throw_rolled>()[1].success.value());
}

BOOST_AUTO_TEST_CASE(failed_saves_at_zero_hit_points_are_one_failure) {
  game g;
  g.say("add dragon and: elara");
  g.say("damage to: elara amount: 12 type: fire");
  g.say("attack by: dragon-1 with: wings to: elara rolled: 1,1");
  BOOST_TEST(g.the<saving_throw_rolled>().automatic);
  BOOST_TEST(int(g.who("elara").death_failures) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
