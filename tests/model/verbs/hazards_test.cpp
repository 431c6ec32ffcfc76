// Falls and the lack of air.

#include "model/verbs/hazards.hpp"

#include "model/rules/hazards.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(hazards_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::bears;
using dnd::test::fighter;
using dnd::test::game;
using dnd::test::melee;
using dnd::test::monster;
using dnd::test::orc;
using dnd::test::ranged;

namespace {

game one_hero(std::int16_t constitution, dnd::model::creature_kind kind) {
  game g;
  stat_block hero = dnd::test::character("Hero", 10, 200);
  hero.kind = kind;
  hero.abilities[static_cast<std::size_t>(ability::con)] = constitution;
  g.knows(hero);
  g.say("add hero");
  return g;
}

void pass(game& g, int rounds) {
  g.say("time pass " + std::to_string(rounds) + " rounds");
}

}  // namespace

BOOST_AUTO_TEST_CASE(golden_vector_36_a_fall_is_a_die_for_each_ten_feet_and_twenty_at_most) {
  BOOST_TEST(rules::fall_dice(9) == 0);
  BOOST_TEST(rules::fall_dice(25) == 2);
  BOOST_TEST(rules::fall_dice(200) == 20);
  BOOST_TEST(rules::fall_dice(300) == 20);
  game g = one_hero(10, creature_kind::character);
  g.say("fall hero 25 rolled: 3,4");
  BOOST_TEST(g.the<damage_rolled>().dice == "2d6");
  BOOST_TEST(g.hp("hero") == 193);
  BOOST_TEST(g.is("hero", condition::prone));
  g.say("fall hero feet: 300");
  BOOST_TEST(g.the<damage_rolled>().dice == "20d6");
}

BOOST_AUTO_TEST_CASE(who_takes_no_damage_from_a_fall_stands) {
  game g = one_hero(10, creature_kind::character);
  g.say("fall hero 9");
  BOOST_TEST(g.count<damage_dealt>() == 0U);
  BOOST_TEST(!g.is("hero", condition::prone));
  stat_block ghost = dnd::test::monster("Ghost", 10, 20);
  damage_defence immune{.kind = defence_kind::immunity, .types = {}};
  immune.types.insert(damage_type::bludgeoning);
  ghost.defences.push_back(immune);
  g.knows(ghost);
  g.say("add ghost");
  g.say("fall ghost-1 50");
  BOOST_TEST(!g.is("ghost-1", condition::prone));
}

BOOST_AUTO_TEST_CASE(each_who_falls_takes_a_roll_of_its_own_and_the_dead_do_not_fall) {
  game g = arena();
  g.say("fall ann and: bob feet: 10 rolled: 2,5");
  BOOST_TEST(g.hp("ann") == 18);
  BOOST_TEST(g.hp("bob") == 15);
  g.say("damage to: orc-1 amount: 40");
  BOOST_TEST(g.refused("fall orc-1 10").code == refusal_code::creature_dead);
  BOOST_TEST(g.refused("fall nobody 10").code == refusal_code::unknown_creature);
}

BOOST_AUTO_TEST_CASE(breath_lasts_a_minute_and_constitution_and_half_a_minute_at_least) {
  BOOST_TEST(rules::breath_rounds(one_hero(14, creature_kind::character).who("hero")) == 30);
  BOOST_TEST(rules::breath_rounds(one_hero(8, creature_kind::character).who("hero")) == 5);
  BOOST_TEST(rules::choking_rounds(one_hero(16, creature_kind::character).who("hero")) == 3);
  BOOST_TEST(rules::choking_rounds(one_hero(7, creature_kind::character).who("hero")) == 1);
}

BOOST_AUTO_TEST_CASE(without_air_it_lives_for_its_constitution_in_rounds_and_then_drops) {
  game g = one_hero(14, creature_kind::character);
  g.say("suffocate hero");
  pass(g, 2);
  BOOST_TEST(g.hp("hero") == 200);
  pass(g, 1);
  BOOST_TEST(g.hp("hero") == 0);
  BOOST_TEST((g.who("hero").life == vitality::dying));
  BOOST_TEST(rules::suffocates(g.who("hero")));
}

BOOST_AUTO_TEST_CASE(in_a_fight_it_drops_at_the_start_of_its_turn) {
  game g = arena();
  g.say("suffocate ann");
  for (int round = 0; round < 2; ++round) {
    BOOST_TEST(g.hp("ann") == 20);
    g.say("turn");
    g.say("turn");
    g.say("turn");
  }
  BOOST_TEST(g.turn() == "ann");
  BOOST_TEST((g.who("ann").life == vitality::dying));
}

