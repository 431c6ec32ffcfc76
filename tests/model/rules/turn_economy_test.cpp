// What a creature may do in its turn.

#include "model/rules/turn_economy.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(turn_economy_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

game a_fight() {
  game g;
  g.house.turns = turn_ruling::counted;
  g.say("add elara and: target");
  g.say("encounter start");
  g.say("initiative by: elara rolled: 20");
  BOOST_REQUIRE(g.turn() == "elara");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_turn_has_one_action) {
  game g = a_fight();
  g.say("attack with: longsword to: target-1");
  const refusal no = g.refused("attack with: longsword to: target-1");
  BOOST_TEST(no.message == "Elara has used its action");
  BOOST_TEST(no.hint.find("free") != std::string::npos);
  g.say("attack with: longsword to: target-1 free");
  g.say("turn");
  g.say("turn");
  g.say("attack with: longsword to: target-1");
}

BOOST_AUTO_TEST_CASE(an_attack_outside_of_the_own_turn_is_the_reaction) {
  game g = a_fight();
  g.say("turn");
  BOOST_REQUIRE(g.turn() == "target-1");
  g.say("attack by: elara with: longsword to: target-1");
  BOOST_TEST(g.who("elara").turn.reactions == 1);
  BOOST_TEST(g.refused("attack by: elara with: longsword to: target-1").message ==
             "Elara has used its reaction");
  g.say("turn");
  BOOST_TEST(g.who("elara").turn.reactions == 0);
}

BOOST_AUTO_TEST_CASE(extra_attacks_are_of_the_same_action) {
  game g;
  g.house.turns = turn_ruling::counted;
  stat_block fighter = character("Fighter", 16, 40);
  fighter.actions.push_back(melee("Longsword", 5, {{"1d8+3", damage_type::slashing, {}}}));
  trait extra{.name = "Extra Attack"};
  extra.modifiers.push_back(plain_modifier(modifier_key::attacks, "1"));
  fighter.traits.push_back(extra);
  g.knows(fighter);
  g.say("add fighter and: target");
  g.say("encounter start");
  g.say("initiative by: fighter rolled: 20");
  g.say("attack with: longsword to: target-1");
  g.say("attack with: longsword to: target-1");
  (void)g.refused("attack with: longsword to: target-1");
}

BOOST_AUTO_TEST_CASE(outside_of_fights_nothing_is_counted) {
  game g;
  g.house.turns = turn_ruling::counted;
  g.say("add elara and: target");
  g.say("attack by: elara with: longsword to: target-1");
  g.say("attack by: elara with: longsword to: target-1");
  BOOST_TEST(g.count<turn_spent>() == 0U);
}

BOOST_AUTO_TEST_CASE(a_campaign_may_play_without_counting) {
  game g = a_fight();
  g.house.turns = turn_ruling::free;
  g.say("attack with: longsword to: target-1");
  g.say("attack with: longsword to: target-1");
}

BOOST_AUTO_TEST_CASE(what_the_turn_has_spent_is_forgotten_when_the_fight_ends) {
  game g = a_fight();
  g.say("attack with: longsword to: target-1");
  g.say("encounter end");
  BOOST_TEST((g.who("elara").turn == turn_use{}));
}

BOOST_AUTO_TEST_CASE(once_in_a_turn_is_once_in_each_turn_of_anybody) {
  game g = a_fight();
  trait sneaks{.name = "Sneak Attack"};
  modifier more = plain_modifier(modifier_key::damage, "10");
  more.once_per_turn = true;
  sneaks.modifiers.push_back(more);
  stat_block rogue = character("Rogue", 14, 20);
  rogue.actions.push_back(melee("Rapier", 5, {{"1", damage_type::piercing, {}}}));
  rogue.traits.push_back(sneaks);
  g.knows(rogue);
  g.say("add rogue");
  g.say("initiative by: rogue rolled: 1");
  g.say("attack by: rogue with: rapier to: target-1 rolled: 15 free");
  BOOST_TEST(g.hp("target-1") == 89);
  g.say("attack by: rogue with: rapier to: target-1 rolled: 15 free");
  BOOST_TEST(g.hp("target-1") == 88);
  g.say("turn");
  g.say("attack by: rogue with: rapier to: target-1 rolled: 15 free");
  BOOST_TEST(g.hp("target-1") == 77);
}

