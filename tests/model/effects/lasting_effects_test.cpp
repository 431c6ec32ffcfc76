// Effects that come, stay and end.

#include "model/effects/lasting_effects.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(lasting_effects_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

spell held() {
  lasting does = lasting_condition(condition::paralyzed);
  repeated_save again;
  again.at = turn_boundary::end;
  does.save_again.push_back(again);
  spell made = spell_of("hold", "Hold", 1, {save_step("wis", false, {apply_step("Held", does)})});
  made.concentration = true;
  made.duration = "1 minute";
  return made;
}

spell blessing() {
  lasting does = lasting_modifier(modifier_key::to_hit, "1d4");
  does.modifiers.push_back(plain_modifier(modifier_key::save, "1d4"));
  spell made = spell_of("bless", "Bless", 1, {apply_step("Bless", does)});
  made.concentration = true;
  made.duration = "1 minute";
  return made;
}

game table_of_two() {
  game g;
  g.knows(caster("Mira", {"hold", "bless", "poison"}));
  g.knows(held());
  g.knows(blessing());
  g.say("add caster as: Mira");
  g.say("add target count: 2");
  return g;
}

bool find_effect(const game& g, std::string_view who, std::string_view name) {
  return rules::find_effect(g.who(who), name) != nullptr;
}

void begin(game& g) {
  g.say("encounter start");
  g.say("initiative by: mira rolled: 20");
  BOOST_REQUIRE(g.turn() == "mira");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_save_at_the_end_of_its_turn_ends_an_effect) {
  game g = table_of_two();
  begin(g);
  g.say("cast hold by: mira to: target-1 rolled: 1");
  BOOST_TEST(g.is("target-1", condition::paralyzed));
  g.say("turn");
  g.say("turn rolled: 2");
  BOOST_TEST(g.is("target-1", condition::paralyzed));
  g.say("turn");
  g.say("turn");
  g.say("turn rolled: 19");
  BOOST_TEST(g.count<effect_ended>() == 1U);
  BOOST_TEST(!g.is("target-1", condition::paralyzed));
}

