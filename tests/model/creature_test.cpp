// What follows from the facts of a creature.

#include "model/creature.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(creature_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(effective_maximum_is_halved_by_exhaustion_and_never_below_one) {
  creature who;
  who.max_hp = 21;
  who.exhaustion = 3;
  BOOST_TEST(effective_max_hp(who) == 21);
  who.exhaustion = 4;
  BOOST_TEST(effective_max_hp(who) == 10);
  who.max_hp = 1;
  BOOST_TEST(effective_max_hp(who) == 1);
}

BOOST_AUTO_TEST_CASE(conditions_imply_others) {
  creature who;
  BOOST_TEST(effective_conditions(who).empty());
  who.exhaustion = 1;
  BOOST_TEST(effective_conditions(who).contains(condition::exhaustion));
  who.life = vitality::stable;
  BOOST_TEST(effective_conditions(who).contains(condition::unconscious));
  BOOST_TEST(effective_conditions(who).contains(condition::prone));
  BOOST_TEST(effective_conditions(who).contains(condition::incapacitated));
  for (const auto kind : {condition::paralyzed, condition::petrified, condition::stunned}) {
    creature other;
    other.conditions.push_back({.kind = kind, .source = {}, .rounds = 0, .anchor = {}});
    BOOST_TEST(effective_conditions(other).contains(condition::incapacitated));
    BOOST_TEST(!effective_conditions(other).contains(condition::prone));
  }
}

BOOST_AUTO_TEST_SUITE_END()
