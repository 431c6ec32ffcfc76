// Steps that do what a creature could do by a command, spell slots, and the dead who live again.

#include "model/effects/step_deeds.hpp"

#include "model/rules/combat_effects.hpp"
#include "model/rules/spell_slots.hpp"
#include "tests/support/spell_table.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(step_deeds_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

effect revive_step(std::string_view hp) {
  return step_of(effect_kind::revive, hp);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_deed_is_done_without_its_cost) {
  game g = spell_table({spell_of("quick", "Quick", 0,
                                 {to_self(step_of(effect_kind::does, "dash")),
                                  to_self(step_of(effect_kind::does, "disengage")),
                                  to_self(step_of(effect_kind::does, "dodge"))})});
  g.house.turns = turn_ruling::counted;
  begin_fight(g);
  g.say("cast quick by: mira");
  BOOST_TEST(g.who("mira").turn.dashed_ft == 30);
  BOOST_TEST(g.who("mira").turn.actions == 1);
  BOOST_TEST(bears(g, "mira", rules::disengage_effect));
  BOOST_TEST(bears(g, "mira", rules::dodge_effect));
}

BOOST_AUTO_TEST_CASE(hiding_and_searching_are_checks) {
  game g =
      spell_table({spell_of("fade", "Fade", 0, {to_self(step_of(effect_kind::does, "hide"))})});
  stat_block watcher = monster("Watcher", 10, 20);
  action look;
  look.name = "Look";
  look.effects = {to_self(step_of(effect_kind::does, "search"))};
  watcher.actions.push_back(look);
  g.knows(watcher);
  g.say("add watcher");
  g.say("cast fade by: mira rolled: 15");
  BOOST_TEST(bears(g, "mira", rules::hidden_effect));
  g.say("attack by: watcher-1 with: look to: watcher-1 rolled: 14");
  BOOST_TEST(bears(g, "mira", rules::hidden_effect));
  g.say("attack by: watcher-1 with: look to: watcher-1 rolled: 15");
  BOOST_TEST(!bears(g, "mira", rules::hidden_effect));
}

