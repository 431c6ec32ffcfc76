// Ability checks and saving throws.

#include "tests/support/game.hpp"

#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(checks_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(a_check_adds_the_whole_bonus_of_the_skill) {
  game g;
  g.say("add elara");
  g.say("check athletics by: elara dc: 15 rolled: 10");
  const auto rolled = g.the<check_rolled>();
  BOOST_TEST(rolled.total == 15);
  BOOST_TEST(rolled.success.value());
  g.say("check stealth by: elara rolled: 10");
  BOOST_TEST(g.the<check_rolled>().total == 12);
  BOOST_TEST(!g.the<check_rolled>().success.has_value());
}

BOOST_AUTO_TEST_CASE(a_plain_ability_check_adds_the_modifier) {
  game g;
  g.say("add elara");
  g.say("check dex by: elara rolled: 10");
  BOOST_TEST(g.the<check_rolled>().total == 12);
  BOOST_TEST(!g.the<check_rolled>().of.has_value());
}

BOOST_AUTO_TEST_CASE(natural_one_and_twenty_are_nothing_special) {
  game g;
  g.say("add elara");
  g.say("check athletics by: elara dc: 5 rolled: 1");
  BOOST_TEST(g.the<check_rolled>().success.value());
  g.say("save str by: elara dc: 30 rolled: 20");
  BOOST_TEST(!g.the<saving_throw_rolled>().success.value());
}

BOOST_AUTO_TEST_CASE(poison_fear_and_exhaustion_lie_on_checks_and_not_on_saves) {
  for (const auto* kind : {"poisoned", "frightened", "exhaustion"}) {
    game g;
    g.say("add elara");
    g.say(std::string("condition add ") + kind + " to: elara");
    g.say("check stealth by: elara rolled: 18,3");
    BOOST_TEST_CONTEXT(kind) {
      BOOST_TEST(g.the<check_rolled>().total == 5);
      g.say("save dex by: elara rolled: 18");
      BOOST_TEST(g.the<saving_throw_rolled>().mode == roll_mode::straight);
    }
  }
}

BOOST_AUTO_TEST_CASE(restrained_lies_on_dexterity_saves_alone) {
  game g;
  g.say("add elara");
  g.say("condition add restrained to: elara");
  g.say("save dex by: elara rolled: 18,3");
  BOOST_TEST(g.the<saving_throw_rolled>().total == 5);
  g.say("save str by: elara rolled: 10");
}

BOOST_AUTO_TEST_CASE(exhaustion_of_three_lies_on_all_saves) {
  game g;
  g.say("add elara");
  for (int i = 0; i < 3; ++i) g.say("condition add exhaustion to: elara");
  g.say("save wis by: elara rolled: 18,3");
  BOOST_TEST(g.the<saving_throw_rolled>().total == 4);
}

BOOST_AUTO_TEST_CASE(the_helpless_fail_strength_and_dexterity_saves_without_a_die) {
  for (const auto* kind : {"paralyzed", "petrified", "stunned", "unconscious"}) {
    game g;
    g.say("add elara");
    g.say(std::string("condition add ") + kind + " to: elara");
    BOOST_TEST_CONTEXT(kind) {
      g.say("save str by: elara dc: 1");
      BOOST_TEST(g.the<saving_throw_rolled>().automatic);
      BOOST_TEST(!g.the<saving_throw_rolled>().success.value());
      g.refused("save dex by: elara dc: 1 rolled: 20");
      g.say("save con by: elara dc: 1 rolled: 20");
      BOOST_TEST(!g.the<saving_throw_rolled>().automatic);
    }
  }
}

BOOST_AUTO_TEST_CASE(granted_advantage_rolls_two_dice) {
  game g;
  g.say("add elara");
  g.say("save dex by: elara dc: 15 rolled: 3,15 advantage");
  BOOST_TEST(g.the<saving_throw_rolled>().success.value());
  g.say("save dex by: elara rolled: 9 advantage disadvantage");
  BOOST_TEST(g.the<saving_throw_rolled>().d20.size() == 1U);
}

BOOST_AUTO_TEST_CASE(several_roll_each_for_itself) {
  game g;
  g.say("add elara and: bruenor");
  g.say("check stealth by: elara and: bruenor dc: 10 rolled: 8,7");
  const auto rolled = g.all<check_rolled>();
  BOOST_REQUIRE_EQUAL(rolled.size(), 2U);
  BOOST_TEST(rolled[0].success.value());
  BOOST_TEST(!rolled[1].success.value());
}

BOOST_AUTO_TEST_CASE(the_unconscious_try_nothing) {
  game g;
  g.say("add elara");
  g.say("damage to: elara amount: 12 type: fire");
  BOOST_TEST(g.refused("check stealth by: elara").code == refusal_code::incapacitated);
}

BOOST_AUTO_TEST_SUITE_END()