BOOST_AUTO_TEST_CASE(who_is_kept_from_attacking_does_not_attack_in_a_fight_or_outside) {
  for (const deed kept : {deed::attack, deed::act}) {
    game g;
    g.house.turns = turn_ruling::counted;
    stat_block calm = character("Calm", 14, 20);
    calm.actions.push_back(melee("Fist", 5, {{"1", damage_type::bludgeoning, {}}}));
    trait has{.name = "Vow"};
    modifier one = plain_modifier(modifier_key::cannot, "");
    one.deeds.insert(kept);
    has.modifiers.push_back(one);
    calm.traits.push_back(has);
    g.knows(calm);
    g.say("add calm and: target");
    (void)g.refused("attack by: calm with: fist to: target-1");
    g.say("encounter start");
    g.say("initiative by: calm rolled: 20");
    (void)g.refused("attack by: calm with: fist to: target-1");
  }
}

BOOST_AUTO_TEST_CASE(who_is_kept_from_attacking_does_what_harms_nobody) {
  game g;
  stat_block calm = character("Calm", 14, 20);
  action quick = melee("Kick", 5, {{"1", damage_type::bludgeoning, {}}});
  quick.group = action_group::bonus_action;
  calm.actions.push_back(quick);
  action kind;
  kind.name = "Mend";
  kind.effects.push_back(dnd::test::heal_step("3"));
  calm.actions.push_back(kind);
  trait has{.name = "Vow"};
  modifier one = plain_modifier(modifier_key::cannot, "");
  one.deeds.insert(deed::attack);
  has.modifiers.push_back(one);
  calm.traits.push_back(has);
  g.knows(calm);
  g.say("add calm and: target");
  g.say("encounter start");
  g.say("initiative by: calm rolled: 20");
  (void)g.refused("attack by: calm with: kick to: target-1");
  g.say("damage to: target-1 amount: 5");
  g.say("attack by: calm with: mend to: target-1");
  BOOST_TEST(g.hp("target-1") == g.who("target-1").max_hp - 2);
}

BOOST_AUTO_TEST_CASE(who_has_no_actions_has_no_bonus_actions) {
  game g;
  stat_block calm = character("Calm", 14, 20);
  action quick = melee("Kick", 5, {{"1", damage_type::bludgeoning, {}}});
  quick.group = action_group::bonus_action;
  calm.actions.push_back(quick);
  trait has{.name = "Vow"};
  modifier one = plain_modifier(modifier_key::cannot, "");
  one.deeds.insert(deed::act);
  has.modifiers.push_back(one);
  calm.traits.push_back(has);
  g.knows(calm);
  g.say("add calm and: target");
  (void)g.refused("attack by: calm with: kick to: target-1");
}

BOOST_AUTO_TEST_CASE(what_is_loaded_shoots_once_with_each_action) {
  dnd::test::game g;
  g.house.turns = turn_ruling::counted;
  stat_block ann = dnd::test::fighter("Ann");
  trait twice;
  twice.name = "Extra Attack";
  modifier more;
  more.key = modifier_key::attacks;
  more.value = "1";
  twice.modifiers.push_back(more);
  ann.traits.push_back(twice);
  for (action& one : ann.actions)
    if (one.name.view() == "Longbow") one.properties.insert(weapon_property::loading);
  g.knows(ann);
  g.say("add ann and: target");
  g.say("encounter start rolled: 1");
  g.say("initiative by: ann rolled: 20");
  g.say("attack with: longbow to: target-1 rolled: 2");
  BOOST_TEST(g.refused("attack with: longbow to: target-1").message ==
             "Longbow is made ready for one attack with each action");
  g.say("attack with: shortsword to: target-1 rolled: 2");
  g.say("turn");
  g.say("turn");
  g.say("attack with: shortsword to: target-1 rolled: 2");
  g.say("attack with: longbow to: target-1 rolled: 2");
}

BOOST_AUTO_TEST_SUITE_END()
