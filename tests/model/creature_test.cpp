// What follows from the facts of a creature.

#include "model/creature.hpp"

#include "io/content/condition_reader.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(creature_suite)

using namespace dnd::model;

namespace {

/// Under the conditions that are built in.
creature somebody() {
  creature who;
  who.rows = dnd::io::content::builtin_condition_rows();
  return who;
}

}  // namespace

BOOST_AUTO_TEST_CASE(effective_maximum_is_halved_by_exhaustion_and_never_below_one) {
  creature who = somebody();
  who.max_hp = 21;
  who.exhaustion = 3;
  BOOST_TEST(effective_max_hp(who) == 21);
  who.exhaustion = 4;
  BOOST_TEST(effective_max_hp(who) == 10);
  who.max_hp = 1;
  BOOST_TEST(effective_max_hp(who) == 1);
}

BOOST_AUTO_TEST_CASE(who_has_no_condition_is_in_none) {
  BOOST_TEST(effective_conditions(creature{}).empty());
}

BOOST_AUTO_TEST_CASE(exhaustion_is_a_condition_from_its_first_level_on) {
  creature who = somebody();
  who.exhaustion = 1;
  BOOST_TEST(effective_conditions(who).contains(condition::exhaustion));
}

BOOST_AUTO_TEST_CASE(whoever_is_down_is_unconscious_prone_and_incapacitated) {
  for (const auto life : {vitality::dying, vitality::stable}) {
    creature who = somebody();
    who.life = life;
    BOOST_TEST(effective_conditions(who).contains(condition::unconscious));
    BOOST_TEST(effective_conditions(who).contains(condition::prone));
    BOOST_TEST(effective_conditions(who).contains(condition::incapacitated));
  }
}

BOOST_AUTO_TEST_CASE(whoever_cannot_move_is_incapacitated_and_stands) {
  for (const auto kind : {condition::paralyzed, condition::petrified, condition::stunned}) {
    creature who = somebody();
    who.conditions.push_back({.kind = kind, .source = {}, .rounds = 0, .anchor = {}});
    BOOST_TEST(effective_conditions(who).contains(condition::incapacitated));
    BOOST_TEST(!effective_conditions(who).contains(condition::prone));
  }
}

BOOST_AUTO_TEST_CASE(poison_waits_in_the_petrified) {
  creature who = somebody();
  for (const condition kind : {condition::poisoned, condition::petrified}) {
    condition_instance has;
    has.kind = kind;
    who.conditions.push_back(has);
  }
  BOOST_TEST(!effective_conditions(who).contains(condition::poisoned));
  who.conditions.pop_back();
  BOOST_TEST(effective_conditions(who).contains(condition::poisoned));
}

BOOST_AUTO_TEST_CASE(without_rows_a_condition_is_a_name) {
  creature who;
  who.max_hp = 20;
  who.exhaustion = 4;
  who.conditions.push_back({.kind = condition::stunned, .source = {}, .rounds = 0, .anchor = {}});
  BOOST_TEST(effective_max_hp(who) == 20);
  BOOST_TEST(effective_conditions(who).contains(condition::stunned));
  BOOST_TEST(!effective_conditions(who).contains(condition::incapacitated));
}

BOOST_AUTO_TEST_SUITE_END()
