// Free rolls; checks and saves: see rules/checks_test.cpp.

#include "model/verbs/rolls.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(rolls_verbs_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(a_roll_is_on_record_with_every_die_and_its_label) {
  game g;
  g.say("roll 4d6dl1+2 rolled: 3,1,6,5 # strength");
  const auto rolled = g.the<dice_rolled>();
  BOOST_TEST(rolled.total == 16);
  BOOST_TEST(rolled.label == "strength");
  BOOST_TEST((rolled.faces == std::vector<std::int16_t>{3, 1, 6, 5}));
  BOOST_TEST(rolled.detail == "4d6dl1+2: 3, 1 (dropped), 6, 5 = 16");
}

BOOST_AUTO_TEST_CASE(a_fate_die_is_on_record_as_it_fell) {
  game g;
  g.say("roll 2dF rolled: -1,1");
  BOOST_TEST((g.the<dice_rolled>().faces == std::vector<std::int16_t>{-1, 1}));
  BOOST_TEST(g.the<dice_rolled>().total == 0);
}

BOOST_AUTO_TEST_CASE(a_roll_may_belong_to_a_creature) {
  game g;
  g.say("add elara");
  g.say("roll 1d6 by: elara");
  BOOST_TEST(g.the<dice_rolled>().creature.view() == "elara");
  g.refused("roll 1d6 by: nobody");
}

BOOST_AUTO_TEST_CASE(bad_dice_are_refused_at_their_column) {
  game g;
  const auto no = g.refused("roll 2d6/0");
  BOOST_TEST(no.code == refusal_code::bad_dice);
  BOOST_TEST(no.column.value() >= std::string("roll ").size());
}

BOOST_AUTO_TEST_CASE(a_roll_may_be_made_several_times) {
  game g;
  g.say("6x 1d6 rolled: 1,2,3,4,5,6 # luck");
  BOOST_TEST(g.count<dice_rolled>() == 6U);
  BOOST_TEST(g.all<dice_rolled>()[5].total == 6);
  BOOST_TEST(g.all<dice_rolled>()[5].label == "luck");
}

BOOST_AUTO_TEST_CASE(a_skill_goes_with_another_ability_and_keeps_its_proficiency) {
  game g = arena();
  g.say("check athletics by: ann with: con rolled: 10");
  const auto rolled = g.the<check_rolled>();
  BOOST_TEST((rolled.with == ability::con));
  BOOST_TEST((rolled.of == skill::athletics));
  // Athletics is Strength +3 and proficiency +2; Constitution is +0.
  BOOST_TEST(rolled.modifier == 2);
}

BOOST_AUTO_TEST_CASE(whoever_cannot_see_or_hear_fails_what_needs_it) {
  game g = arena();
  g.say("check perception by: ann sight hearing rolled: 10");
  BOOST_TEST(!g.the<check_rolled>().automatic);
  g.say("condition add blinded to: ann");
  g.say("check perception by: ann sight dc: 5");
  BOOST_TEST(g.the<check_rolled>().automatic);
  BOOST_TEST(!g.the<check_rolled>().success.value());
  BOOST_TEST(g.the<check_rolled>().d20.empty());
  g.say("check perception by: ann hearing dc: 5 rolled: 10");
  BOOST_TEST(g.the<check_rolled>().success.value());
  g.say("condition add deafened to: ann");
  g.say("check perception by: ann hearing dc: 5");
  BOOST_TEST(g.the<check_rolled>().automatic);
}

BOOST_AUTO_TEST_CASE(the_charmer_has_advantage_on_its_charms) {
  game g = arena();
  g.say("condition add charmed to: orc-1 by: ann");
  g.say("check persuasion by: ann against: orc-1");
  BOOST_TEST((g.the<check_rolled>().mode == roll_mode::advantage));
  BOOST_TEST(g.the<check_rolled>().reason == "advantage: charmed");
  g.say("check athletics by: ann against: orc-1");
  BOOST_TEST((g.the<check_rolled>().mode == roll_mode::straight));
  g.say("check persuasion by: bob against: orc-1");
  BOOST_TEST((g.the<check_rolled>().mode == roll_mode::straight));
}

BOOST_AUTO_TEST_CASE(against_somebody_a_trick_must_reach_what_that_one_notices) {
  game g = arena();
  g.say("check stealth by: ann against: orc-1 rolled: 8");
  BOOST_TEST(g.the<check_rolled>().dc.value() == 10);
  BOOST_TEST(g.the<check_rolled>().success.value());
  g.say("check deception by: ann against: orc-1 rolled: 8");
  BOOST_TEST(g.the<check_rolled>().dc.value() == 10);
  g.say("check stealth by: ann against: orc-1 dc: 20 rolled: 8");
  BOOST_TEST(g.the<check_rolled>().dc.value() == 20);
  g.say("check persuasion by: ann against: orc-1 rolled: 8");
  BOOST_TEST(!g.the<check_rolled>().dc.has_value());
  BOOST_TEST(g.refused("check stealth by: ann against: nobody").code ==
             refusal_code::unknown_creature);
  BOOST_TEST(g.refused("save dex by: ann against: nobody").code == refusal_code::unknown_creature);
}

BOOST_AUTO_TEST_CASE(a_save_against_somebody_counts_what_counts_against_that_one) {
  game g = arena();
  stat_block guarded = dnd::test::fighter("Gil");
  trait ward;
  ward.name = "Ward";
  modifier better;
  better.key = modifier_key::advantage;
  better.on.insert(roll_kind::save);
  better.against.push_back("fiend");
  ward.modifiers.push_back(better);
  guarded.traits.push_back(ward);
  stat_block imp = dnd::test::monster("Imp", 13, 10);
  imp.type = "fiend";
  g.knows(guarded);
  g.knows(imp);
  g.say("add gil and: imp");
  g.say("save wis by: gil against: imp-1");
  BOOST_TEST((g.the<saving_throw_rolled>().mode == roll_mode::advantage));
  g.say("save wis by: gil against: orc-1");
  BOOST_TEST((g.the<saving_throw_rolled>().mode == roll_mode::straight));
}

BOOST_AUTO_TEST_CASE(stiff_armor_lies_on_stealth) {
  game g = arena();
  stat_block heavy = dnd::test::fighter("Hal");
  heavy.noisy_armor = true;
  g.knows(heavy);
  g.say("add hal");
  g.say("check stealth by: hal");
  BOOST_TEST((g.the<check_rolled>().mode == roll_mode::disadvantage));
  g.say("check acrobatics by: hal");
  BOOST_TEST((g.the<check_rolled>().mode == roll_mode::straight));
}

BOOST_AUTO_TEST_CASE(a_bonus_counts_for_a_death_save) {
  game g;
  g.say("add elara");
  g.say("damage to: elara amount: 12");
  g.say("save death by: elara bonus: 1d4 rolled: 8,2");
  BOOST_TEST(g.the<death_save_rolled>().total == 10);
  BOOST_TEST(g.who("elara").death_successes == 1);
}

BOOST_AUTO_TEST_SUITE_END()
