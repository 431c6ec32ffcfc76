// The attack roll: natural 1 and 20, advantage, conditions, cover, distance, critical hits.

#include "model/rules/attack_roll.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(attack_roll_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

/// Elara against Target (AC 10, 100 hit points), and a zombie to fear.
game duel() {
  game g;
  g.say("add elara and: target");
  return g;
}

roll_mode mode_of(game& g, const std::string& line) {
  g.say(line);
  return g.the<attack_rolled>().mode;
}

bool rolls_with(game& g, roll_mode mode, const std::string& more = {}) {
  return mode_of(g, "attack by: elara with: longsword to: target-1" + more) == mode;
}

bool shoots_with(game& g, roll_mode mode, const std::string& more) {
  return mode_of(g, "attack by: elara with: longbow to: target-1" + more) == mode;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_total_that_meets_the_armor_class_hits) {
  game g = duel();
  g.say("attack by: elara with: longsword to: target-1 rolled: 5,4");
  BOOST_TEST(g.story() == "attack_rolled damage_rolled damage_dealt");
  BOOST_TEST(g.hp("target-1") == 93);
  g.say("attack by: elara with: longsword to: target-1 rolled: 4");
  BOOST_TEST(!g.the<attack_rolled>().hit);
  BOOST_TEST(g.hp("target-1") == 93);
}

BOOST_AUTO_TEST_CASE(a_natural_one_misses_whatever_the_bonus) {
  game g = duel();
  stat_block ace = dnd::test::monster("Ace", 10, 10);
  ace.actions.push_back(dnd::test::melee("Poke", 30, {{"1d4", damage_type::piercing, {}}}));
  g.knows(ace);
  g.say("add ace");
  g.say("attack by: ace-1 with: poke to: target-1 rolled: 1");
  BOOST_TEST(!g.the<attack_rolled>().hit);
}

BOOST_AUTO_TEST_CASE(a_natural_twenty_hits_any_armor_class_and_doubles_the_dice) {
  game g;
  stat_block wall = dnd::test::monster("Wall", 60, 100);
  g.knows(wall);
  g.say("add elara and: wall");
  g.say("attack by: elara with: longsword to: wall-1 rolled: 20,4,5");
  BOOST_TEST(g.the<attack_rolled>().critical);
  BOOST_TEST(g.the<damage_rolled>().dice == "2d8+3");
  BOOST_TEST(g.hp("wall-1") == 88);
}

BOOST_AUTO_TEST_CASE(a_critical_hit_doubles_all_dice_of_the_attack_and_no_bonus) {
  game g;
  g.say("add vex and: target");
  g.say("attack by: vex with: rapier to: target-1 rolled: 20,1,2,3,3,3,3,3,3");
  const auto rolled = g.all<damage_rolled>();
  BOOST_REQUIRE_EQUAL(rolled.size(), 2U);
  BOOST_TEST(rolled[0].dice == "2d8+3");
  BOOST_TEST(rolled[1].dice == "6d6");
  BOOST_TEST(g.hp("target-1") == 100 - 6 - 18);
}

BOOST_AUTO_TEST_CASE(the_kept_die_decides_natural_one_and_twenty) {
  game g = duel();
  g.say("attack by: elara with: longsword to: target-1 rolled: 1,20,4,4 advantage");
  BOOST_TEST(g.the<attack_rolled>().critical);
  g.say("attack by: elara with: longsword to: target-1 rolled: 20,1 disadvantage");
  BOOST_TEST(!g.the<attack_rolled>().hit);
}

BOOST_AUTO_TEST_CASE(two_advantages_and_one_disadvantage_are_one_die) {
  game g = duel();
  g.say("condition add restrained to: target-1");
  g.say("condition add blinded to: target-1");
  g.say("condition add poisoned to: elara");
  BOOST_TEST(rolls_with(g, roll_mode::straight, " rolled: 3"));
  BOOST_TEST(g.the<attack_rolled>().d20.size() == 1U);
  BOOST_TEST(g.the<attack_rolled>().reason ==
             "advantage: target blinded, target restrained; disadvantage: attacker poisoned");
}

