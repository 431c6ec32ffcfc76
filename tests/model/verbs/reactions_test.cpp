// Answers to what is about to happen: who is asked, what an answer changes, and what goes on
// without one.

#include "model/verbs/reactions.hpp"

#include "model/apply.hpp"
#include "model/patch.hpp"
#include "tests/support/reaction_scene.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(reaction_verbs_suite)

using namespace dnd::model;
using dnd::test::character;
using dnd::test::melee;
using dnd::test::monster;
using scene = dnd::test::reaction_scene;

// -- who is asked ------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_hit_waits_for_who_can_turn_it_away, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  BOOST_TEST(story() == "decision_pending");
  BOOST_TEST((waits().on == reaction_moment::hit_by));
  BOOST_TEST(waits().actor.view() == "zombie-1");
  BOOST_TEST(waits().target.view() == "mira");
  BOOST_TEST(waits().what == "Slam");
  BOOST_TEST(waits().total == 14);
  BOOST_TEST(waits().against == 12);
  BOOST_TEST(waits().line == "attack by: zombie-1 with: slam to: mira");
  BOOST_TEST(waits().faces == std::vector<std::int32_t>{11}, boost::test_tools::per_element());
  BOOST_TEST(waits().more == std::vector<std::int32_t>{4}, boost::test_tools::per_element());
  BOOST_TEST(hp("mira") == 30);
}

BOOST_FIXTURE_TEST_CASE(nobody_is_asked_about_what_changes_nothing, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 3");  // A miss.
  BOOST_TEST(!is_pending());
  say("attack by: zombie-1 with: slam to: mira rolled: 20,1,1");  // A 20 hits whatever the AC is.
  BOOST_TEST(!is_pending());
  say("attack by: zombie-1 with: slam to: mira rolled: 17,1");  // 20 beats 12 + 5 as well.
  BOOST_TEST(!is_pending());
  say("add goblin");
  say("attack by: zombie-1 with: slam to: goblin-1 rolled: 15,1");  // It has nothing to answer.
  BOOST_TEST(!is_pending());
}

BOOST_FIXTURE_TEST_CASE(nobody_is_asked_where_the_campaign_plays_without, scene) {
  house.reactions = reaction_ruling::off;
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  BOOST_TEST(!is_pending());
  BOOST_TEST(hp("mira") == 25);
}

BOOST_FIXTURE_TEST_CASE(who_cannot_react_is_not_asked, scene) {
  say("add Mira");
  say("add zombie");
  say("condition add incapacitated to: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  BOOST_TEST(!is_pending());
}

BOOST_FIXTURE_TEST_CASE(a_reaction_for_melee_answers_no_arrow, scene) {
  say("add knight");
  say("add goblin");
  say("attack by: goblin-1 with: shortbow to: knight-1 rolled: 15,2");
  BOOST_TEST(!is_pending());
  say("attack by: goblin-1 with: scimitar to: knight-1 rolled: 15,2");
  BOOST_TEST(is_pending());
}

// -- what is accepted meanwhile ------------------------------------------------

BOOST_FIXTURE_TEST_CASE(nothing_but_an_answer_or_a_note_goes_on_meanwhile, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  for (const char* line : {"attack by: zombie-1 with: slam to: mira", "add zombie", "turn",
                           "damage to: mira amount: 3", "heal to: mira amount: 3", "roll d20",
                           "reaction shield when: always by: mira"}) {
    const refusal no = refused(line);
    BOOST_TEST((no.code == refusal_code::decision_pending), line);
    BOOST_TEST(no.hint.find("`reaction Shield by: mira`") != std::string::npos, no.hint);
  }
  say("note A tense moment.");
  BOOST_TEST(is_pending());
}

BOOST_FIXTURE_TEST_CASE(an_answer_needs_a_question, scene) {
  say("add Mira");
  for (const char* line : {"reaction shield", "pass", "let pass"})
    BOOST_TEST((refused(line).code == refusal_code::not_available), line);
}

BOOST_FIXTURE_TEST_CASE(only_who_is_asked_answers_and_with_what_fits, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  BOOST_TEST((refused("pass by: zombie-1").code == refusal_code::not_available));
  BOOST_TEST((refused("reaction shield by: zombie-1").code == refusal_code::not_available));
  BOOST_TEST((refused("reaction shield by: nobody").code == refusal_code::unknown_creature));
  const refusal no = refused("reaction counterspell");
  BOOST_TEST((no.code == refusal_code::unknown_action));
  BOOST_TEST(no.hint == "it has: Shield");
}

// -- answers -------------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_shield_turns_the_hit_away_and_costs_a_slot, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  say("reaction shield");
  BOOST_TEST(!is_pending());
  BOOST_TEST(story() ==
             "decision_made reaction_taken action_used spell_cast effect_applied attack_rolled");
  const auto rolled = the<attack_rolled>();
  BOOST_TEST(rolled.total == 14);
  BOOST_TEST(rolled.ac == 17);
  BOOST_TEST(!rolled.hit);
  BOOST_TEST(hp("mira") == 30);
  BOOST_TEST(armor_class_of(who("mira")) == 17);
  BOOST_TEST(the<action_used>().spent.after == 1);
}

BOOST_FIXTURE_TEST_CASE(a_pass_lets_the_command_go_on_as_it_was_typed, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  say("pass by: mira");
  BOOST_TEST(story() == "decision_made attack_rolled damage_rolled damage_dealt");
  BOOST_TEST(the<attack_rolled>().hit);
  BOOST_TEST(hp("mira") == 25);
}