BOOST_AUTO_TEST_CASE(a_second_concentration_ends_the_first_with_all_that_hangs_on_it) {
  game g = table_of_two();
  g.say("cast hold by: mira to: target-1 rolled: 1");
  g.say("cast bless by: mira to: mira");
  BOOST_TEST(!g.is("target-1", condition::paralyzed));
  BOOST_REQUIRE(rules::concentration_of(g.who("mira")));
  BOOST_TEST(rules::concentration_of(g.who("mira"))->name.view() == "Bless");
  // The blessing that she has herself is not taken for the concentration on it.
  BOOST_TEST(g.who("mira").effects.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_an_effect_leaves_behind_hangs_on_nothing) {
  game g = table_of_two();
  lasting does = lasting_modifier(modifier_key::armor_class, "2");
  does.moments.push_back(
      {"on_end", {apply_step("Tired", lasting_modifier(modifier_key::speed, "0", "1 minute"))}});
  spell quick = spell_of("poison", "Quick", 1, {apply_step("Quick", does)});
  quick.concentration = true;
  quick.duration = "1 minute";
  g.knows(quick);
  g.say("cast poison by: mira to: target-1");
  g.say("stop by: mira");
  BOOST_REQUIRE(g.who("target-1").effects.size() == 1U);
  BOOST_TEST(g.who("target-1").effects.front().what->name.view() == "Tired");
  BOOST_TEST(g.who("target-1").effects.front().what->parent == 0U);
}

BOOST_AUTO_TEST_CASE(nothing_comes_of_a_spell_whose_concentration_is_broken_on_the_way) {
  game g = table_of_two();
  lasting does = lasting_modifier(modifier_key::armor_class, "2");
  effect burn = damage_step("30", "fire");
  burn.to = effect_aim::self;
  spell rash = spell_of("poison", "Rash", 1, {burn, apply_step("Rash", does)});
  rash.concentration = true;
  rash.duration = "1 minute";
  g.knows(rash);
  g.say("temp to: mira amount: 30");
  // 30 damage ask for 15; she rolls 1.
  g.say("cast poison by: mira to: target-1 rolled: 1");
  BOOST_TEST(!rules::concentration_of(g.who("mira")));
  BOOST_TEST(g.who("target-1").effects.empty());
}

BOOST_AUTO_TEST_CASE(damage_asks_for_a_save_to_hold_on_to_a_spell) {
  game g = table_of_two();
  g.say("cast bless by: mira to: target-1 and: target-2");
  g.say("damage to: mira amount: 4 type: fire rolled: 10");
  BOOST_TEST(g.the<saving_throw_rolled>().dc.value() == 10);
  BOOST_TEST(rules::concentration_of(g.who("mira")));
  g.say("damage to: mira amount: 22 type: fire rolled: 10");
  BOOST_TEST(g.the<saving_throw_rolled>().dc.value() == 11);
  BOOST_TEST(!rules::concentration_of(g.who("mira")));
  BOOST_TEST(g.who("target-1").effects.empty());
  BOOST_TEST(g.who("target-2").effects.empty());
}

BOOST_AUTO_TEST_CASE(damage_that_temporary_hit_points_take_asks_for_the_save_too) {
  game g = table_of_two();
  g.say("cast bless by: mira to: target-1");
  g.say("temp to: mira amount: 30");
  g.say("damage to: mira amount: 30 type: fire rolled: 20");
  BOOST_TEST(g.the<saving_throw_rolled>().dc.value() == 15);
  BOOST_TEST(g.hp("mira") == 30);
}

BOOST_AUTO_TEST_CASE(who_is_incapacitated_concentrates_no_more) {
  game g = table_of_two();
  g.say("cast bless by: mira to: target-1");
  g.say("condition add stunned to: mira");
  BOOST_TEST(!rules::concentration_of(g.who("mira")));
  BOOST_TEST(g.who("target-1").effects.empty());
}

BOOST_AUTO_TEST_CASE(two_blessings_on_one_target_are_one_die) {
  game g = table_of_two();
  g.knows([] {
    stat_block other = caster("Nim", {"bless"});
    other.slug = "other";
    return other;
  }());
  g.say("add other as: Nim");
  g.say("cast bless by: mira to: target-1");
  g.say("cast bless by: nim to: target-1");
  BOOST_TEST(g.who("target-1").effects.size() == 2U);
  g.say("save wis by: target-1 dc: 10 rolled: 8,3");
  const auto rolled = g.the<saving_throw_rolled>();
  BOOST_REQUIRE_EQUAL(rolled.parts.size(), 1U);
  BOOST_TEST(rolled.parts.front().from == "Bless");
  BOOST_TEST(rolled.parts.front().dice == "1d4");
  BOOST_TEST(rolled.total == 11);
}

BOOST_AUTO_TEST_CASE(an_effect_ends_when_its_time_is_over) {
  game g = table_of_two();
  begin(g);
  g.say("cast bless by: mira to: target-1");
  for (int round = 0; round < 10; ++round) {
    BOOST_TEST(g.who("target-1").effects.size() == 1U);
    for (int turn = 0; turn < 3; ++turn) g.say("turn");
  }
  BOOST_TEST(g.turn() == "mira");
  BOOST_TEST(g.who("target-1").effects.size() == 1U);
  g.say("turn");
  BOOST_TEST(g.who("target-1").effects.empty());
}

BOOST_AUTO_TEST_CASE(a_condition_that_an_effect_imposes_ends_with_it_and_takes_it_along) {
  game g = table_of_two();
  g.say("cast hold by: mira to: target-1 rolled: 1");
  g.say("condition remove paralyzed from: target-1");
  BOOST_TEST(g.who("target-1").effects.empty());
  BOOST_TEST(!g.is("target-1", condition::paralyzed));
}

BOOST_AUTO_TEST_CASE(who_is_immune_to_all_that_an_effect_does_does_not_get_it) {
  game g = table_of_two();
  g.knows(spell_of("poison", "Poison", 1,
                   {apply_step("poisoned", lasting_condition(condition::poisoned, "1 hour"))}));
  g.say("add zombie");
  g.say("cast poison by: mira to: zombie-1");
  BOOST_TEST(g.count<condition_blocked>() == 1U);
  BOOST_TEST(g.who("zombie-1").effects.empty());
}

BOOST_AUTO_TEST_CASE(the_end_of_an_effect_is_taken_back_exactly) {
  game g = table_of_two();
  g.say("cast hold by: mira to: target-1 rolled: 1");
  const state before = g.state;
  g.say("stop by: mira");
  BOOST_TEST(!(before == g.state));
  state back = g.state;
  BOOST_TEST(restore(back, diff(g.state, before)).ok());
  BOOST_TEST((back == before));
}

BOOST_AUTO_TEST_CASE(a_save_after_damage_may_have_advantage) {
  game g = table_of_two();
  lasting does = lasting_condition(condition::prone, "1 minute");
  repeated_save again;
  again.with = "wis";
  again.dc = 15;
  again.damage = true;
  again.only_damage = true;
  again.damage_advantage = true;
  does.save_again.push_back(again);
  g.knows(spell_of("poison", "Laugh", 1, {apply_step("Laugh", does)}));
  g.say("cast poison by: mira to: target-1");
  g.say("damage to: target-1 amount: 5 rolled: 3,16");
  BOOST_TEST((g.the<saving_throw_rolled>().mode == roll_mode::advantage));
  BOOST_TEST(g.who("target-1").effects.empty());
}

BOOST_AUTO_TEST_CASE(dice_say_how_long_for_all_targets_at_once) {
  game g = table_of_two();
  lasting does = lasting_modifier(modifier_key::armor_class, "1", "2d4 minutes");
  does.moments.push_back(
      {"on_expired", {apply_step("Tired", lasting_modifier(modifier_key::speed, "0", "1 hour"))}});
  g.knows(spell_of("poison", "Haze", 1, {apply_step("Haze", does)}));
  g.say("cast poison by: mira to: target-1 and: target-2 rolled: 1,2");
  BOOST_TEST(g.count<dice_rolled>() == 1U);
  g.say("effect end Haze of: target-2");
  BOOST_TEST(g.who("target-2").effects.empty());
  g.say("time pass 29 rounds");
  BOOST_TEST(find_effect(g, "target-1", "Haze"));
  g.say("time pass 1 round");
  BOOST_TEST(!find_effect(g, "target-1", "Haze"));
  BOOST_TEST(find_effect(g, "target-1", "Tired"));
}

BOOST_AUTO_TEST_CASE(golden_vector_11_the_save_is_ten_or_half_of_the_damage) {
  for (const auto& [damage, dc] :
       {std::pair(1, 10), std::pair(21, 10), std::pair(22, 11), std::pair(60, 30)}) {
    game g = table_of_two();
    g.say("set mira max: 200 hp: 200");
    g.say("cast bless by: mira to: target-1");
    g.say("damage to: mira amount: " + std::to_string(damage) + " type: fire");
    BOOST_TEST(g.the<saving_throw_rolled>().dc.value() == dc);
  }
}

BOOST_AUTO_TEST_SUITE_END()
