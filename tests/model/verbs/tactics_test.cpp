// What creatures do with their action in a fight: dash, disengage, dodge, help, ready, use.

#include "model/verbs/tactics.hpp"

#include "model/effects/modifiers.hpp"
#include "model/rules/turn_economy.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(tactics_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::bears;
using dnd::test::game;

// -- what all of them have in common ---------------------------------------

BOOST_AUTO_TEST_CASE(each_costs_the_action_and_there_is_one_of_it) {
  for (const char* const line :
       {"dash", "disengage", "dodge", "help to: bob", "hide", "search", "ready strike"}) {
    game g = arena();
    g.say(line);
    BOOST_TEST(g.who("ann").turn.actions == 1, line);
    BOOST_TEST(g.the<turn_spent>().creature.view() == "ann", line);
    BOOST_TEST(g.refused("dash").code == refusal_code::not_available, line);
    g.say("dash free");
  }
}

BOOST_AUTO_TEST_CASE(a_feature_makes_some_of_them_a_bonus_action) {
  game g = arena();
  g.say("dash bonus");
  BOOST_TEST(g.who("ann").turn.bonus_actions == 1);
  BOOST_TEST(g.who("ann").turn.actions == 0);
  BOOST_TEST(g.refused("disengage bonus").code == refusal_code::not_available);
  g.say("disengage");
}

BOOST_AUTO_TEST_CASE(in_the_turn_of_another_they_are_refused) {
  game g = arena();
  BOOST_TEST(g.refused("dodge by: bob").code == refusal_code::not_your_turn);
  g.house.turns = turn_ruling::free;
  g.say("dodge by: bob");
  BOOST_TEST(bears(g, "bob", "Dodge"));
}

BOOST_AUTO_TEST_CASE(who_cannot_act_does_none_of_them) {
  game g = arena();
  g.say("condition add stunned to: ann");
  for (const char* const line :
       {"dash", "disengage", "dodge", "help to: bob", "hide", "search", "ready x", "use x"})
    BOOST_TEST(g.refused(line).code == refusal_code::incapacitated, line);
  g.say("condition remove stunned from: ann");
  g.say("damage to: ann amount: 100");
  BOOST_TEST(g.refused("dash by: ann").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(the_surprised_wait_for_their_turn_to_end) {
  game g;
  g.house.turns = turn_ruling::counted;
  g.knows(dnd::test::fighter("Ann"));
  g.say("add ann");
  g.say("encounter start surprised: ann");
  g.say("initiative by: ann rolled: 20");
  BOOST_TEST(g.refused("dodge").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(without_a_fight_there_is_nothing_to_dash_for) {
  game g = arena();
  g.say("encounter end");
  for (const char* const line :
       {"dash by: ann", "disengage by: ann", "dodge by: ann", "ready x by: ann"})
    BOOST_TEST(g.refused(line).code == refusal_code::not_in_encounter, line);
  g.say("help to: bob by: ann");
}

// -- dash ------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_dash_adds_the_speed_as_it_is_now) {
  game g = arena();
  g.say("dash");
  BOOST_TEST(g.who("ann").turn.dashed_ft == 30);
  g.say("move 60");
  BOOST_TEST(g.refused("move 1").code == refusal_code::not_available);
  g.say("turn");
  g.say("condition add grappled to: bob by: orc-1");
  BOOST_TEST(g.refused("dash").message.find("speed is 0") != std::string::npos);
}

// -- disengage -------------------------------------------------------------

BOOST_AUTO_TEST_CASE(who_disengages_gives_no_opportunity_this_turn) {
  game g = arena();
  g.say("disengage");
  const auto no = g.refused("attack by: orc-1 with: axe to: ann opportunity");
  BOOST_TEST(no.code == refusal_code::not_available);
  g.say("turn");
  BOOST_TEST(!bears(g, "ann", "Disengage"));
  g.say("attack by: orc-1 with: axe to: ann opportunity rolled: 2");
}

// -- dodge -----------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_dodge_lasts_to_the_next_turn_of_who_dodges) {
  game g = arena();
  g.say("dodge");
  g.say("turn");
  g.say("turn");
  g.say("attack with: axe to: ann rolled: 18,2");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::disadvantage);
  BOOST_TEST(g.the<attack_rolled>().reason == "disadvantage: Dodge");
  g.say("save dex by: ann rolled: 3,12");
  BOOST_TEST(g.the<saving_throw_rolled>().mode == roll_mode::advantage);
  g.say("save wis by: ann rolled: 3");
  g.say("turn");
  BOOST_TEST(g.turn() == "ann");
  BOOST_TEST(!bears(g, "ann", "Dodge"));
}

BOOST_AUTO_TEST_CASE(a_dodge_does_not_help_against_whom_one_does_not_see) {
  game g = arena();
  g.say("dodge");
  g.say("condition add invisible to: orc-1");
  g.say("attack by: orc-1 with: axe to: ann rolled: 2,3");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::advantage);
  g.say("condition remove invisible from: orc-1");
  g.say("condition add blinded to: ann");
  g.say("attack by: orc-1 with: axe to: ann free rolled: 2,3");
  BOOST_TEST(g.the<attack_rolled>().reason == "advantage: target blinded");
}

