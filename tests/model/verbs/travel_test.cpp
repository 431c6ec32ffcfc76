// On the road, and what is found after a fight.

#include "model/verbs/travel.hpp"

#include "model/apply.hpp"
#include "model/effects/durations.hpp"
#include "model/rules/refills.hpp"
#include "model/rules/travel.hpp"
#include "model/rules/usage.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(travel_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::game;

namespace {

game walkers() {
  game g;
  g.knows(dnd::test::fighter("Ann"));
  g.knows(dnd::test::fighter("Bob"));
  g.say("add ann and: bob");
  return g;
}

/// An archer with so many arrows, and a target.
game archer(std::int16_t arrows, std::string_view pool_name = "longbow ammunition") {
  game g;
  stat_block ann = dnd::test::fighter("Ann");
  for (action& one : ann.actions)
    if (one.name.view() == "Longbow") one.properties.insert(weapon_property::ammunition);
  pool quiver;
  quiver.name = pool_name;
  quiver.uses = arrows;
  quiver.refill = rules::supply_refill;
  ann.pools.push_back(quiver);
  g.knows(ann);
  g.say("add ann and: target");
  return g;
}

void shoot(game& g) {
  g.say("attack by: ann with: longbow to: target-1 rolled: 2");
}

}  // namespace

BOOST_AUTO_TEST_CASE(golden_vector_37_hours_past_the_eighth_ask_for_more_and_more) {
  BOOST_TEST(rules::march_dc(8) == 0);
  BOOST_TEST(rules::march_dc(9) == 11);
  BOOST_TEST(rules::march_dc(12) == 14);
  game g = walkers();
  g.say("march 9 rolled: 11,10");
  const auto saves = g.all<saving_throw_rolled>();
  BOOST_TEST_REQUIRE(saves.size() == 2U);
  BOOST_TEST(saves[0].dc.value() == 11);
  BOOST_TEST(g.who("ann").exhaustion == 0);
  BOOST_TEST(g.who("bob").exhaustion == 1);
  g.say("time pass 8 hours");
  g.say("march 12 by: ann rolled: 20,20,20,20");
  BOOST_TEST(g.all<saving_throw_rolled>().back().dc.value() == 14);
}

BOOST_AUTO_TEST_CASE(the_hours_of_several_marches_of_a_day_add_up) {
  game g = walkers();
  g.say("march 5");
  g.say("time pass 1 hour");
  g.say("march 3 by: bob");
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
  // Bob's ninth and tenth hour are Ann's sixth and seventh.
  g.say("march 2 rolled: 20,1");
  auto saves = g.all<saving_throw_rolled>();
  BOOST_TEST_REQUIRE(saves.size() == 2U);
  BOOST_TEST(saves[0].creature.view() == "bob");
  BOOST_TEST(saves[0].dc.value() == 11);
  BOOST_TEST(saves[1].dc.value() == 12);
  BOOST_TEST(g.who("bob").exhaustion == 1);
  BOOST_TEST(rules::hours_marched(g.state, "ann") == 7);
  BOOST_TEST(rules::hours_marched(g.state, "bob") == 10);
}

