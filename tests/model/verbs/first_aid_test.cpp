// Help for the dying.

#include "model/verbs/first_aid.hpp"

#include "tests/support/arena.hpp"
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

BOOST_AUTO_TEST_SUITE_END()