BOOST_AUTO_TEST_CASE(conditions_of_the_attacker_lean_on_the_roll) {
  for (const auto* kind : {"blinded", "poisoned", "prone", "restrained", "frightened"}) {
    game g = duel();
    g.say(std::string("condition add ") + kind + " to: elara");
    BOOST_TEST_CONTEXT(kind) BOOST_TEST(rolls_with(g, roll_mode::disadvantage));
  }
  game g = duel();
  g.say("condition add invisible to: elara");
  BOOST_TEST(rolls_with(g, roll_mode::advantage));
  for (const auto* kind : {"deafened", "grappled"}) {
    game other = duel();
    other.say(std::string("condition add ") + kind + " to: elara");
    BOOST_TEST_CONTEXT(kind) BOOST_TEST(rolls_with(other, roll_mode::straight));
  }
}

BOOST_AUTO_TEST_CASE(conditions_of_the_target_lean_on_the_roll) {
  for (const auto* kind :
       {"blinded", "paralyzed", "petrified", "prone", "restrained", "stunned", "unconscious"}) {
    game g = duel();
    g.say(std::string("condition add ") + kind + " to: target-1");
    BOOST_TEST_CONTEXT(kind) BOOST_TEST(rolls_with(g, roll_mode::advantage));
  }
  game g = duel();
  g.say("condition add invisible to: target-1");
  BOOST_TEST(rolls_with(g, roll_mode::disadvantage));
  for (const auto* kind :
       {"charmed", "deafened", "frightened", "grappled", "incapacitated", "poisoned"}) {
    game other = duel();
    other.say(std::string("condition add ") + kind + " to: target-1");
    BOOST_TEST_CONTEXT(kind) BOOST_TEST(rolls_with(other, roll_mode::straight));
  }
}

BOOST_AUTO_TEST_CASE(prone_is_an_advantage_up_close_and_a_disadvantage_from_afar) {
  game g = duel();
  g.say("condition add prone to: target-1");
  BOOST_TEST(rolls_with(g, roll_mode::advantage));
  BOOST_TEST(shoots_with(g, roll_mode::disadvantage, ""));
  BOOST_TEST(shoots_with(g, roll_mode::disadvantage, " distance: 30"));
}

BOOST_AUTO_TEST_CASE(exhaustion_of_three_is_a_disadvantage_and_of_two_is_not) {
  game g = duel();
  for (int i = 0; i < 2; ++i) g.say("condition add exhaustion to: elara");
  BOOST_TEST(rolls_with(g, roll_mode::straight));
  g.say("condition add exhaustion to: elara");
  BOOST_TEST(rolls_with(g, roll_mode::disadvantage));
}

BOOST_AUTO_TEST_CASE(fear_ends_with_its_source) {
  game g = duel();
  g.say("add goblin");
  g.say("condition add frightened to: elara by: goblin-1");
  BOOST_TEST(rolls_with(g, roll_mode::disadvantage));
  g.say("damage to: goblin-1 amount: 20 type: fire");
  BOOST_TEST(rolls_with(g, roll_mode::straight));
}

BOOST_AUTO_TEST_CASE(a_charmed_creature_cannot_attack_its_charmer_but_others) {
  game g = duel();
  g.say("add goblin");
  g.say("condition add charmed to: elara by: goblin-1");
  BOOST_TEST(g.refused("attack by: elara with: longsword to: goblin-1").code ==
             refusal_code::not_available);
  g.say("attack by: elara with: longsword to: target-1");
}

BOOST_AUTO_TEST_CASE(cover_adds_to_the_armor_class) {
  game g = duel();
  g.say("attack by: elara with: longsword to: target-1 cover: half rolled: 6");
  BOOST_TEST(g.the<attack_rolled>().ac == 12);
  BOOST_TEST(!g.the<attack_rolled>().hit);
  g.say("attack by: elara with: longsword to: target-1 cover: three-quarters rolled: 9");
  BOOST_TEST(g.the<attack_rolled>().ac == 15);
  BOOST_TEST(!g.the<attack_rolled>().hit);
}

