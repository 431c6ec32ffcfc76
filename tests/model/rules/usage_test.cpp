// Recharge, uses a day, legendary actions.

#include "model/rules/usage.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(usage_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

/// Target-1 (150 hit points), then dragon-1; it is the target's turn in round 1.
game lair() {
  game g;
  g.say("add dragon and: target hp: 150");
  g.say("encounter start rolled: 5,15");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_spent_breath_is_refused_with_the_roll_that_brings_it_back) {
  game g = lair();
  g.say("turn");
  g.say("attack with: fire breath to: target-1");
  BOOST_TEST(g.who("dragon-1").spent.size() == 1U);
  const auto no = g.refused("attack with: fire breath to: target-1");
  BOOST_TEST(no.code == refusal_code::not_available);
  BOOST_TEST(no.hint.find("5-6") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_is_rolled_at_the_start_of_its_own_turns_whether_a_breath_comes_back) {
  game g = lair();
  g.say("turn");
  g.say("attack with: fire breath to: target-1");
  g.say("turn");
  BOOST_TEST(g.count<recharge_rolled>() == 0U);
  g.say("turn rolled: 4");
  BOOST_TEST(g.story() == "turn_ended turn_started recharge_rolled");
  g.refused("attack with: fire breath to: target-1");
}

BOOST_AUTO_TEST_CASE(a_breath_that_came_back_can_be_used_again) {
  game g = lair();
  g.say("turn");
  g.say("attack with: fire breath to: target-1");
  g.say("turn");
  g.say("turn rolled: 5");
  BOOST_TEST(g.who("dragon-1").spent.empty());
  g.say("attack with: fire breath to: target-1");
}

BOOST_AUTO_TEST_CASE(uses_a_day_run_out) {
  game g;
  stat_block mage = dnd::test::monster("Mage", 10, 10);
  action bolt = dnd::test::melee("Bolt", 5, {{"1d4", damage_type::force, {}}});
  bolt.usage = {.kind = usage_kind::per_day, .value = 2, .pool = {}};
  mage.actions.push_back(bolt);
  g.knows(mage);
  g.say("add mage and: target");
  g.say("attack by: mage-1 with: bolt to: target-1");
  g.say("attack by: mage-1 with: bolt to: target-1");
  BOOST_TEST(g.refused("attack by: mage-1 with: bolt to: target-1").hint == "it has 2 a day");
}

BOOST_AUTO_TEST_CASE(actions_of_one_pool_spend_the_same_uses) {
  game g;
  stat_block wyrm = dnd::test::monster("Wyrm", 10, 10);
  for (const auto* name : {"Fire", "Smoke"}) {
    action what = dnd::test::breath(name, {ability::dex, 10, save_effect::half},
                                    {{"1d4", damage_type::fire, {}}});
    what.usage = {.kind = usage_kind::recharge, .value = 6, .pool = "Breath Weapons"};
    wyrm.actions.push_back(what);
  }
  g.knows(wyrm);
  g.say("add wyrm and: target");
  g.say("attack by: wyrm-1 with: fire to: target-1");
  g.refused("attack by: wyrm-1 with: smoke to: target-1");
}

BOOST_AUTO_TEST_CASE(legendary_actions_cost_and_come_back_at_the_start_of_the_own_turn) {
  game g = lair();
  g.say("attack by: dragon-1 with: wings to: target-1");
  g.say("attack by: dragon-1 with: tail to: target-1");
  BOOST_TEST(g.who("dragon-1").spent.front().spent == 3);
  BOOST_TEST(g.refused("attack by: dragon-1 with: tail to: target-1").code ==
             refusal_code::not_available);
  g.say("turn");
  BOOST_TEST(g.story() == "turn_ended turn_started uses_regained");
  BOOST_TEST(g.who("dragon-1").spent.empty());
  BOOST_TEST(g.refused("attack with: tail to: target-1").code == refusal_code::not_your_turn);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_fight_forgets_legendary_actions) {
  game g = lair();
  g.say("attack by: dragon-1 with: tail to: target-1");
  g.say("encounter end");
  BOOST_TEST(g.who("dragon-1").spent.empty());
}

BOOST_AUTO_TEST_CASE(a_pool_has_the_size_that_its_action_or_trait_says) {
  const game g = lair();
  const stat_block& dragon = *g.who("dragon-1").block;
  const auto legendary = rules::size_of_pool(dragon, rules::legendary_pool);
  BOOST_REQUIRE(legendary.has_value());
  BOOST_TEST(legendary->uses == 3);
  const auto breath = rules::size_of_pool(dragon, "Fire Breath");
  BOOST_REQUIRE(breath.has_value());
  BOOST_TEST(
      (*breath == rules::pool_size{.uses = 1, .kind = usage_kind::recharge, .recharges_on = 5}));
  BOOST_TEST(!rules::size_of_pool(dragon, "Bite").has_value());
  const stat_block& target = *g.who("target-1").block;
  BOOST_TEST(!rules::size_of_pool(target, rules::legendary_pool).has_value());
  stat_block lucky = target;
  lucky.traits.push_back(
      {.name = "Luck", .usage = {.kind = usage_kind::per_rest, .value = 2, .pool = {}}});
  BOOST_TEST((rules::size_of_pool(lucky, "Luck") ==
              rules::pool_size{.uses = 2, .kind = usage_kind::per_rest}));
}

BOOST_AUTO_TEST_CASE(one_legendary_action_is_taken_in_a_turn_where_turns_are_counted) {
  game g = lair();
  g.house.turns = turn_ruling::counted;
  g.say("attack by: dragon-1 with: tail to: target-1");
  BOOST_TEST(g.refused("attack by: dragon-1 with: tail to: target-1").code ==
             refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(an_action_without_a_limit_of_its_own_spends_the_pool_that_it_names) {
  game g;
  stat_block druid = dnd::test::character("Ash", 12, 20);
  pool shapes;
  shapes.name = "shapes";
  shapes.uses = 1;
  shapes.refill = "short rest";
  druid.pools.push_back(shapes);
  action wild = dnd::test::melee("Wild Swing", 5, {});
  wild.usage.pool = "shapes";
  druid.actions.push_back(wild);
  g.knows(druid);
  g.say("add ash and: target");
  g.say("attack by: ash with: wild to: target-1");
  BOOST_TEST(g.refused("attack by: ash with: wild to: target-1").code ==
             refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(an_action_that_names_a_pool_alone_spends_of_it) {
  game g;
  stat_block fighter = dnd::test::character("Fighter", 14, 40);
  pool second;
  second.name = "second wind";
  second.uses = 1;
  second.refill = "short rest";
  fighter.pools.push_back(second);
  action wind;
  wind.name = "Second Wind";
  wind.group = action_group::bonus_action;
  wind.usage.pool = "second wind";
  wind.effects.push_back(dnd::test::heal_step("1d10"));
  fighter.actions.push_back(wind);
  g.knows(fighter);
  g.say("add fighter");
  g.say("damage to: fighter amount: 20");
  g.say("attack by: fighter with: second wind to: fighter");
  BOOST_TEST(g.the<action_used>().pool.view() == "second wind");
  BOOST_TEST(g.refused("attack by: fighter with: second wind to: fighter").code ==
             refusal_code::not_available);
  g.say("rest short fighter");
  g.say("attack by: fighter with: second wind to: fighter");
}

BOOST_AUTO_TEST_CASE(the_last_use_of_a_pool_may_do_something_and_destroy_it) {
  game g;
  stat_block druid = dnd::test::character("Ash", 12, 20);
  pool wand;
  wand.name = "wand";
  wand.uses = 2;
  wand.refill = "dawn";
  effect ashes;
  ashes.kind = effect_kind::roll;
  ashes.what = "1d20";
  effect gone = dnd::test::apply_step(rules::destroyed_name("wand"), {});
  gone.lasts.front().duration = "permanent";
  ashes.branches.push_back({"1", {gone}});
  wand.emptied.push_back(ashes);
  druid.pools.push_back(wand);
  action spark = dnd::test::breath("Spark", {ability::dex, 10, save_effect::none}, {});
  spark.usage.pool = "wand";
  druid.actions.push_back(spark);
  g.knows(druid);
  g.say("add ash and: target");
  g.say("attack by: ash with: spark to: target-1 rolled: 15");
  BOOST_TEST(g.count<dice_rolled>() == 0U);
  g.say("attack by: ash with: spark to: target-1 rolled: 2,15");
  BOOST_TEST(!rules::is_destroyed(g.who("ash"), "wand"));
  g.say("rest long");
  g.say("attack by: ash with: spark to: target-1 rolled: 15");
  g.say("attack by: ash with: spark to: target-1 rolled: 1,15");
  BOOST_TEST(rules::is_destroyed(g.who("ash"), "wand"));
  g.say("time pass 24 hours");
  g.say("rest long");
  BOOST_TEST(g.refused("attack by: ash with: spark to: target-1").code ==
             refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(a_turn_is_over_once_a_legendary_action_was_taken_at_its_end) {
  game g;
  g.house.turns = turn_ruling::counted;
  g.say("add dragon and: grog");
  g.say("set grog max: 500 hp: 500 speed: 30");
  g.say("encounter start rolled: 5");
  g.say("initiative by: grog rolled: 15");
  g.say("attack by: dragon-1 with: tail to: grog");
  BOOST_TEST(g.refused("dodge by: grog").message.find("is over") != std::string::npos);
  g.say("dodge by: grog free");
  g.say("turn");
  g.say("turn");
  g.say("dodge by: grog");
}

BOOST_AUTO_TEST_CASE(what_is_for_the_dead_is_used_by_who_is_dead) {
  game g;
  stat_block mephit = dnd::test::monster("Mephit", 10, 10);
  action burst = dnd::test::breath("Burst", {ability::dex, 30, save_effect::none},
                                   {{"1d4", damage_type::fire, {}}});
  burst.free = true;
  mephit.actions.push_back(burst);
  mephit.actions.push_back(burst);
  mephit.actions.back().name = "Last Burst";
  mephit.actions.back().of_dead = true;
  g.knows(mephit);
  g.say("add mephit and: target");
  g.say("damage to: mephit-1 amount: 30");
  const std::int32_t before = g.hp("target-1");
  BOOST_TEST(g.refused("attack by: mephit-1 with: burst to: target-1").code ==
             refusal_code::creature_dead);
  g.say("attack by: mephit-1 with: last burst to: target-1");
  BOOST_TEST(g.hp("target-1") < before);
}

BOOST_AUTO_TEST_SUITE_END()
