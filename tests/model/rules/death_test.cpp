// Dropping to 0 hit points: dying, stable, dead, and the way back.

#include "tests/support/game.hpp"

#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(death_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

/// Elara (12 of 12 hit points) with this many left.
game elara_with(int hp) {
  game g;
  g.say("add elara");
  if (hp < 12) g.say("damage to: elara amount: " + std::to_string(12 - hp) + " type: fire");
  return g;
}

bool lives_as(const game& g, vitality life) {
  return g.who("elara").life == life;
}

int failures(const game& g) {
  return g.who("elara").death_failures;
}
int successes(const game& g) {
  return g.who("elara").death_successes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(eighteen_damage_at_six_of_twelve_kills_outright) {
  game g = elara_with(6);
  g.say("damage to: elara amount: 18 type: fire");
  BOOST_TEST(lives_as(g, vitality::dead));
  BOOST_TEST(!g.is("elara", condition::prone));
}

BOOST_AUTO_TEST_CASE(seventeen_damage_at_six_of_twelve_leaves_her_dying) {
  game g = elara_with(6);
  g.say("damage to: elara amount: 17 type: fire");
  BOOST_TEST(g.hp("elara") == 0);
  BOOST_TEST(lives_as(g, vitality::dying));
  BOOST_TEST(g.is("elara", condition::unconscious));
  BOOST_TEST(g.is("elara", condition::incapacitated));
  BOOST_TEST(g.is("elara", condition::prone));
}

BOOST_AUTO_TEST_CASE(several_packets_of_one_hit_count_as_one_for_massive_damage) {
  game g = elara_with(6);
  g.say("damage to: elara amount: 9 type: fire amount: 9 type: cold");
  BOOST_TEST(lives_as(g, vitality::dead));
}

BOOST_AUTO_TEST_CASE(several_packets_that_bring_her_down_are_no_failures) {
  game g = elara_with(6);
  g.say("damage to: elara amount: 6 type: fire amount: 3 type: cold");
  BOOST_TEST(lives_as(g, vitality::dying));
  BOOST_TEST(failures(g) == 0);
}

BOOST_AUTO_TEST_CASE(a_monster_dies_at_zero) {
  game g;
  g.say("add goblin");
  g.say("damage to: goblin-1 amount: 7 type: fire");
  BOOST_TEST(g.who("goblin-1").life == vitality::dead);
}

BOOST_AUTO_TEST_CASE(damage_at_zero_is_a_failure_and_a_critical_hit_two) {
  game g = elara_with(0);
  g.say("damage to: elara amount: 1 type: fire");
  BOOST_TEST(failures(g) == 1);
  g.say("damage to: elara amount: 1 type: fire critical");
  BOOST_TEST(failures(g) == 3);
  BOOST_TEST(lives_as(g, vitality::dead));
}

BOOST_AUTO_TEST_CASE(damage_of_the_maximum_at_zero_kills_outright) {
  game g = elara_with(0);
  g.say("damage to: elara amount: 12 type: fire");
  BOOST_TEST(lives_as(g, vitality::dead));
  BOOST_TEST(failures(g) == 0);
}

BOOST_AUTO_TEST_CASE(no_damage_at_zero_is_no_failure) {
  game g = elara_with(0);
  g.say("damage to: elara amount: 1d4-4 type: fire rolled: 4");
  BOOST_TEST(failures(g) == 0);
}

BOOST_AUTO_TEST_CASE(damage_absorbed_at_zero_is_a_failure_all_the_same) {
  game g = elara_with(0);
  g.say("temp to: elara amount: 8");
  BOOST_TEST(g.is("elara", condition::unconscious));
  g.say("damage to: elara amount: 5 type: fire");
  BOOST_TEST(failures(g) == 1);
  BOOST_TEST(g.who("elara").temp_hp == 3);
}

BOOST_AUTO_TEST_CASE(two_failures_and_a_natural_one_are_dead_with_three) {
  game g = elara_with(0);
  g.say("save death by: elara rolled: 5");
  g.say("save death by: elara rolled: 9");
  g.say("save death by: elara rolled: 1");
  BOOST_TEST(failures(g) == 3);
  BOOST_TEST(lives_as(g, vitality::dead));
}

BOOST_AUTO_TEST_CASE(a_natural_one_is_two_failures) {
  game g = elara_with(0);
  g.say("save death by: elara rolled: 1");
  BOOST_TEST(failures(g) == 2);
  BOOST_TEST(lives_as(g, vitality::dying));
}

BOOST_AUTO_TEST_CASE(a_natural_twenty_wakes_her_with_one_hit_point_and_prone) {
  game g = elara_with(0);
  g.say("save death by: elara rolled: 10");
  g.say("save death by: elara rolled: 19");
  g.say("save death by: elara rolled: 20");
  BOOST_TEST(g.hp("elara") == 1);
  BOOST_TEST(lives_as(g, vitality::conscious));
  BOOST_TEST(successes(g) == 0);
  BOOST_TEST(failures(g) == 0);
  BOOST_TEST(g.is("elara", condition::prone));
  BOOST_TEST(!g.is("elara", condition::unconscious));
}

BOOST_AUTO_TEST_CASE(three_successes_are_stable_and_damage_ends_that) {
  game g = elara_with(0);
  for (const auto* face : {"10", "11", "19"})
    g.say(std::string("save death by: elara rolled: ") + face);
  BOOST_TEST(lives_as(g, vitality::stable));
  BOOST_TEST(successes(g) == 0);
  BOOST_TEST(g.refused("save death by: elara").code == refusal_code::not_available);
  g.say("damage to: elara amount: 1 type: fire");
  BOOST_TEST(lives_as(g, vitality::dying));
  BOOST_TEST(failures(g) == 1);
}

BOOST_AUTO_TEST_CASE(death_saves_with_advantage_keep_the_better_die) {
  game g = elara_with(0);
  g.say("save death by: elara rolled: 1,12 advantage");
  BOOST_TEST(successes(g) == 1);
  BOOST_TEST(g.the<death_save_rolled>().mode == roll_mode::advantage);
}

BOOST_AUTO_TEST_CASE(only_the_dying_roll_death_saves) {
  game g = elara_with(5);
  BOOST_TEST(g.refused("save death by: elara").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(healing_stops_at_the_maximum) {
  game g;
  g.say("add elara hp: 20");
  g.say("damage to: elara amount: 6 type: fire");
  g.say("heal to: elara amount: 8");
  BOOST_TEST(g.hp("elara") == 20);
  BOOST_TEST(g.the<healed>().amount == 6);
}

BOOST_AUTO_TEST_CASE(any_healing_wakes_the_dying_and_resets_the_counters) {
  game g = elara_with(0);
  g.say("save death by: elara rolled: 5");
  g.say("save death by: elara rolled: 12");
  g.say("heal to: elara amount: 1");
  BOOST_TEST(g.hp("elara") == 1);
  BOOST_TEST(lives_as(g, vitality::conscious));
  BOOST_TEST(failures(g) + successes(g) == 0);
  BOOST_TEST(g.is("elara", condition::prone));
}

BOOST_AUTO_TEST_CASE(healing_does_not_turn_temporary_hit_points_into_real_ones) {
  game g = elara_with(5);
  g.say("temp to: elara amount: 4");
  g.say("heal to: elara amount: 2");
  BOOST_TEST(g.hp("elara") == 7);
  BOOST_TEST(g.who("elara").temp_hp == 4);
}

BOOST_AUTO_TEST_CASE(the_dead_get_no_healing_no_damage_and_no_temporary_hit_points) {
  game g = elara_with(0);
  g.say("damage to: elara amount: 12 type: fire");
  for (const auto* line : {"heal to: elara amount: 5", "damage to: elara amount: 5 type: fire",
                           "temp to: elara amount: 5", "condition add prone to: elara",
                           "save con by: elara", "check stealth by: elara"})
    BOOST_TEST(g.refused(line).code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_SUITE_END()
