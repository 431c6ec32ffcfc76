// What effects and traits do at a hit, a wound and a fall.

#include "model/effects/hit_moments.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(hit_moments_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

game with_effect(lasting does) {
  game g;
  g.knows(caster("Mira", {"ward"}));
  g.knows(spell_of("ward", "Ward", 1, {apply_step("Ward", std::move(does))}));
  g.say("add caster as: Mira");
  g.say("add elara and: target");
  return g;
}

stat_block with_trait(trait has) {
  stat_block block = monster("Troll", 10, 50);
  block.traits.push_back(std::move(has));
  return block;
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_is_hit_may_answer_the_attacker) {
  lasting does;
  effect burns = damage_step("5", "fire");
  burns.to = effect_aim::source;
  does.moments.push_back({"when_hit", {burns}});
  game g = with_effect(does);
  g.say("cast ward by: mira to: target-1");
  g.say("attack by: elara with: longsword to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("elara") == 7);
  g.say("attack by: elara with: longsword to: target-1 rolled: 2");
  BOOST_TEST(g.hp("elara") == 7);
}

BOOST_AUTO_TEST_CASE(what_goes_with_the_next_hit_goes_with_one) {
  lasting does;
  does.moments.push_back({"when_hitting", {damage_step("6", "radiant")}});
  does.once = true;
  game g = with_effect(does);
  g.say("cast ward by: mira to: elara");
  g.say("attack by: elara with: longsword to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("target-1") == 87);
  BOOST_TEST(g.who("elara").effects.empty());
  g.say("attack by: elara with: longsword to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("target-1") == 80);
}

BOOST_AUTO_TEST_CASE(an_effect_may_end_with_an_attack_of_its_bearer) {
  lasting does = lasting_condition(condition::invisible);
  does.ends_on = {"attack"};
  game g = with_effect(does);
  g.say("cast ward by: mira to: elara");
  g.say("attack by: elara with: longsword to: target-1 rolled: 2,3");
  BOOST_TEST(g.who("elara").effects.empty());
  BOOST_TEST(!g.is("elara", condition::invisible));
}

BOOST_AUTO_TEST_CASE(regeneration_stops_for_a_turn_after_the_damage_that_it_fears) {
  trait regenerates{.name = "Regeneration"};
  trigger at_start;
  at_start.on = "turn_start";
  at_start.effects.push_back(heal_step("10"));
  at_start.unless_damaged_by.insert(damage_type::fire);
  regenerates.triggers.push_back(at_start);
  game g;
  g.knows(with_trait(regenerates));
  g.say("add troll and: target");
  g.say("encounter start");
  g.say("damage to: troll-1 amount: 20 type: cold");
  while (g.turn() != "target-1") g.say("turn");
  g.say("turn");
  BOOST_TEST(g.hp("troll-1") == 40);
  g.say("turn");
  g.say("damage to: troll-1 amount: 5 type: fire");
  g.say("turn");
  BOOST_TEST(g.hp("troll-1") == 35);
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.hp("troll-1") == 45);
}

BOOST_AUTO_TEST_CASE(who_falls_may_say_something_last) {
  trait bursts{.name = "Burst"};
  trigger at_fall;
  at_fall.on = "drop";
  effect says;
  says.kind = effect_kind::tell;
  says.what = "bursts: `attack with: burst` for those near";
  at_fall.effects.push_back(says);
  bursts.triggers.push_back(at_fall);
  game g;
  g.knows(with_trait(bursts));
  g.say("add troll");
  g.say("damage to: troll-1 amount: 50 type: cold");
  BOOST_TEST(g.count<effect_told>() == 1U);
}

BOOST_AUTO_TEST_CASE(what_answers_a_melee_hit_does_not_answer_an_arrow) {
  trait burns{.name = "Fire Aura"};
  trigger when_hit;
  when_hit.on = "hit_by";
  when_hit.weapon.insert(weapon_kind::melee);
  effect fire = damage_step("3", "fire");
  fire.to = effect_aim::source;
  when_hit.effects.push_back(fire);
  burns.triggers.push_back(when_hit);
  game g;
  g.knows(with_trait(burns));
  g.say("add troll and: elara");
  g.say("attack by: elara with: longbow to: troll-1 distance: 60 rolled: 15,4");
  BOOST_TEST(g.hp("elara") == 12);
  g.say("attack by: elara with: longsword to: troll-1 rolled: 15,4");
  BOOST_TEST(g.hp("elara") == 9);
}

BOOST_AUTO_TEST_CASE(what_answers_a_melee_hit_does_not_answer_what_is_thrown) {
  trait burns{.name = "Fire Aura"};
  trigger when_hit;
  when_hit.on = "hit_by";
  when_hit.weapon.insert(weapon_kind::melee);
  effect fire = damage_step("3", "fire");
  fire.to = effect_aim::source;
  when_hit.effects.push_back(fire);
  burns.triggers.push_back(when_hit);
  stat_block thrower = character("Ann", 14, 20);
  action spear = melee("Spear", 9, {{"1", damage_type::piercing, {}}});
  spear.attack->form = attack_form::melee_or_ranged;
  spear.attack->range_ft = 20;
  spear.attack->long_range_ft = 60;
  thrower.actions.push_back(spear);
  game g;
  g.knows(with_trait(burns));
  g.knows(thrower);
  g.say("add troll and: ann");
  g.say("attack by: ann with: spear to: troll-1 distance: 20 rolled: 15");
  BOOST_TEST(g.hp("ann") == 20);
  g.say("attack by: ann with: spear to: troll-1 rolled: 15");
  BOOST_TEST(g.hp("ann") == 17);
}

BOOST_AUTO_TEST_CASE(what_a_hit_sets_off_is_for_whom_it_hit_and_may_go_once_in_a_turn) {
  trait poisons{.name = "Venom"};
  trigger at_hit;
  at_hit.on = "hit";
  at_hit.once_per_turn = true;
  at_hit.effects.push_back(damage_step("10", "poison"));
  poisons.triggers.push_back(at_hit);
  stat_block block = with_trait(poisons);
  block.actions.push_back(melee("Claw", 5, {{"1", damage_type::slashing, {}}}));
  game g;
  g.knows(block);
  g.say("add troll and: target");
  g.say("encounter start");
  g.say("attack by: troll-1 with: claw to: target-1 rolled: 15");
  BOOST_TEST(g.hp("target-1") == 89);
  BOOST_TEST(g.hp("troll-1") == 50);
  g.say("attack by: troll-1 with: claw to: target-1 rolled: 15");
  BOOST_TEST(g.hp("target-1") == 88);
}

BOOST_AUTO_TEST_SUITE_END()
