// Attack rolls change nothing, but need their creatures.

#include "model/events/attacks.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(attacks_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(an_attack_roll_needs_both_creatures_and_changes_neither) {
  adds("a").adds("b");
  const auto before = now;
  attack_rolled attack;
  attack.attacker = "a";
  attack.target = "b";
  does(attack);
  BOOST_TEST((now == before));
  BOOST_TEST(actor_of(attack) == "a");
  attack.target = "c";
  contradicts(attack, nobody_there);
  attack.target = "b";
  attack.attacker = "c";
  contradicts(attack, nobody_there);
}

BOOST_AUTO_TEST_SUITE_END()
