// What an action comes to: attacks, effects, and the steps of a multiattack. SRD: Multiattack.

#include "model/rules/action_use.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(action_use_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(nobody_attacks_itself) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("attack by: elara with: longsword to: elara").code ==
             refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(an_action_that_is_only_text_is_refused_with_what_to_do) {
  game g;
  g.say("add dragon and: target");
  const auto no = g.refused("attack by: dragon-1 with: change shape to: target-1");
  BOOST_TEST(no.code == refusal_code::not_available);
  BOOST_TEST(no.hint.find("note") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(multiattack_makes_each_of_its_attacks) {
  game g;
  g.say("add dragon and: target");
  g.say("attack by: dragon-1 with: multiattack to: target-1 rolled: 10,1,1,10,1,1,10,1,1");
  const auto rolled = g.all<attack_rolled>();
  BOOST_REQUIRE_EQUAL(rolled.size(), 3U);
  BOOST_TEST(rolled[0].weapon.view() == "Bite");
  BOOST_TEST(rolled[2].weapon.view() == "Claw");
  BOOST_TEST(g.hp("target-1") == 100 - 3 * 8);
}

BOOST_AUTO_TEST_CASE(multiattack_goes_round_its_targets) {
  game g;
  g.say("add dragon and: target");
  g.say("add target");
  g.say("attack by: dragon-1 with: multiattack to: target-1 and: target-2");
  const auto rolled = g.all<attack_rolled>();
  BOOST_TEST(rolled[0].target.view() == "target-1");
  BOOST_TEST(rolled[1].target.view() == "target-2");
  BOOST_TEST(rolled[2].target.view() == "target-1");
}

BOOST_AUTO_TEST_CASE(multiattack_passes_over_those_it_has_felled) {
  game g;
  g.say("add dragon and: goblin and: elara");
  g.say(
      "attack by: dragon-1 with: multiattack to: goblin-1 and: elara "
      "rolled: 19,5,5,19,6,6");
  const auto rolled = g.all<attack_rolled>();
  BOOST_REQUIRE_EQUAL(rolled.size(), 2U);
  BOOST_TEST(g.hp("goblin-1") == 0);
  BOOST_TEST(g.hp("elara") == 0);
  BOOST_TEST(int(g.who("elara").death_failures) == 0);
}

BOOST_AUTO_TEST_CASE(a_step_of_a_multiattack_that_is_no_action_is_recorded_as_used) {
  game g;
  stat_block fiend = dnd::test::monster("Fiend", 10, 10);
  action multi;
  multi.name = "Multiattack";
  multi.multiattack = {{.action = "Innate Spellcasting", .count = 1},
                       {.action = "Claw", .count = 1}};
  fiend.actions = {multi, dnd::test::melee("Claw", 5, {{"1d4", damage_type::slashing, {}}})};
  g.knows(fiend);
  g.say("add fiend and: target");
  g.say("attack by: fiend-1 with: multiattack to: target-1 rolled: 1");
  BOOST_TEST(g.story() == "action_used attack_rolled");
  BOOST_TEST(g.the<action_used>().action.view() == "Innate Spellcasting");
}

BOOST_AUTO_TEST_CASE(a_multiattack_on_oneself_is_refused_whole) {
  game g;
  g.say("add dragon and: target");
  g.refused("attack by: dragon-1 with: multiattack to: target-1 and: dragon-1");
}

BOOST_AUTO_TEST_SUITE_END()