BOOST_AUTO_TEST_CASE(a_dodge_ends_with_the_ability_to_act_or_to_move) {
  for (const char* const kind : {"incapacitated", "grappled", "restrained", "unconscious"}) {
    game g = arena();
    g.say("dodge");
    g.say(std::string("condition add ") + kind + " to: ann");
    BOOST_TEST(!bears(g, "ann", "Dodge"), kind);
  }
  game g = arena();
  g.say("dodge");
  for (int level = 0; level < 5; ++level) g.say("condition add exhaustion to: ann");
  BOOST_TEST(!bears(g, "ann", "Dodge"));
  g = arena();
  g.say("dodge");
  g.say("condition add poisoned to: ann");
  BOOST_TEST(bears(g, "ann", "Dodge"));
  g.say("damage to: ann amount: 20");
  BOOST_TEST(!bears(g, "ann", "Dodge"));
}

BOOST_AUTO_TEST_CASE(who_is_held_cannot_dodge) {
  game g = arena();
  g.say("condition add restrained to: ann");
  BOOST_TEST(g.refused("dodge").code == refusal_code::not_available);
}

// -- help ------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(help_is_for_the_next_attack_against_that_one) {
  game g = arena();
  g.say("add orc");
  g.say("help to: bob against: orc-1");
  g.say("turn");
  g.say("attack by: bob with: shortsword to: orc-2 rolled: 2");
  BOOST_TEST(bears(g, "bob", "Helped"));
  g.say("attack by: bob with: shortsword to: orc-1 free rolled: 2,3");
  BOOST_TEST(g.the<attack_rolled>().reason == "advantage: Helped");
  BOOST_TEST(g.the<effect_ended>().why == effect_end::used);
  g.say("attack by: bob with: shortsword to: orc-1 free rolled: 2");
}

BOOST_AUTO_TEST_CASE(help_without_a_foe_is_for_the_next_check) {
  game g = arena();
  g.say("assist bob");
  g.say("attack by: bob with: shortsword to: orc-1 free rolled: 2");
  g.say("check athletics by: bob rolled: 2,15");
  BOOST_TEST(g.the<check_rolled>().total == 20);
  BOOST_TEST(g.the<effect_ended>().why == effect_end::used);
  g.say("check athletics by: bob rolled: 2");
}

BOOST_AUTO_TEST_CASE(help_ends_as_the_helpers_next_turn_starts) {
  game g = arena();
  g.say("help to: bob");
  for (int i = 0; i < 3; ++i) g.say("turn");
  BOOST_TEST(g.turn() == "ann");
  BOOST_TEST(!bears(g, "bob", "Helped"));
}

BOOST_AUTO_TEST_CASE(nobody_helps_itself_or_the_dead) {
  game g = arena();
  BOOST_TEST(g.refused("help to: ann").code == refusal_code::bad_value);
  BOOST_TEST(g.refused("help to: nobody").code == refusal_code::unknown_creature);
  BOOST_TEST(g.refused("help to: bob against: nobody").code == refusal_code::unknown_creature);
  g.say("damage to: orc-1 amount: 15");
  BOOST_TEST(g.refused("help to: orc-1").code == refusal_code::creature_dead);
}

// -- ready -----------------------------------------------------------------

BOOST_AUTO_TEST_CASE(what_is_ready_is_done_in_anothers_turn_with_the_reaction) {
  game g = arena();
  g.say("ready strike the orc when it comes");
  BOOST_TEST(g.the<effect_applied>().effect->note == "strike the orc when it comes");
  g.say("turn");
  g.say("attack by: ann with: shortsword to: orc-1 rolled: 2");
  BOOST_TEST(g.who("ann").turn.reactions == 1);
  BOOST_TEST(!bears(g, "ann", "Ready"));
  BOOST_TEST(g.refused("attack by: ann with: shortsword to: orc-1").code ==
             refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(any_action_can_be_ready_and_a_move_as_well) {
  game g = arena();
  g.say("ready dash away");
  g.say("turn");
  g.say("dash by: ann");
  BOOST_TEST(g.who("ann").turn.reactions == 1);
  BOOST_TEST(g.refused("dodge by: ann").code == refusal_code::not_your_turn);
  g = arena();
  g.say("move 30");
  g.say("ready run");
  g.say("turn");
  g.say("move 30 by: ann");
  BOOST_TEST(g.who("ann").turn.reactions == 1);
  BOOST_TEST(g.refused("move 5 by: ann").code == refusal_code::not_your_turn);
  g = arena();
  g.say("turn");
  g.say("turn");
  g.say("ready slash whoever comes");
  g.say("turn");
  g.say("attack by: orc-1 with: slash to: ann rolled: 2,3");
  BOOST_TEST(g.count<attack_rolled>() == 2U);
}

BOOST_AUTO_TEST_CASE(what_was_ready_is_over_as_the_next_turn_starts) {
  game g = arena();
  g.say("ready strike");
  for (int i = 0; i < 3; ++i) g.say("turn");
  BOOST_TEST(!bears(g, "ann", "Ready"));
}

BOOST_AUTO_TEST_CASE(who_falls_is_not_ready_any_more) {
  game g = arena();
  g.say("ready strike");
  g.say("condition add stunned to: ann");
  BOOST_TEST(!bears(g, "ann", "Ready"));
}

// -- use -------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(the_second_object_costs_the_action) {
  game g = arena();
  g.say("use draw the sword");
  BOOST_TEST(g.the<effect_told>().text == "uses an object: draw the sword");
  BOOST_TEST(g.who("ann").turn.actions == 0);
  g.say("use open the door");
  BOOST_TEST(g.who("ann").turn.actions == 1);
  BOOST_TEST(g.refused("use drink").code == refusal_code::not_available);
  g.say("use drink free");
}

BOOST_AUTO_TEST_CASE(a_text_has_its_bound) {
  game g = arena();
  BOOST_TEST(g.refused("use " + std::string(201, 'x')).code == refusal_code::bad_value);
  BOOST_TEST(g.refused("ready " + std::string(201, 'x')).code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_SUITE_END()
