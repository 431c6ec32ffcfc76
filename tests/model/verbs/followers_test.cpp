// Who follows whom, and what that is worth on the road, at rest, at table and in a fight.

#include "model/verbs/followers.hpp"

#include "model/effects/durations.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/sides.hpp"
#include "model/rules/whereabouts.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(followers_suite)

using namespace dnd::model;
using dnd::test::count_of;
using dnd::test::game;
using dnd::test::shop;

namespace {

/// Ann, Bob, two orcs, and Phandalin.
game company() {
  game g = shop();
  g.say("add orc count: 2");
  g.say("place Phandalin");
  return g;
}

std::string place_of(const game& g, std::string_view who) {
  return rules::place_of(g.state, creature_id(who)).str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_follows_is_where_its_leader_is) {
  game g = company();
  g.say("arrive Phandalin by: ann");
  g.say("follow orc-1 of: ann");
  BOOST_TEST(place_of(g, "orc-1") == "phandalin");
  g.say("place Neverwinter");
  g.say("arrive Neverwinter by: ann");
  BOOST_TEST(place_of(g, "orc-1") == "neverwinter");
  BOOST_TEST(place_of(g, "bob").empty());
  g.say("follow orc-1 stop");
  g.say("arrive Phandalin by: ann");
  BOOST_TEST(place_of(g, "orc-1") == "neverwinter");
}

BOOST_AUTO_TEST_CASE(followers_of_followers_come_along_and_nobody_follows_itself) {
  game g = company();
  g.say("follow orc-1 with: ann");
  g.say("follow orc-2 of: orc-1");
  g.say("arrive Phandalin by: ann");
  BOOST_TEST(place_of(g, "orc-2") == "phandalin");
  BOOST_TEST(g.refused("follow ann of: orc-2").message == "Orc 2 follows Ann");
  BOOST_TEST(g.refused("follow ann of: ann").message == "Ann cannot follow itself");
  BOOST_TEST(g.refused("follow orc-1 of: ann").message == "Orc 1 follows Ann already");
  BOOST_TEST(g.refused("follow bob stop").message == "Bob follows nobody");
  // Another leader takes it over.
  g.say("follow orc-1 of: bob");
  BOOST_TEST(rules::leader_of(g.state, g.who("orc-1")).view() == "bob");
  BOOST_TEST(g.who("orc-1").effects.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_line_says_whom_or_stop_and_not_both) {
  game g = company();
  BOOST_TEST((g.refused("follow orc-1").code == refusal_code::missing_label));
  BOOST_TEST((g.refused("follow orc-1 of: ann stop").code == refusal_code::unexpected_text));
  g.say("damage to: bob amount: 500");
  BOOST_TEST((g.refused("follow orc-1 of: bob").code == refusal_code::creature_dead));
}

BOOST_AUTO_TEST_CASE(who_follows_walks_and_tires_with_its_leader) {
  game g = company();
  g.say("follow orc-1 of: ann");
  g.say("march 9 to: Phandalin by: ann rolled: 20,1");
  const auto saves = g.all<saving_throw_rolled>();
  BOOST_REQUIRE(saves.size() == 2U);
  BOOST_TEST(saves[1].creature.view() == "orc-1");
  BOOST_TEST(g.who("orc-1").exhaustion == 1);
  BOOST_TEST(place_of(g, "ann") == "phandalin");
  BOOST_TEST(place_of(g, "orc-1") == "phandalin");
  BOOST_TEST(place_of(g, "bob").empty());
}

BOOST_AUTO_TEST_CASE(who_follows_rests_with_its_leader_as_far_as_it_can) {
  game g = company();
  g.say("follow orc-1 and: orc-2 of: ann");
  g.say("damage to: orc-1 amount: 3");
  g.say("rest long by: ann");
  BOOST_TEST(g.hp("orc-1") == g.who("orc-1").max_hp);
  BOOST_TEST(g.count<rest_taken>() == 3U);
  // All characters rest, and who follows them.
  g.say("time pass 24 hours");
  g.say("rest long");
  BOOST_TEST(g.count<rest_taken>() == 4U);
}

BOOST_AUTO_TEST_CASE(who_follows_eats_and_drinks_of_what_its_leader_has) {
  game g = company();
  g.house.food = food_ruling::counted;
  g.house.water = water_ruling::counted;
  g.say("follow orc-1 of: ann");
  g.say("give 3 rations-1-day to: ann");
  g.say("give rations-1-day to: bob");
  g.say("give 9 water to: stash homemade");
  g.say("time pass 1 days");
  BOOST_TEST(count_of(g, "ann", "rations-1-day") == 1);
  BOOST_TEST(count_of(g, "bob", "rations-1-day") == 0);
  BOOST_TEST(count_of(g, "stash", "water") == 6);
  BOOST_TEST(g.who("orc-1").exhaustion == 0);
  // Who follows nobody is nobody's care.
  BOOST_TEST(g.who("orc-2").exhaustion == 0);
}

BOOST_AUTO_TEST_CASE(who_follows_fights_for_its_leader_and_gets_no_experience) {
  game g = company();
  BOOST_TEST((rules::side_of(g.state, g.who("orc-1")) == creature_kind::monster));
  g.say("follow orc-1 of: ann");
  BOOST_TEST((rules::side_of(g.state, g.who("orc-1")) == creature_kind::character));
  BOOST_TEST(!rules::are_foes(g.state, g.who("orc-1"), g.who("ann")));
  BOOST_TEST(rules::are_foes(g.state, g.who("orc-1"), g.who("orc-2")));
  g.say("xp award 100");
  for (const experience_gained& each : g.all<experience_gained>())
    BOOST_TEST(each.creature.view() != "orc-1");
}

BOOST_AUTO_TEST_CASE(who_leaves_the_table_is_followed_by_nobody) {
  game g = company();
  g.say("follow orc-1 of: ann");
  g.say("remove ann");
  BOOST_TEST(g.who("orc-1").effects.empty());
  BOOST_TEST((rules::side_of(g.state, g.who("orc-1")) == creature_kind::monster));
}

BOOST_AUTO_TEST_CASE(the_dead_are_not_taken_along) {
  game g = company();
  g.say("follow orc-1 of: ann");
  g.say("damage to: orc-1 amount: 500");
  g.say("arrive Phandalin by: ann");
  BOOST_TEST(place_of(g, "orc-1").empty());
}

BOOST_AUTO_TEST_CASE(parties_have_ways_of_their_own) {
  game g = company();
  g.say("follow orc-1 of: ann");
  g.say("party scouts: ann");
  g.say("party rearguard: bob and: orc-2");
  g.say("travel 2 to: Phandalin by: scouts");
  BOOST_TEST(place_of(g, "ann") == "phandalin");
  BOOST_TEST(place_of(g, "orc-1") == "phandalin");
  BOOST_TEST(place_of(g, "bob").empty());
  g.say("arrive Phandalin by: rearguard");
  BOOST_TEST(place_of(g, "orc-2") == "phandalin");
  BOOST_TEST((g.refused("travel 2 to: Atlantis").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_SUITE_END()