BOOST_AUTO_TEST_CASE(long_range_is_a_disadvantage) {
  game g = duel();
  BOOST_TEST(shoots_with(g, roll_mode::straight, " distance: 150"));
  BOOST_TEST(shoots_with(g, roll_mode::disadvantage, " distance: 151"));
  BOOST_TEST(shoots_with(g, roll_mode::disadvantage, " distance: 600"));
}

BOOST_AUTO_TEST_CASE(beyond_long_range_nothing_is_hit) {
  game g = duel();
  const auto no = g.refused("attack by: elara with: longbow to: target-1 distance: 601");
  BOOST_TEST(no.code == refusal_code::not_available);
  BOOST_TEST(no.column.has_value());
}

BOOST_AUTO_TEST_CASE(a_sword_does_not_reach_ten_feet) {
  game g = duel();
  g.say("attack by: elara with: longsword to: target-1 distance: 5");
  g.refused("attack by: elara with: longsword to: target-1 distance: 10");
}

BOOST_AUTO_TEST_CASE(a_bow_up_close_is_a_disadvantage_unless_the_target_is_helpless) {
  game g = duel();
  BOOST_TEST(shoots_with(g, roll_mode::disadvantage, " distance: 5"));
  g.say("condition add paralyzed to: target-1");
  BOOST_TEST(shoots_with(g, roll_mode::advantage, " distance: 5"));
}

BOOST_AUTO_TEST_CASE(a_hit_on_a_paralyzed_creature_is_critical_only_within_five_feet) {
  game g = duel();
  g.say("condition add paralyzed to: target-1");
  g.say("attack by: elara with: longbow to: target-1 distance: 5 rolled: 9,10,1,1");
  BOOST_TEST(g.the<attack_rolled>().critical);
  g.say("attack by: elara with: longbow to: target-1 distance: 30 rolled: 9,10,1");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::advantage);
  BOOST_TEST(!g.the<attack_rolled>().critical);
  g.say("attack by: elara with: longsword to: target-1 rolled: 9,10,1,1");
  BOOST_TEST(g.the<attack_rolled>().critical);
}

BOOST_AUTO_TEST_CASE(a_melee_hit_on_the_dying_is_two_failures) {
  game g;
  g.say("add elara and: goblin");
  g.say("damage to: elara amount: 12 type: fire");
  g.say("attack by: goblin-1 with: scimitar to: elara rolled: 13,14,1,1");
  BOOST_TEST(g.the<attack_rolled>().critical);
  BOOST_TEST(int(g.who("elara").death_failures) == 2);
}

BOOST_AUTO_TEST_CASE(a_rider_with_a_save_is_halved_and_not_doubled) {
  game g;
  g.say("add spider and: target");
  g.say("attack by: spider-1 with: bite to: target-1 rolled: 20,1,1,15,8,7");
  BOOST_TEST(g.story() ==
             "attack_rolled damage_rolled saving_throw_rolled damage_rolled damage_dealt "
             "damage_dealt");
  BOOST_TEST(g.all<damage_rolled>()[1].dice == "2d8");
  BOOST_TEST(g.hp("target-1") == 100 - 5 - 7);
}

BOOST_AUTO_TEST_CASE(a_save_without_dice_is_rolled_after_the_damage_by_those_who_live) {
  game g;
  g.say("add ghoul and: target and: goblin");
  g.say("attack by: ghoul-1 with: claws to: target-1 rolled: 10,1,1,9");
  BOOST_TEST(g.story() == "attack_rolled damage_rolled damage_dealt saving_throw_rolled");
  BOOST_TEST(!g.the<saving_throw_rolled>().success.value());
  BOOST_TEST(g.the<saving_throw_rolled>().reason == "against Claws (paralyzed)");
  g.say("attack by: ghoul-1 with: claws to: goblin-1 rolled: 19,4,4");
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
