// Who may attack, with what, against whom.

#include "model/verbs/attacks.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(attacks_verbs_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(without_by_it_is_whoever_has_the_turn) {
  game g;
  g.say("add elara and: target");
  const auto no = g.refused("attack with: longsword to: target-1");
  BOOST_TEST(no.code == refusal_code::missing_label);
  BOOST_TEST(no.hint == "attack by: NAME");
  g.say("encounter start rolled: 3");
  g.say("initiative by: elara rolled: 18");
  g.say("attack with: longsword to: target-1 rolled: 15,5");
  BOOST_TEST(g.the<attack_rolled>().attacker.view() == "elara");
}

BOOST_AUTO_TEST_CASE(each_target_gets_its_own_roll) {
  game g;
  g.say("add elara and: target");
  g.say("add target");
  g.say("attack by: elara with: longsword to: target-1 and: target-2 rolled: 15,5,2");
  BOOST_TEST(g.count<attack_rolled>() == 2U);
  BOOST_TEST(g.hp("target-1") == 92);
  BOOST_TEST(g.hp("target-2") == 100);
}

BOOST_AUTO_TEST_CASE(a_target_named_twice_is_refused_at_its_column) {
  game g;
  g.say("add elara and: target");
  const std::string line = "attack by: elara with: longsword to: target-1 and: Target 1";
  const auto no = g.refused(line);
  BOOST_TEST(no.code == refusal_code::duplicate_label);
  BOOST_TEST(no.column.value() == line.find("Target 1"));
}

BOOST_AUTO_TEST_CASE(unknown_creatures_and_actions_are_refused_at_their_column) {
  game g;
  g.say("add elara and: target");
  const std::string line = "attack by: elara with: longswrd to: target-1";
  const auto action = g.refused(line);
  BOOST_TEST(action.code == refusal_code::unknown_action);
  BOOST_TEST(action.column.value() == line.find("longswrd"));
  const auto target = g.refused("attack by: elara with: longsword to: nobody");
  BOOST_TEST(target.code == refusal_code::unknown_creature);
}

