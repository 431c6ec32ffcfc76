// Who is against whom, and whom each policy would strike first.

#include "model/automatic/sides.hpp"

#include "tests/support/arena.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_sides_suite)

using namespace dnd::model;
using automatic::foes_of;

namespace {

std::string ids(const std::vector<const creature*>& who) {
  std::string all;
  for (const creature* const one : who) all += (all.empty() ? "" : " ") + one->id.str();
  return all;
}

/// Two fighters against three orcs.
struct melee_of_five {
  game g;
  melee_of_five() {
    g.knows(fighter("Ann"));
    g.knows(fighter("Bob"));
    g.knows(orc());
    g.say("add ann and: bob");
    g.say("add orc count: 3");
    g.say("encounter start");
    g.say("initiative all");
  }
  std::string foes(std::string_view of, play_policy policy) {
    return ids(foes_of(g.state, g.who(of), policy));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(characters_are_against_monsters, melee_of_five) {
  BOOST_TEST(foes("ann", play_policy::simple) == "orc-1 orc-2 orc-3");
  BOOST_TEST(foes("orc-1", play_policy::simple) == "ann bob");
}

BOOST_FIXTURE_TEST_CASE(who_stands_by_is_in_no_fight, melee_of_five) {
  g.say("encounter end");
  g.say("encounter start with: ann and: orc-2");
  BOOST_TEST(foes("ann", play_policy::simple) == "orc-2");
}

BOOST_FIXTURE_TEST_CASE(the_simple_policy_looks_for_the_weakest, melee_of_five) {
  g.say("damage to: orc-2 amount: 4");
  BOOST_TEST(foes("ann", play_policy::simple) == "orc-2 orc-1 orc-3");
  g.say("temp to: orc-2 amount: 9");
  BOOST_TEST(foes("ann", play_policy::simple) == "orc-1 orc-3 orc-2");
}

BOOST_FIXTURE_TEST_CASE(to_focus_is_to_strike_whoever_has_lost_most, melee_of_five) {
  g.say("set orc-3 max: 60 hp: 20");
  BOOST_TEST(foes("ann", play_policy::focus) == "orc-3 orc-1 orc-2");
  BOOST_TEST(foes("ann", play_policy::simple) == "orc-1 orc-2 orc-3");
}

BOOST_FIXTURE_TEST_CASE(spread_gives_each_a_foe_of_its_own, melee_of_five) {
  BOOST_TEST(foes("ann", play_policy::spread) == "orc-1 orc-2 orc-3");
  BOOST_TEST(foes("bob", play_policy::spread) == "orc-2 orc-3 orc-1");
  BOOST_TEST(foes("orc-3", play_policy::spread) == "ann bob");
}

BOOST_FIXTURE_TEST_CASE(who_is_down_is_no_foe_and_the_dead_are_no_friends, melee_of_five) {
  g.say("damage to: orc-1 amount: 60");
  BOOST_TEST(foes("ann", play_policy::simple) == "orc-2 orc-3");
  BOOST_TEST(ids(automatic::friends_of(g.state, g.who("orc-2"))) == "orc-2 orc-3");
  g.say("damage to: bob amount: 20");
  BOOST_TEST(foes("orc-2", play_policy::simple) == "ann");
  // The dying is the first that is to be looked after.
  BOOST_TEST(ids(automatic::friends_of(g.state, g.who("ann"))) == "bob ann");
}

BOOST_FIXTURE_TEST_CASE(a_side_is_down_when_nobody_of_it_stands, melee_of_five) {
  BOOST_TEST(!automatic::is_one_side_down(g.state));
  g.say("damage to: ann and: bob amount: 20");
  BOOST_TEST(automatic::is_one_side_down(g.state));
  g.say("heal to: bob amount: 1");
  BOOST_TEST(!automatic::is_one_side_down(g.state));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
