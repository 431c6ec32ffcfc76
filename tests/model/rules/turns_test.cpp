// Turns and rounds, what begins and what ends with them.

#include "tests/support/game.hpp"

#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(turns_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

/// Elara, then goblin-1, then zombie-1; it is Elara's turn in round 1.
game three() {
  game g;
  g.say("add elara and: goblin and: zombie");
  g.say("encounter start rolled: 10,5");
  g.say("initiative by: elara rolled: 18");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(turns_follow_the_order_and_a_new_round_begins_after_the_last) {
  game g = three();
  BOOST_TEST(g.order() == "elara goblin-1 zombie-1");
  BOOST_TEST(g.turn() == "elara");
  g.say("turn");
  BOOST_TEST(g.story() == "turn_ended turn_started");
  BOOST_TEST(g.turn() == "goblin-1");
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.story() == "turn_ended round_started turn_started");
  BOOST_TEST(g.turn() == "elara");
  BOOST_TEST(g.round() == 2U);
}

BOOST_AUTO_TEST_CASE(the_dead_are_passed_over) {
  game g = three();
  g.say("damage to: goblin-1 amount: 9 type: fire");
  g.say("turn");
  BOOST_TEST(g.turn() == "zombie-1");
}

BOOST_AUTO_TEST_CASE(without_a_fight_there_is_no_turn) {
  game g;
  BOOST_TEST(g.refused("turn").code == refusal_code::not_in_encounter);
}

BOOST_AUTO_TEST_CASE(when_nobody_lives_the_turn_says_so) {
  game g;
  g.say("add goblin");
  g.say("encounter start");
  g.say("damage to: goblin-1 amount: 9 type: fire");
  const auto no = g.refused("turn");
  BOOST_TEST(no.code == refusal_code::not_available);
  BOOST_TEST(no.hint.find("encounter end") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(turn_rolls_for_those_who_wait_and_starts_round_one) {
  game g;
  g.say("add elara and: bruenor and: goblin");
  g.say("encounter start rolled: 10");
  BOOST_TEST(g.round() == 0U);
  BOOST_TEST(g.turn().empty());
  g.say("turn rolled: 1,20");
  BOOST_TEST(g.count<initiative_rolled>() == 2U);
  BOOST_TEST(g.order() == "elara goblin-1 bruenor");
  BOOST_TEST(g.turn() == "elara");
  BOOST_TEST(g.round() == 1U);
}

BOOST_AUTO_TEST_CASE(removing_the_current_creature_neither_skips_nor_repeats_a_turn) {
  game g = three();
  g.say("turn");
  g.say("remove goblin-1");
  BOOST_TEST(g.story() == "turn_ended creature_removed turn_started");
  BOOST_TEST(g.turn() == "zombie-1");
  BOOST_TEST(g.round() == 1U);
}

BOOST_AUTO_TEST_CASE(removing_the_last_of_the_order_on_its_turn_begins_a_round) {
  game g = three();
  g.say("turn");
  g.say("turn");
  g.say("remove zombie-1");
  BOOST_TEST(g.story() == "turn_ended creature_removed round_started turn_started");
  BOOST_TEST(g.turn() == "elara");
  BOOST_TEST(g.round() == 2U);
}

BOOST_AUTO_TEST_CASE(removing_somebody_else_leaves_the_turn_where_it_is) {
  game g = three();
  g.say("turn");
  g.say("remove elara");
  BOOST_TEST(g.turn() == "goblin-1");
  g.say("remove zombie-1");
  BOOST_TEST(g.turn() == "goblin-1");
}

BOOST_AUTO_TEST_CASE(removing_the_current_and_the_next_passes_the_turn_once) {
  game g = three();
  g.say("remove elara and: goblin-1");
  BOOST_TEST(g.count<turn_started>() == 1U);
  BOOST_TEST(g.turn() == "zombie-1");
}

BOOST_AUTO_TEST_CASE(removing_everybody_leaves_a_fight_without_a_turn) {
  game g = three();
  g.say("remove elara and: goblin-1 and: zombie-1");
  BOOST_TEST(g.turn().empty());
  g.refused("turn");
  g.say("add goblin");
  g.say("turn");
  BOOST_TEST(g.turn() == "goblin-1");
  g.say("encounter end");
}

BOOST_AUTO_TEST_CASE(removing_the_last_who_waits_starts_the_fight) {
  game g;
  g.say("add elara and: goblin");
  g.say("encounter start");
  g.say("remove elara");
  BOOST_TEST(g.turn() == "goblin-1");
}

BOOST_AUTO_TEST_CASE(a_dying_creature_rolls_its_death_save_when_its_turn_starts) {
  game g = three();
  g.say("damage to: elara amount: 12 type: fire");
  g.say("turn");
  g.say("turn");
  g.say("turn rolled: 12");
  BOOST_TEST(g.story() == "turn_ended round_started turn_started death_save_rolled");
  BOOST_TEST(int(g.who("elara").death_successes) == 1);
}

BOOST_AUTO_TEST_CASE(a_stable_creature_rolls_no_death_save) {
  game g = three();
  g.say("damage to: elara amount: 12 type: fire");
  for (int i = 0; i < 3; ++i) g.say("save death by: elara rolled: 15");
  g.say("turn");
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.turn() == "elara");
  BOOST_TEST(g.count<death_save_rolled>() == 0U);
}

BOOST_AUTO_TEST_CASE(rounds_of_a_condition_run_down_at_the_end_of_the_bearers_turns) {
  game g = three();
  g.say("condition add poisoned to: goblin-1 rounds: 2");
  g.say("turn");
  BOOST_TEST(g.count<condition_ticked>() == 0U);
  g.say("turn");
  BOOST_TEST(g.story() == "condition_ticked turn_ended turn_started");
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.is("goblin-1", condition::poisoned));
  g.say("turn");
  BOOST_TEST(g.story() == "condition_removed turn_ended turn_started");
  BOOST_TEST(g.the<condition_removed>().why == condition_end::expired);
  BOOST_TEST(!g.is("goblin-1", condition::poisoned));
}