BOOST_AUTO_TEST_CASE(who_holds_its_breath_begins_to_choke_later) {
  game g = one_hero(10, creature_kind::character);
  g.say("suffocate hero held");
  BOOST_TEST(bears(g, "hero", rules::held_breath_effect));
  pass(g, 10);
  BOOST_TEST(bears(g, "hero", rules::choking_effect));
  g.say("breathe hero");
  BOOST_TEST(!bears(g, "hero", rules::choking_effect));
  pass(g, 100);
  BOOST_TEST(g.hp("hero") == 200);
  BOOST_TEST(g.refused("breathe hero").message == "Hero has air to breathe");
}

BOOST_AUTO_TEST_CASE(nothing_heals_or_steadies_who_cannot_breathe) {
  game g = one_hero(10, creature_kind::character);
  g.knows(dnd::test::fighter("Ann"));
  g.say("add ann");
  g.say("suffocate hero");
  pass(g, 3);
  BOOST_TEST(g.refused("heal hero 5").hint == "`breathe` lets it breathe again");
  BOOST_TEST(g.refused("stabilize hero by: ann").code == refusal_code::not_available);
  g.say("save death by: hero rolled: 20");
  BOOST_TEST(g.hp("hero") == 0);
  for (int i = 0; i < 3; ++i) g.say("save death by: hero rolled: 15");
  BOOST_TEST((g.who("hero").life == vitality::dying));
  g.say("breathe hero");
  g.say("save death by: hero rolled: 15");
  BOOST_TEST((g.who("hero").life == vitality::stable));
  g.say("heal hero 5");
  BOOST_TEST(g.hp("hero") == 5);
}

BOOST_AUTO_TEST_CASE(a_monster_without_air_dies) {
  game g = one_hero(10, creature_kind::monster);
  g.say("suffocate hero-1");
  pass(g, 3);
  BOOST_TEST((g.who("hero-1").life == vitality::dead));
  BOOST_TEST(g.refused("suffocate hero-1").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(a_long_time_without_air_goes_all_the_way) {
  game g = one_hero(14, creature_kind::character);
  g.say("suffocate hero held");
  g.say("time pass 1 hour");
  BOOST_TEST(rules::suffocates(g.who("hero")));
  BOOST_TEST(g.state.time() == 600U);
}

BOOST_AUTO_TEST_CASE(under_water_most_weapons_are_hindered_and_fire_does_half) {
  game g;
  stat_block diver = fighter("Ann");
  diver.actions = {
      melee("Longsword", 5, {{.dice = "5", .type = damage_type::slashing, .save = std::nullopt}}),
      melee("Dagger", 5, {{.dice = "3", .type = damage_type::piercing, .save = std::nullopt}}),
      ranged("Longbow", 5, 150, 600,
             {{.dice = "5", .type = damage_type::piercing, .save = std::nullopt}}),
      ranged("Light Crossbow", 5, 80, 320,
             {{.dice = "5", .type = damage_type::piercing, .save = std::nullopt}})};
  g.knows(diver);
  g.knows(orc());
  g.say("add ann and: orc");
  g.say("submerge ann and: orc-1");
  const auto mode = [&](const std::string& line) {
    g.say("attack by: ann to: orc-1 with: " + line);
    return g.the<attack_rolled>().mode;
  };
  BOOST_TEST((mode("longsword") == roll_mode::disadvantage));
  BOOST_TEST((mode("dagger") == roll_mode::straight));
  BOOST_TEST((mode("longbow distance: 60") == roll_mode::disadvantage));
  BOOST_TEST((mode("light crossbow distance: 60") == roll_mode::straight));
  // Beyond its range nothing hits, not even a natural 20.
  g.say("heal to: orc-1 amount: 100");
  g.say("attack by: ann to: orc-1 with: light crossbow distance: 100 rolled: 20,20");
  BOOST_TEST(!g.the<attack_rolled>().hit);
  g.say("damage to: ann amount: 9 type: fire");
  BOOST_TEST(g.the<damage_dealt>().amount == 4);
  BOOST_TEST((g.refused("submerge ann").code == refusal_code::not_available));
  g.say("surface all");
  BOOST_TEST((mode("longsword") == roll_mode::straight));
  BOOST_TEST((g.refused("surface ann").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(who_can_swim_fights_under_water_as_anywhere) {
  game g;
  stat_block shark = monster("Shark", 12, 40);
  shark.speed.swim = 40;
  shark.actions = {
      melee("Bite", 5, {{.dice = "5", .type = damage_type::piercing, .save = std::nullopt}})};
  g.knows(shark);
  g.knows(orc());
  g.say("add shark and: orc");
  g.say("submerge all");
  g.say("attack by: shark-1 with: bite to: orc-1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
}

BOOST_AUTO_TEST_SUITE_END()
