// Help for the dying.

#include "model/verbs/first_aid.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(first_aid_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(medicine_against_ten_makes_the_dying_stable) {
  game g = arena();
  g.say("damage to: bob amount: 20");
  g.say("stabilize bob rolled: 8");
  BOOST_TEST(!g.the<check_rolled>().success.value());
  BOOST_TEST((g.who("bob").life == vitality::dying));
  BOOST_TEST(g.refused("stabilize bob").code == refusal_code::not_available);
  g.say("stabilize bob free rolled: 9");
  BOOST_TEST((g.who("bob").life == vitality::stable));
}

BOOST_AUTO_TEST_CASE(a_kit_needs_no_check) {
  game g = arena();
  g.say("damage to: bob amount: 20");
  g.say("stabilize bob kit");
  BOOST_TEST(g.count<check_rolled>() == 0U);
  BOOST_TEST((g.who("bob").life == vitality::stable));
}

BOOST_AUTO_TEST_CASE(only_the_dying_need_it) {
  game g = arena();
  BOOST_TEST(g.refused("stabilize bob").message == "Bob is not dying");
  g.say("damage to: bob amount: 100");
  BOOST_TEST(g.refused("stabilize bob").code == refusal_code::creature_dead);
  BOOST_TEST(g.refused("stabilize nobody").code == refusal_code::unknown_creature);
  g.say("damage to: ann amount: 20");
  BOOST_TEST(g.refused("stabilize ann by: ann").code == refusal_code::incapacitated);
}

BOOST_AUTO_TEST_CASE(an_action_shakes_somebody_awake) {
  game g = arena();
  spell sleep = dnd::test::spell_of("sleep", "Sleep", 1, {});
  lasting asleep = dnd::test::lasting_condition(condition::unconscious, "1 minute");
  asleep.ends_on = {"damage", "shaken"};
  sleep.effects = {dnd::test::apply_step("Sleep", asleep)};
  g.knows(dnd::test::caster("Mira", {"sleep"}));
  g.knows(sleep);
  g.say("add caster as: Mira");
  g.say("initiative by: mira rolled: 1");
  g.say("cast sleep by: mira to: bob free");
  BOOST_REQUIRE(g.is("bob", condition::unconscious));
  g.say("shake bob");
  BOOST_TEST(!g.is("bob", condition::unconscious));
  BOOST_TEST(g.who("ann").turn.actions == 1);
  BOOST_TEST(g.refused("shake bob").code == refusal_code::not_available);
  BOOST_TEST(g.refused("shake nobody").code == refusal_code::unknown_creature);
}

BOOST_AUTO_TEST_CASE(a_kit_that_is_counted_is_used_up) {
  game g;
  stat_block medic = dnd::test::fighter("Meg");
  pool kit;
  kit.name = "healer's kit";
  kit.uses = 1;
  kit.refill = "never";
  medic.pools.push_back(kit);
  g.knows(medic);
  g.knows(dnd::test::fighter("Ann"));
  g.say("add meg and: ann");
  for (int i = 0; i < 2; ++i) {
    g.say("damage to: ann amount: 20");
    if (i == 0) {
      g.say("stabilize ann by: meg kit");
      g.say("heal ann 20");
    }
  }
  BOOST_TEST(g.refused("stabilize ann by: meg kit").code == refusal_code::not_available);
  g.say("stabilize ann by: meg rolled: 12");
}

BOOST_AUTO_TEST_SUITE_END()