BOOST_FIXTURE_TEST_CASE(a_multiattack_asks_again_and_keeps_what_came_before, scene) {
  stat_block ogre = monster("Twin", 10, 40);
  ogre.actions.push_back(melee("Fist", 5, {{"1d6", damage_type::bludgeoning, std::nullopt}}));
  action both;
  both.name = "Multiattack";
  both.multiattack = {{.action = "Fist", .count = 2}};
  ogre.actions.push_back(both);
  knows_all(ogre);
  say("add Mira");
  say("add twin");
  say("attack by: twin-1 with: multiattack to: mira rolled: 9,3,8,2");
  BOOST_TEST(waits().total == 14);
  say("pass");
  BOOST_TEST(story() == "decision_made decision_pending");
  BOOST_TEST(waits().total == 13);
  BOOST_TEST(hp("mira") == 30);
  say("reaction shield");
  const auto rolls = all<attack_rolled>();
  BOOST_REQUIRE_EQUAL(rolls.size(), 2U);
  // The first blow had landed before the shield was up.
  BOOST_TEST(rolls[0].hit);
  BOOST_TEST(rolls[0].ac == 12);
  BOOST_TEST(!rolls[1].hit);
  BOOST_TEST(rolls[1].ac == 17);
  BOOST_TEST(hp("mira") == 27);
}

BOOST_FIXTURE_TEST_CASE(let_pass_answers_for_all_that_is_still_to_come, scene) {
  say("add Mira");
  say("add zombie");
  say("encounter start");
  say("initiative all");
  say("attack by: zombie-1 with: slam to: mira free rolled: 11,4");
  say("let pass");
  BOOST_TEST(!is_pending());
  BOOST_TEST(hp("mira") == 25);
}

BOOST_FIXTURE_TEST_CASE(dice_that_an_answer_makes_other_are_rolled_anew, scene) {
  say("add rogue");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: rogue rolled: 13,6");
  say("reaction uncanny rolled: 4");
  BOOST_TEST(the<damage_rolled>().total == 5);
  // Half of 5, rounded down; the dodge is over with the hit.
  BOOST_TEST(the<damage_dealt>().amount == 2);
  BOOST_TEST(hp("rogue") == 28);
  BOOST_TEST(who("rogue").effects.empty());
}

BOOST_FIXTURE_TEST_CASE(a_reaction_is_used_once_between_two_turns, scene) {
  house.turns = turn_ruling::counted;
  say("add Mira");
  say("add zombie count: 2");
  say("encounter start");
  say("initiative by: mira rolled: 1");  // Those of a kind have rolled by themselves.
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  say("reaction shield");
  BOOST_TEST(who("mira").turn.reactions == 1);
  say("attack by: zombie-2 with: slam to: mira free rolled: 16,2");
  BOOST_TEST(!is_pending());
}

BOOST_FIXTURE_TEST_CASE(who_is_hurt_answers_the_one_who_did_it, scene) {
  say("add Warlock");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: warlock rolled: 15,4");
  BOOST_TEST((waits().on == reaction_moment::damaged));
  BOOST_TEST(waits().total == 5);
  say("reaction rebuke rolled: 6,7");
  BOOST_TEST(hp("warlock") == 25);
  BOOST_TEST(hp("zombie-1") == 9);
  say("damage to: warlock amount: 3");  // Nobody's damage has nobody to answer.
  BOOST_TEST(!is_pending());
}

// -- orders --------------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(an_order_is_carried_out_without_a_question, scene) {
  say("add Mira");
  say("add zombie");
  say("reaction shield when: it helps by: mira");
  BOOST_REQUIRE_EQUAL(who("mira").orders.size(), 1U);
  say("attack by: zombie-1 with: slam to: mira rolled: 17,4");  // It would not help.
  BOOST_TEST(count<reaction_taken>() == 0U);
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  BOOST_TEST(!is_pending());
  BOOST_TEST(the<reaction_taken>().ordered);
  BOOST_TEST(!the<attack_rolled>().hit);
}

BOOST_FIXTURE_TEST_CASE(an_order_holds_where_nobody_is_asked, scene) {
  house.reactions = reaction_ruling::off;
  say("add Mira");
  say("add zombie");
  say("reaction shield when: it helps by: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  BOOST_TEST(!the<attack_rolled>().hit);
}

BOOST_FIXTURE_TEST_CASE(never_and_always_mean_what_they_say, scene) {
  say("add Mira");
  say("add zombie");
  say("reaction shield when: never by: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,2");
  BOOST_TEST(!is_pending());
  BOOST_TEST(the<attack_rolled>().hit);
  say("reaction shield when: always by: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 17,2");
  BOOST_TEST(count<reaction_taken>() == 1U);
  BOOST_TEST(the<attack_rolled>().hit);
  say("reaction shield when: ask by: mira");
  BOOST_TEST(who("mira").orders.empty());
}

BOOST_FIXTURE_TEST_CASE(orders_are_for_reactions_that_are_there_and_words_that_say_when, scene) {
  say("add Mira");
  BOOST_TEST(
      (refused("reaction parry when: always by: mira").code == refusal_code::unknown_action));
  BOOST_TEST((refused("reaction shield when: sometimes by: mira").code == refusal_code::bad_value));
  BOOST_TEST((refused("reaction shield when: always").code == refusal_code::missing_label));
}

// -- taking back -----------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_patch_brings_a_question_back_and_takes_it_away, scene) {
  say("add Mira");
  say("add zombie");
  const dnd::model::state before = state;
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  const dnd::model::state asked = state;
  say("reaction shield");
  dnd::model::state now = state;
  BOOST_REQUIRE(restore(now, diff(now, asked)).ok());
  BOOST_TEST((now == asked));
  BOOST_REQUIRE(restore(now, diff(now, before)).ok());
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_SUITE_END()