BOOST_AUTO_TEST_CASE(hours_on_the_road_are_counted_up_to_a_bound) {
  game g = walkers();
  const march_counted many{.creature = "ann", .hours = {0, 1'000}, .until = {0, g.state.time()}};
  BOOST_REQUIRE(apply(g.state, many, g.state.seq() + 1).ok());
  g.say("march 1 by: ann rolled: 2");
  BOOST_TEST(g.the<saving_throw_rolled>().dc.value() == 1'003);
  BOOST_TEST(rules::hours_marched(g.state, "ann") == 1'000);
}

BOOST_AUTO_TEST_CASE(a_night_ends_a_day_on_the_road) {
  game g = walkers();
  g.say("march 8");
  BOOST_TEST(rules::hours_marched(g.state, "ann") == 8);
  g.say("rest long");
  BOOST_TEST(rules::hours_marched(g.state, "ann") == 0);
  g.say("march 8");
  g.say("time pass 8 hours");
  BOOST_TEST(rules::hours_marched(g.state, "ann") == 0);
  g.say("march 8");
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
}

BOOST_AUTO_TEST_CASE(a_day_on_the_road_is_24_miles_or_18_or_30) {
  game g = walkers();
  g.say("march 8");
  BOOST_TEST(g.the<effect_told>().text.starts_with("24 miles"));
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
  BOOST_TEST(g.state.time() == 8 * rounds_per_hour);
  BOOST_TEST(g.count<time_passed>() == 1U);
  g.say("time pass 8 hours");
  g.say("march 8 fast");
  BOOST_TEST(g.the<effect_told>().text.starts_with("30 miles"));
  g.say("time pass 8 hours");
  g.say("travel 8 hours slow");
  BOOST_TEST(g.the<effect_told>().text.starts_with("18 miles"));
  g.say("time pass 8 hours");
  g.say("march 2 fast");
  BOOST_TEST(g.the<effect_told>().text.starts_with("8 miles in 2 hours"));
  BOOST_TEST(g.refused("march 2 fast slow").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(exhaustion_may_kill_on_the_road) {
  game g = walkers();
  for (int level = 0; level < 5; ++level) g.say("condition add exhaustion to: ann");
  g.say("march 10 by: ann rolled: 1,1");
  BOOST_TEST((g.who("ann").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(nobody_travels_or_gathers_in_a_fight_or_alone) {
  game g = arena();
  BOOST_TEST(g.refused("march 1").code == refusal_code::encounter_running);
  BOOST_TEST(g.refused("gather").code == refusal_code::encounter_running);
  game empty;
  BOOST_TEST(empty.refused("march 1").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(each_shot_is_one_piece_of_ammunition_and_without_any_nobody_shoots) {
  game g = archer(2);
  shoot(g);
  shoot(g);
  BOOST_TEST(rules::spent_of(g.who("ann"), "longbow ammunition") == 2U);
  BOOST_TEST(g.refused("attack by: ann with: longbow to: target-1").message ==
             "Ann has no ammunition left for Longbow");
  g.say("attack by: ann with: shortsword to: target-1 rolled: 2");
}

BOOST_AUTO_TEST_CASE(a_pool_of_ammunition_alone_is_for_any_weapon) {
  game g = archer(1, "ammunition");
  shoot(g);
  (void)g.refused("attack by: ann with: longbow to: target-1");
}

BOOST_AUTO_TEST_CASE(half_of_what_was_shot_is_found_once_and_no_rest_brings_the_other_half) {
  game g = archer(20);
  for (int i = 0; i < 5; ++i) shoot(g);
  g.say("gather");
  BOOST_TEST(rules::spent_of(g.who("ann"), "longbow ammunition") == 3U);
  BOOST_TEST(g.state.time() == rounds_per_minute);
  BOOST_TEST(g.refused("gather").message == "there is nothing to gather");
  shoot(g);
  shoot(g);
  g.say("gather by: ann");
  BOOST_TEST(rules::spent_of(g.who("ann"), "longbow ammunition") == 4U);
  g.say("rest long");
  BOOST_TEST(rules::spent_of(g.who("ann"), "longbow ammunition") == 4U);
}

BOOST_AUTO_TEST_CASE(arrows_of_its_own_are_spent_and_half_of_them_found) {
  game g;
  stat_block ann = dnd::test::fighter("Ann");
  for (action& one : ann.actions)
    if (one.name.view() == "Longbow") one.properties.insert(weapon_property::ammunition);
  g.knows(ann);
  item_entry arrow;
  arrow.one = {.item = "arrow", .name = "Arrow", .count = 1, .weight = 100, .cost = 100, .lot = 20};
  g.knows(arrow);
  g.say("add ann and: target");
  // Who never had any shoots as much as it likes.
  shoot(g);
  BOOST_TEST(g.count<items_changed>() == 0U);
  g.say("give 3 arrow to: ann");
  for (int i = 0; i < 3; ++i) shoot(g);
  BOOST_TEST((g.the<items_changed>().has == change<std::int32_t>{1, 0}));
  BOOST_TEST(int(g.refused("attack by: ann with: longbow to: target-1").code) ==
             int(refusal_code::not_available));
  g.say("gather");
  BOOST_TEST((g.the<items_changed>().has == change<std::int32_t>{0, 1}));
  BOOST_TEST((g.the<ammunition_counted>().shot == change<std::uint16_t>{3, 0}));
  shoot(g);
  static_cast<void>(g.refused("attack by: ann with: longbow to: target-1"));
}

BOOST_AUTO_TEST_SUITE_END()
