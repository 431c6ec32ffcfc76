// Conditions that the game master imposes and takes away.

#include "model/verbs/conditions.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(conditions_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(the_immune_do_not_get_a_condition_and_the_attempt_is_on_record) {
  game g;
  g.say("add zombie and: target");
  g.say("condition add poisoned to: zombie-1 and: target-1");
  BOOST_TEST(g.story() == "condition_blocked condition_added");
  BOOST_TEST(!g.is("zombie-1", condition::poisoned));
  BOOST_TEST(g.is("target-1", condition::poisoned));
}

BOOST_AUTO_TEST_CASE(the_petrified_cannot_be_poisoned) {
  game g;
  g.say("add target");
  g.say("condition add petrified to: target-1");
  g.say("condition add poisoned to: target-1");
  BOOST_TEST(g.story() == "condition_blocked");
}

BOOST_AUTO_TEST_CASE(instances_of_different_sources_live_side_by_side) {
  game g;
  g.say("add target and: elara and: bruenor");
  g.say("condition add frightened to: target-1 by: elara");
  g.say("condition add frightened to: target-1 by: bruenor");
  BOOST_TEST(g.who("target-1").conditions.size() == 2U);
  g.say("condition add frightened to: target-1 by: elara rounds: 3");
  BOOST_TEST(g.story() == "condition_removed condition_added");
  BOOST_TEST(g.who("target-1").conditions.size() == 2U);
  g.say("condition remove frightened from: target-1");
  BOOST_TEST(g.count<condition_removed>() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_cannot_be_removed) {
  game g;
  g.say("add elara and: target");
  const auto none = g.refused("condition remove prone from: target-1");
  BOOST_TEST(none.code == refusal_code::not_available);
  g.say("condition add stunned to: target-1");
  const auto other = g.refused("condition remove prone from: target-1");
  BOOST_TEST(other.hint == "it is incapacitated, stunned");
  g.refused("condition remove incapacitated from: target-1");
  g.say("damage to: elara amount: 12 type: fire");
  BOOST_TEST(g.refused("condition remove unconscious from: elara").hint.find("heal") !=
             std::string::npos);
  g.refused("condition remove exhaustion from: elara");
}

BOOST_AUTO_TEST_CASE(one_of_several_that_lacks_it_refuses_all) {
  game g;
  g.say("add target count: 2");
  g.say("condition add prone to: target-1");
  g.refused("condition remove prone from: target-1 and: target-2");
  BOOST_TEST(g.is("target-1", condition::prone));
}

BOOST_AUTO_TEST_CASE(exhaustion_has_no_rounds) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("condition add exhaustion to: elara rounds: 3").code ==
             refusal_code::bad_value);
}

BOOST_AUTO_TEST_SUITE_END()