BOOST_AUTO_TEST_CASE(rounds_count_the_turns_of_the_source_when_there_is_one) {
  game g = three();
  g.say("condition add restrained to: goblin-1 rounds: 1 by: elara");
  // It is elara's turn: the one in which it began does not count.
  g.say("turn");
  BOOST_TEST(g.story() == "turn_ended turn_started");
  BOOST_TEST(g.is("goblin-1", condition::restrained));
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.turn() == "elara");
  BOOST_TEST(g.is("goblin-1", condition::restrained));
  g.say("turn");
  BOOST_TEST(g.story() == "condition_removed turn_ended turn_started");
}

BOOST_AUTO_TEST_CASE(rounds_go_on_when_the_source_has_died) {
  game g = three();
  g.say("condition add restrained to: elara rounds: 1 by: goblin-1");
  g.say("damage to: goblin-1 amount: 9 type: fire");
  g.say("turn");
  BOOST_TEST(g.turn() == "zombie-1");
  BOOST_TEST(!g.is("elara", condition::restrained));
}

BOOST_AUTO_TEST_CASE(rounds_count_the_bearers_turns_when_the_source_has_left) {
  game g = three();
  g.say("condition add restrained to: elara rounds: 2 by: zombie-1");
  g.say("remove zombie-1");
  BOOST_TEST(g.is("elara", condition::restrained));
  BOOST_TEST(g.who("elara").conditions.front().anchor.view() == "elara");
  g.say("turn");
  BOOST_TEST(g.count<condition_ticked>() == 1U);
}

BOOST_AUTO_TEST_CASE(rounds_of_what_the_dead_bear_stand_still) {
  game g = three();
  g.say("condition add restrained to: goblin-1 and: zombie-1 rounds: 2 by: elara");
  g.say("damage to: goblin-1 amount: 9 type: fire");
  g.say("turn");
  BOOST_TEST(g.count<condition_ticked>() == 0U);
  g.say("turn");
  BOOST_TEST(g.turn() == "elara");
  g.say("turn");
  BOOST_TEST(g.the<condition_ticked>().creature.view() == "zombie-1");
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.the<condition_removed>().creature.view() == "zombie-1");
}

BOOST_AUTO_TEST_SUITE_END()
