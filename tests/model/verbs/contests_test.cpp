// Contests and group checks.

#include "model/verbs/contests.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(contest_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(the_higher_total_wins_a_contest) {
  game g;
  g.say("add elara and: bruenor");
  g.say("contest athletics by: elara against: bruenor with: acrobatics rolled: 1,20");
  const auto rolls = g.all<check_rolled>();
  BOOST_TEST((rolls.at(0).of == skill::athletics));
  BOOST_TEST((rolls.at(1).of == skill::acrobatics));
  BOOST_TEST(g.the<effect_told>().creature.view() == "bruenor");
  g.say("contest athletics by: elara against: bruenor rolled: 20,1");
  BOOST_TEST(g.the<effect_told>().creature.view() == "elara");
}

BOOST_AUTO_TEST_CASE(between_equals_all_stays_as_it_was) {
  game g;
  g.say("add elara and: bruenor");
  g.say("contest athletics by: elara against: bruenor rolled: 9,9");
  BOOST_TEST(g.the<effect_told>().creature.empty());
}

BOOST_AUTO_TEST_CASE(a_contest_needs_two_who_can_try) {
  game g;
  g.say("add elara and: bruenor");
  BOOST_TEST(g.refused("contest athletics against: elara").code == refusal_code::missing_label);
  BOOST_TEST(g.refused("contest athletics by: elara against: elara").code ==
             refusal_code::bad_value);
  g.say("dmg bruenor 12");
  BOOST_TEST(g.refused("contest athletics by: elara against: bruenor").code ==
             refusal_code::incapacitated);
  g.say("dmg bruenor 12");
  BOOST_TEST(g.refused("contest athletics by: bruenor against: elara").code ==
             refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(half_of_a_group_must_succeed) {
  game g;
  g.say("add elara and: bruenor and: grog");
  g.say("group check stealth by: elara and: bruenor dc: 12 rolled: 20,1");
  BOOST_TEST(g.the<effect_told>().text == "success, 1 of 2 succeed");
  g.say("group check stealth by: party dc: 12 rolled: 20,1,1");
  BOOST_TEST(g.the<effect_told>().text == "failure, 1 of 3 succeed");
  BOOST_TEST(g.count<check_rolled>() == 3U);
}

BOOST_AUTO_TEST_CASE(a_group_may_still_be_called_check) {
  game g;
  g.say("add elara and: bruenor");
  g.say("group check: elara and: bruenor");
  BOOST_TEST(g.state.find_group("check") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_bonus_is_a_part_of_the_roll) {
  game g;
  g.say("add elara and: target and: goblin");
  g.say("check athletics by: elara bonus: 1d4 rolled: 10,3 # guidance");
  BOOST_TEST(g.the<check_rolled>().total == 13 + g.the<check_rolled>().modifier);
  BOOST_TEST(g.the<check_rolled>().parts.at(0).from == "guidance");
  BOOST_TEST(g.the<check_rolled>().parts.at(0).dice == "1d4");
  g.say("save dex by: elara bonus: -1d4 rolled: 10,3");
  BOOST_TEST(g.the<saving_throw_rolled>().parts.at(0).amount == -3);
  BOOST_TEST(g.the<saving_throw_rolled>().parts.at(0).from == "bonus");
  g.say("attack by: elara with: longsword to: target-1 bonus: 2 rolled: 10,5");
  BOOST_TEST(g.the<attack_rolled>().total == 17);
  g.say("encounter start with: elara and: goblin-1");
  g.say("initiative by: elara bonus: 1d8 rolled: 10,7");
  BOOST_TEST(g.all<initiative_rolled>().at(0).total == 19);
  BOOST_TEST(g.all<initiative_rolled>().at(0).parts.at(0).amount == 7);
}

BOOST_AUTO_TEST_CASE(a_bonus_counts_for_who_begins_a_contest_and_for_each_of_a_group) {
  game g;
  g.say("add elara and: bruenor");
  g.say("contest str by: elara against: bruenor bonus: 1d4 rolled: 10,3,10");
  const auto checks = g.all<check_rolled>();
  BOOST_TEST_REQUIRE(checks.size() == 2U);
  BOOST_TEST(checks[0].total == checks[1].total + 3);
  g.say("group check str by: elara and: bruenor dc: 12 bonus: 2 rolled: 10,10");
  const auto first = g.all<check_rolled>()[0];
  BOOST_TEST(first.total == 10 + first.modifier + 2);
}

BOOST_AUTO_TEST_SUITE_END()
