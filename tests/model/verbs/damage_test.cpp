// The game master's hand: temporary hit points and healing.

#include "model/verbs/damage.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(damage_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(temporary_hit_points_do_not_add_up) {
  game g;
  g.say("add elara and: bruenor");
  g.say("temp to: elara amount: 8");
  BOOST_TEST(g.refused("temp to: elara amount: 8").code == refusal_code::not_available);
  BOOST_TEST(g.refused("temp to: elara amount: 5").code == refusal_code::not_available);
  g.say("temp to: elara and: bruenor amount: 5 by: bruenor");
  BOOST_TEST(g.who("elara").temp_hp == 8);
  BOOST_TEST(g.who("bruenor").temp_hp == 5);
  BOOST_TEST(g.all<temporary_hp_gained>()[0].source.view() == "bruenor");
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_do_not_wake) {
  game g;
  g.say("add elara");
  g.say("damage to: elara amount: 12 type: fire");
  g.say("temp to: elara amount: 8");
  BOOST_TEST(g.hp("elara") == 0);
  BOOST_TEST(g.is("elara", condition::unconscious));
}

BOOST_AUTO_TEST_CASE(healing_is_rolled_once_and_on_record) {
  game g;
  g.say("add elara and: bruenor");
  g.say("damage to: elara and: bruenor amount: 10 type: fire");
  g.say("heal to: elara and: bruenor amount: 2d4+2 rolled: 1,3");
  BOOST_TEST(g.story() == "dice_rolled healed healed");
  BOOST_TEST(g.the<dice_rolled>().total == 6);
  BOOST_TEST(g.hp("elara") == 8);
  BOOST_TEST(g.hp("bruenor") == 8);
}

BOOST_AUTO_TEST_CASE(an_amount_of_nothing_is_a_slip) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("heal to: elara amount: 0").code == refusal_code::bad_value);
  BOOST_TEST(g.refused("temp to: elara amount: 0").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(damage_without_a_type_passes_all_defences) {
  game g;
  g.say("add fire snake");
  g.say("cond petrified fire-snake-1");
  g.say("dmg fire-snake-1 10 fire");
  BOOST_TEST(g.hp("fire-snake-1") == 95);
  g.say("dmg fire-snake-1 10");
  BOOST_TEST(!g.the<damage_dealt>().type);
  BOOST_TEST(g.the<damage_dealt>().amount == 10);
  BOOST_TEST(g.hp("fire-snake-1") == 85);
  g.say("dmg fire-snake-1 2d6 rolled: 3,4");
  BOOST_TEST(!g.the<damage_rolled>().type);
  BOOST_TEST(g.hp("fire-snake-1") == 78);
}

BOOST_AUTO_TEST_CASE(typed_and_untyped_damage_are_different_packets) {
  game g;
  g.say("add target");
  std::string line = "dmg target-1";
  for (const auto type : damage_type_names()) line += " 1 " + std::string(type);
  g.say(line + " 2");
  BOOST_TEST(g.count<damage_dealt>() == damage_type_count + 1);
  BOOST_TEST(g.hp("target-1") == 85);
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_with_a_time_end_with_it) {
  game g;
  g.say("add elara");
  g.say("temp to: elara amount: 8 for: 1 hour");
  g.say("time pass 59 minutes");
  BOOST_TEST(g.who("elara").temp_hp == 8);
  g.say("time pass 1 minute");
  BOOST_TEST(g.who("elara").temp_hp == 0);
  BOOST_TEST(g.refused("temp to: elara amount: 8 for: a while").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(what_comes_in_place_of_them_or_uses_them_up_ends_their_time_too) {
  game g;
  g.say("add elara");
  g.say("temp to: elara amount: 8 for: 1 hour");
  g.say("temp to: elara amount: 10");
  g.say("time pass 2 hours");
  BOOST_TEST(g.who("elara").temp_hp == 10);
  g.say("temp to: elara amount: 4 for: 1 hour instead");
  BOOST_TEST(g.who("elara").temp_hp == 4);
  g.say("damage to: elara amount: 4");
  BOOST_TEST(g.who("elara").effects.empty());
}

BOOST_AUTO_TEST_SUITE_END()
