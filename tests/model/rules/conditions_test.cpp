// Conditions that follow from others, end or run down; exhaustion.

#include "tests/support/game.hpp"

#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(conditions_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(unconscious_puts_on_the_ground_and_waking_leaves_there) {
  game g;
  g.say("add target");
  g.say("condition add unconscious to: target-1");
  g.say("condition remove unconscious from: target-1");
  BOOST_TEST(g.is("target-1", condition::prone));
  BOOST_TEST(!g.is("target-1", condition::incapacitated));
}

BOOST_AUTO_TEST_CASE(a_grapple_ends_when_the_grappler_is_incapacitated) {
  for (const auto* line :
       {"condition add stunned to: elara", "damage to: elara amount: 12 type: fire"}) {
    game g;
    g.say("add target and: elara");
    g.say("condition add grappled to: target-1 by: elara");
    g.say(line);
    BOOST_TEST_CONTEXT(line) BOOST_TEST(!g.is("target-1", condition::grappled));
  }
}

BOOST_AUTO_TEST_CASE(fear_and_charm_end_with_their_source_and_the_rest_goes_on) {
  for (const auto* line :
       {"remove elara", "damage to: elara amount: 30 type: fire", "remove elara and: goblin-1"}) {
    game g;
    g.say("add target and: elara and: goblin");
    g.say("encounter start");
    g.say("initiative by: elara rolled: 20");
    for (const auto* kind : {"frightened", "charmed", "grappled", "poisoned", "blinded"})
      g.say(std::string("condition add ") + kind + " to: target-1 by: elara");
    g.say("condition add frightened to: target-1 by: goblin-1 rounds: 3");
    g.say(line);
    BOOST_TEST_CONTEXT(line) {
      for (const auto& gone : g.all<condition_removed>())
        BOOST_TEST((gone.why == condition_end::removed));
      BOOST_TEST(g.count<condition_added>() == 0U);
      BOOST_TEST(!g.is("target-1", condition::charmed));
      BOOST_TEST(!g.is("target-1", condition::grappled));
      BOOST_TEST(g.is("target-1", condition::poisoned));
      BOOST_TEST(g.is("target-1", condition::blinded));
      // Somebody else's fear is another one.
      const bool goblin_stays = g.state.find("goblin-1") != nullptr;
      BOOST_TEST(g.is("target-1", condition::frightened) == goblin_stays);
    }
  }
}

BOOST_AUTO_TEST_CASE(who_comes_under_the_same_name_is_no_source_of_old_fear) {
  game g;
  g.say("add elara and: goblin");
  g.say("condition add charmed to: elara by: goblin-1");
  g.say("remove goblin-1");
  g.say("add goblin");
  g.say("attack by: elara with: longsword to: goblin-1");
}

BOOST_AUTO_TEST_CASE(exhaustion_of_four_halves_the_maximum_and_recovery_does_not_heal) {
  game g;
  g.say("add target hp: 45");
  g.say("damage to: target-1 amount: 5 type: fire");
  for (int i = 0; i < 4; ++i) g.say("condition add exhaustion to: target-1");
  BOOST_TEST(effective_max_hp(g.who("target-1")) == 22);
  BOOST_TEST(g.hp("target-1") == 22);
  g.say("condition remove exhaustion from: target-1");
  BOOST_TEST(effective_max_hp(g.who("target-1")) == 45);
  BOOST_TEST(g.hp("target-1") == 22);
}

BOOST_AUTO_TEST_CASE(six_levels_of_exhaustion_kill) {
  game g;
  g.say("add elara");
  for (int i = 0; i < 6; ++i) g.say("condition add exhaustion to: elara");
  BOOST_TEST(g.who("elara").life == vitality::dead);
  BOOST_TEST(int(g.who("elara").exhaustion) == 6);
  BOOST_TEST(g.refused("condition remove exhaustion from: elara").code ==
             refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(instances_that_meet_at_the_same_rounds_run_down_each_by_itself) {
  game g;
  g.say("add target and: elara and: bruenor");
  // The sources are not in the fight: both count the bearer's turns.
  g.say("encounter start with: target-1");
  g.say("condition add frightened to: target-1 by: elara rounds: 3");
  g.say("condition add frightened to: target-1 by: bruenor rounds: 2");
  // The turn in which they begin does not count.
  g.say("turn");
  g.say("turn");
  g.say("turn");
  BOOST_REQUIRE_EQUAL(g.who("target-1").conditions.size(), 1U);
  BOOST_TEST(g.who("target-1").conditions.front().source.view() == "elara");
  BOOST_TEST(g.who("target-1").conditions.front().rounds == 1);
}

BOOST_AUTO_TEST_SUITE_END()