BOOST_AUTO_TEST_CASE(help_is_for_friends_against_the_foe_among_the_targets) {
  game g = spell_table({spell_of("aid", "Aid", 0, {step_of(effect_kind::does, "help")})});
  g.knows(fighter("Ann"));
  g.say("add ann");
  g.say("cast aid by: mira to: ann and: target-1");
  BOOST_TEST(bears(g, "ann", rules::helped_effect));
  BOOST_TEST(!bears(g, "target-1", rules::helped_effect));
  g.say("attack by: ann with: shortsword to: target-2 rolled: 9,1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
  g.say("attack by: ann with: shortsword to: target-1 rolled: 9,2,1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::advantage));
}

BOOST_AUTO_TEST_CASE(a_strike_is_a_whole_attack_with_the_first_weapon_that_fits) {
  stat_block ann = fighter("Ann");
  action frenzy;
  frenzy.name = "Frenzy";
  frenzy.effects = {step_of(effect_kind::strike, "melee")};
  action volley;
  volley.name = "Volley";
  volley.effects = {step_of(effect_kind::strike, "ranged")};
  ann.actions.push_back(frenzy);
  ann.actions.push_back(volley);
  game g;
  g.knows(ann);
  g.say("add ann");
  g.say("add target count: 2");
  g.say("attack by: ann with: frenzy to: target-1 rolled: 10,4");
  BOOST_TEST(g.the<attack_rolled>().weapon.view() == "Shortsword");
  BOOST_TEST(g.hp("target-1") == 93);
  g.say("attack by: ann with: volley to: target-1 and: target-2 rolled: 10,4,10,4");
  BOOST_TEST(g.count<attack_rolled>() == 2U);
  BOOST_TEST(g.all<attack_rolled>().front().weapon.view() == "Longbow");
  BOOST_TEST(g.hp("target-2") == 94);
}

BOOST_AUTO_TEST_CASE(a_friend_strikes_and_who_has_no_weapon_strikes_nobody) {
  effect order = step_of(effect_kind::strike, "weapon");
  order.by = "target";
  game g = spell_table({spell_of("order", "Order", 0, {order})});
  g.knows(fighter("Ann"));
  g.say("add ann");
  g.say("cast order by: mira to: ann and: target-1 rolled: 10,4");
  BOOST_TEST(g.the<attack_rolled>().attacker.view() == "ann");
  BOOST_TEST(g.hp("target-1") == 93);
  g.say("cast order by: mira to: target-1 and: target-2");
  BOOST_TEST(g.count<attack_rolled>() == 0U);
  BOOST_TEST(g.the<effect_told>().text.find("no weapon attack") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(slots_come_back_from_the_highest_or_as_they_are_named) {
  effect recover = to_self(step_of(effect_kind::regain, "slots"));
  recover.count = "half-level-up";
  recover.number = 2;
  game g = spell_table({spell_of("spark", "Spark", 1, {damage_step("1", "fire")}),
                        spell_of("rest", "Rest", 0, {recover})});
  for (const char* const level : {"1", "1", "2", "3"})
    g.say(std::string("cast spark by: mira to: target-1 at: ") + level);
  // At level 5 three levels: one slot of 2, one of 1.
  g.say("cast rest by: mira");
  BOOST_TEST(rules::slots_left(g.who("mira"), 3) == 1);
  BOOST_TEST(rules::slots_left(g.who("mira"), 2) == 3);
  BOOST_TEST(rules::slots_left(g.who("mira"), 1) == 3);
  g.say("cast spark by: mira to: target-1 at: 2");
  g.say("cast spark by: mira to: target-1 at: 1");
  g.say("cast rest by: mira choose: 1 x2");
  BOOST_TEST(rules::slots_left(g.who("mira"), 2) == 2);
  BOOST_TEST(rules::slots_left(g.who("mira"), 1) == 4);
}

BOOST_AUTO_TEST_CASE(the_dead_are_revived_and_what_follows_is_for_them) {
  game g = spell_table({spell_of("raise", "Raise", 1, {revive_step("1"), heal_step("4")})});
  g.say("damage to: target-1 amount: 100");
  BOOST_TEST((g.who("target-1").life == vitality::dead));
  g.say("cast raise by: mira to: target-1");
  BOOST_TEST((g.who("target-1").life == vitality::conscious));
  BOOST_TEST(g.hp("target-1") == 5);
  g.say("cast raise by: mira to: target-2");
  BOOST_TEST(g.count<creature_revived>() == 0U);
  BOOST_TEST(g.the<effect_told>().text.find("not dead") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_action_revives_with_all_hit_points) {
  stat_block priest = monster("Priest", 10, 20);
  action touch;
  touch.name = "Touch";
  touch.effects = {revive_step("all")};
  priest.actions.push_back(touch);
  game g;
  g.knows(priest);
  g.say("add priest and: target");
  g.say("damage to: target-1 amount: 100");
  g.say("attack by: priest-1 with: touch to: target-1");
  BOOST_TEST(g.hp("target-1") == 100);
}

BOOST_AUTO_TEST_CASE(who_has_been_dead_for_too_long_stays_so) {
  effect raise = revive_step("1");
  raise.within = "1 minute";
  game g = spell_table({spell_of("raise", "Raise", 1, {raise})});
  g.say("time pass 1 hour");
  g.say("damage to: target-1 amount: 100");
  g.say("damage to: target-2 amount: 100");
  g.say("time pass 1 minute");
  g.say("cast raise by: mira to: target-1");
  g.say("time pass 1 round");
  BOOST_TEST(g.refused("cast raise by: mira to: target-2").message.find("dead for longer") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_effect_on_the_dead_brings_them_back_when_its_time_is_up) {
  lasting returns = lasting_modifier(modifier_key::armor_class, "0", "1d10 days");
  returns.moments.push_back({"on_expired", {revive_step("all")}});
  effect rest = apply_step("Return", returns);
  effect_filter fallen;
  fallen.killed = true;
  rest.when = {fallen};
  trait again{.name = "Again"};
  trigger drop;
  drop.on = "drop";
  drop.effects = {rest};
  again.triggers = {drop};
  stat_block lich = monster("Lich", 10, 40);
  lich.traits.push_back(again);
  game g;
  g.knows(lich);
  g.say("add lich");
  g.say("damage to: lich-1 amount: 40 rolled: 3");
  BOOST_TEST(bears(g, "lich-1", "Return"));
  g.say("time pass 2 days");
  BOOST_TEST((g.who("lich-1").life == vitality::dead));
  g.say("time pass 1 day");
  BOOST_TEST(g.hp("lich-1") == 40);
}

BOOST_AUTO_TEST_CASE(words_of_a_push_are_numbers_of_the_user) {
  game g = spell_table({spell_of("shove", "Shove", 0, {step_of(effect_kind::push, "5+mod+mod")})});
  g.say("cast shove by: mira to: target-1");
  BOOST_TEST(g.the<effect_told>().text == "is pushed 11 feet away");
}

BOOST_AUTO_TEST_SUITE_END()