BOOST_AUTO_TEST_CASE(the_dead_neither_attack_nor_are_attacked) {
  game g;
  g.say("add elara and: goblin");
  g.say("damage to: goblin-1 amount: 9 type: fire");
  BOOST_TEST(g.refused("attack by: goblin-1 with: scimitar to: elara").code ==
             refusal_code::creature_dead);
  BOOST_TEST(g.refused("attack by: elara with: longsword to: goblin-1").code ==
             refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(the_helpless_do_not_attack) {
  for (const auto* kind : {"incapacitated", "paralyzed", "petrified", "stunned", "unconscious"}) {
    game g;
    g.say("add elara and: target");
    g.say(std::string("condition add ") + kind + " to: elara");
    BOOST_TEST_CONTEXT(kind)
    BOOST_TEST(g.refused("attack by: elara with: longsword to: target-1").code ==
               refusal_code::incapacitated);
  }
  game g;
  g.say("add elara and: target");
  g.say("damage to: elara amount: 12 type: fire");
  BOOST_TEST(g.refused("attack by: elara with: longsword to: target-1").code ==
             refusal_code::incapacitated);
}

BOOST_AUTO_TEST_CASE(the_surprised_do_not_attack_before_their_first_turn_has_ended) {
  game g;
  g.say("add elara and: target");
  g.say("encounter start surprised: elara rolled: 3");
  g.say("initiative by: elara rolled: 18");
  BOOST_TEST(g.turn() == "elara");
  BOOST_TEST(g.refused("attack with: longsword to: target-1").code == refusal_code::not_available);
  g.say("turn");
  g.say("attack by: elara with: longsword to: target-1");
}

BOOST_AUTO_TEST_CASE(an_attack_on_oneself_is_refused_at_the_target) {
  game g;
  g.say("add zombie and: target");
  const std::string line = "attack by: zombie-1 with: slam to: target-1 and: zombie-1";
  const auto no = g.refused(line);
  BOOST_TEST(int(no.code) == int(refusal_code::bad_value));
  BOOST_TEST(no.column.value() == line.rfind("zombie-1"));
}

BOOST_AUTO_TEST_CASE(an_action_of_several_words_is_found_in_a_short_line) {
  game g;
  g.say("add dragon");
  g.say("add target count: 2");
  g.say("a fire breath target* by: dragon rolled: 1,1,1,1,1,1,1,1,1,1,1,1,2,2");
  BOOST_TEST(g.hp("target-1") == 88);
  BOOST_TEST(g.hp("target-2") == 88);
  const std::string line = "a fire breth target-1 by: dragon";
  const auto no = g.refused(line);
  BOOST_TEST(int(no.code) == int(refusal_code::unknown_creature));
  BOOST_TEST(no.column.value() == line.find("breth"));
}

BOOST_AUTO_TEST_CASE(a_group_is_attacked_one_by_one) {
  game g;
  g.say("add elara");
  g.say("add target count: 3");
  g.say("a longsword target-1..2 by: elara rolled: 15,5,15,6");
  BOOST_TEST(g.hp("target-1") == 92);
  BOOST_TEST(g.hp("target-2") == 91);
  BOOST_TEST(g.hp("target-3") == 100);
}

// -- opportunity, nonlethal -------------------------------------------------

BOOST_AUTO_TEST_CASE(an_opportunity_attack_is_one_melee_attack_with_the_reaction) {
  game g = arena();
  g.say("attack by: orc-1 with: axe to: ann opportunity rolled: 2");
  BOOST_TEST(g.who("orc-1").turn.reactions == 1);
  BOOST_TEST(g.refused("attack by: orc-1 with: axe to: ann opportunity").code ==
             refusal_code::not_available);
  BOOST_TEST(g.refused("attack by: orc-1 with: slash to: ann opportunity").code ==
             refusal_code::not_available);
  BOOST_TEST(g.refused("attack with: longbow to: orc-1 opportunity").code ==
             refusal_code::not_available);
  BOOST_TEST(g.refused("attack with: shortsword to: orc-1 and: bob opportunity").code ==
             refusal_code::too_many);
  g.say("attack with: shortsword to: orc-1 opportunity rolled: 2");
  BOOST_TEST(g.who("ann").turn.reactions == 1);
  BOOST_TEST(g.who("ann").turn.actions == 0);
}

BOOST_AUTO_TEST_CASE(a_nonlethal_melee_hit_knocks_out) {
  game g = arena();
  g.say("damage to: orc-1 amount: 13");
  g.say("attack with: shortsword to: orc-1 nonlethal rolled: 15,6");
  BOOST_TEST(g.hp("orc-1") == 0);
  BOOST_TEST((g.who("orc-1").life == vitality::stable));
  BOOST_TEST(g.is("orc-1", condition::prone));
  BOOST_TEST(g.refused("attack with: longbow to: orc-1 knockout free").code ==
             refusal_code::not_available);
  g.say("damage to: orc-1 amount: 1");
  BOOST_TEST((g.who("orc-1").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(a_nonlethal_hit_that_leaves_hit_points_is_as_any_other) {
  game g = arena();
  g.say("attack with: shortsword to: orc-1 nonlethal rolled: 15,1");
  BOOST_TEST(g.hp("orc-1") == 11);
  BOOST_TEST((g.who("orc-1").life == vitality::conscious));
}

BOOST_AUTO_TEST_CASE(a_foe_beside_the_archer_hinders_unless_it_is_helpless_or_blind) {
  game g = dnd::test::arena();
  g.say("add goblin");
  const std::string shot = "attack by: ann with: longbow to: goblin-1 distance: 60 free";
  g.say(shot + " beside: orc-1");
  BOOST_TEST(g.the<attack_rolled>().reason == "disadvantage: foe within 5 feet");
  g.say("attack by: ann with: shortsword to: goblin-1 beside: orc-1 free");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
  BOOST_TEST(g.refused(shot + " beside: ann").code == refusal_code::bad_value);
  BOOST_TEST(g.refused(shot + " beside: nobody").code == refusal_code::unknown_creature);
  g.say("condition add blinded to: orc-1");
  g.say(shot + " beside: orc-1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
  g.say("condition remove blinded from: orc-1");
  g.say("condition add stunned to: orc-1");
  g.say(shot + " beside: orc-1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
}

BOOST_AUTO_TEST_CASE(whatever_lies_at_hand_deals_1d4_without_proficiency) {
  game g = dnd::test::arena();
  g.say("attack by: ann with: improvised to: orc-1 free rolled: 15,2");
  BOOST_TEST(g.the<attack_rolled>().modifier == 3);
  BOOST_TEST(g.the<damage_rolled>().dice == "1d4+3");
  g.say("attack by: ann with: improvised weapon to: orc-1 distance: 40 free rolled: 2,2");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::disadvantage));
  BOOST_TEST(g.refused("attack by: ann with: improvised to: orc-1 distance: 70 free").code ==
             refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(who_is_not_seen_to_leave_gives_no_opportunity) {
  game g = dnd::test::arena();
  g.say("turn");
  g.say("condition add invisible to: bob");
  BOOST_TEST(g.refused("attack by: orc-1 with: axe to: bob opportunity").message ==
             "Orc 1 does not see Bob leave");
  g.say("condition remove invisible from: bob");
  g.say("attack by: orc-1 with: axe to: bob opportunity rolled: 2");
}

BOOST_AUTO_TEST_CASE(golden_vector_43_the_surprised_have_no_reaction_before_their_turn_has_ended) {
  game g;
  g.house.turns = turn_ruling::counted;
  g.knows(dnd::test::fighter("Ann"));
  g.knows(dnd::test::orc());
  g.say("add ann and: orc");
  g.say("encounter start surprised: ann rolled: 15");
  g.say("initiative by: ann rolled: 2");
  BOOST_TEST(g.turn() == "orc-1");
  BOOST_TEST(!g.refused("attack by: ann with: shortsword to: orc-1 opportunity").message.empty());
  g.say("turn");
  g.say("turn");
  g.say("attack by: ann with: shortsword to: orc-1 opportunity rolled: 2");
}

BOOST_AUTO_TEST_CASE(the_charmed_unleash_nothing_on_their_charmer) {
  game g;
  g.say("add dragon and: elara");
  g.say("condition add charmed to: dragon-1 by: elara");
  BOOST_TEST(g.refused("attack by: dragon-1 with: fire breath to: elara").code ==
             refusal_code::not_available);
}

BOOST_AUTO_TEST_SUITE_END()
