// What content says, carried out.

#include "model/effects/run.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(run_effects_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

/// A caster who knows one spell of that name, and two targets.
game with_spell(spell what) {
  game g;
  g.knows(caster("Mira", {what.slug}));
  g.knows(std::move(what));
  g.say("add caster as: Mira");
  g.say("add target count: 2");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(damage_of_an_area_is_rolled_once_and_each_saves_for_itself) {
  game g = with_spell(
      spell_of("blast", "Blast", 1, {save_step("dex", true, {damage_step("2d6", "thunder")})}));
  g.say("cast blast by: mira to: target-1 and: target-2 rolled: 5,4,20,1");
  BOOST_TEST(g.count<damage_rolled>() == 1U);
  BOOST_TEST(g.hp("target-1") == 96);
  BOOST_TEST(g.hp("target-2") == 91);
}

BOOST_AUTO_TEST_CASE(a_higher_slot_adds_its_dice_and_is_spent) {
  effect damage = damage_step("1d6", "fire");
  damage.per_level = "1d6";
  game g = with_spell(spell_of("blast", "Blast", 1, {damage}));
  g.say("cast blast by: mira at: 3 to: target-1 rolled: 1,2,3");
  BOOST_TEST(g.hp("target-1") == 94);
  BOOST_TEST(g.the<action_used>().pool.view() == "3rd-level slots");
  g.say("cast blast by: mira to: target-1");
  BOOST_TEST(g.the<action_used>().pool.view() == "1st-level slots");
}

BOOST_AUTO_TEST_CASE(missiles_are_shared_out_as_the_caster_says) {
  effect missiles;
  missiles.kind = effect_kind::missiles;
  missiles.what = "3";
  missiles.branches.push_back({"each", {damage_step("1d4+1", "force")}});
  game g = with_spell(spell_of("dart", "Dart", 1, {missiles}));
  g.say("cast dart by: mira to: target-1 x2 and: target-2 rolled: 4,4,4");
  BOOST_TEST(g.hp("target-1") == 90);
  BOOST_TEST(g.hp("target-2") == 95);
  g.say("cast dart by: mira to: target-1 and: target-2 rolled: 1,1,1");
  BOOST_TEST(g.hp("target-1") == 86);
  BOOST_TEST(g.hp("target-2") == 93);
  BOOST_TEST(static_cast<int>(g.refused("cast dart by: mira to: target-1 x4").code) ==
             static_cast<int>(refusal_code::too_many));
}

BOOST_AUTO_TEST_CASE(a_pool_of_hit_points_reaches_the_weakest_first) {
  effect sleep;
  sleep.kind = effect_kind::hit_point_pool;
  sleep.what = "5d8";
  sleep.branches.push_back(
      {"each", {apply_step("Asleep", lasting_condition(condition::unconscious, "1 minute"))}});
  game g = with_spell(spell_of("sleep", "Sleep", 1, {sleep}));
  g.say("damage to: target-1 amount: 90 type: fire");
  g.say("cast sleep by: mira to: target-2 and: target-1 rolled: 8,8,1,1,1");
  BOOST_TEST(g.is("target-1", condition::unconscious));
  BOOST_TEST(!g.is("target-2", condition::unconscious));
  BOOST_TEST(g.count<effect_told>() == 0U);
}

BOOST_AUTO_TEST_CASE(a_pool_of_hit_points_that_reaches_nobody_says_so) {
  effect sleep;
  sleep.kind = effect_kind::hit_point_pool;
  sleep.what = "5d8";
  sleep.branches.push_back(
      {"each", {apply_step("Asleep", lasting_condition(condition::unconscious, "1 minute"))}});
  game g = with_spell(spell_of("sleep", "Sleep", 1, {sleep}));
  g.say("cast sleep by: mira to: target-1 rolled: 8,8,1,1,1");
  BOOST_TEST(g.the<effect_told>().text == "19 hit points are not enough for its target");
  g.say("cast sleep by: mira to: target-1 and: target-2 rolled: 8,8,1,1,1");
  BOOST_TEST(g.the<effect_told>().text == "19 hit points are not enough for any of them");
}

BOOST_AUTO_TEST_CASE(a_choice_is_named_or_the_first) {
  effect choose;
  choose.kind = effect_kind::choose;
  choose.branches.push_back({"Fire", {damage_step("4", "fire")}});
  choose.branches.push_back({"Cold", {damage_step("7", "cold")}});
  game g = with_spell(spell_of("orb", "Orb", 1, {choose}));
  g.say("cast orb by: mira to: target-1");
  BOOST_TEST(g.hp("target-1") == 96);
  g.say("cast orb by: mira to: target-1 choose: cold");
  BOOST_TEST(g.hp("target-1") == 89);
  BOOST_TEST(g.refused("cast orb by: mira to: target-1 choose: acid").hint.find("Fire, Cold") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_row_of_a_table_is_rolled_for_each_target) {
  effect table;
  table.kind = effect_kind::roll;
  table.what = "1d8";
  table.branches.push_back({"1-4", {damage_step("1", "fire")}});
  table.branches.push_back({"5-8", {damage_step("50", "fire")}});
  game g = with_spell(spell_of("spray", "Spray", 1, {table}));
  g.say("cast spray by: mira to: target-1 and: target-2 rolled: 4,5");
  BOOST_TEST(g.hp("target-1") == 99);
  BOOST_TEST(g.hp("target-2") == 50);
}

BOOST_AUTO_TEST_CASE(a_step_may_be_for_some_of_the_targets_only) {
  effect damage = damage_step("10", "radiant");
  effect_filter undead;
  undead.type = {"undead"};
  damage.when.push_back(undead);
  game g = with_spell(spell_of("light", "Light", 1, {damage}));
  stat_block ghost = monster("Ghost", 10, 22);
  ghost.type = "undead";
  g.knows(ghost);
  g.say("add ghost");
  g.say("cast light by: mira to: target-1 and: ghost-1");
  BOOST_TEST(g.hp("target-1") == 100);
  BOOST_TEST(g.hp("ghost-1") == 12);
}

BOOST_AUTO_TEST_CASE(healing_may_be_what_was_dealt) {
  effect heal = heal_step("half-dealt");
  heal.to = effect_aim::self;
  game g = with_spell(spell_of("touch", "Touch", 1, {damage_step("9", "necrotic"), heal}));
  g.say("damage to: mira amount: 10 type: fire");
  g.say("cast touch by: mira to: target-1");
  BOOST_TEST(g.hp("mira") == 24);
}

BOOST_AUTO_TEST_CASE(who_has_no_hit_points_left_can_be_killed_outright) {
  effect kill;
  kill.kind = effect_kind::kill;
  kill.what = "dead";
  game g = with_spell(spell_of("word", "Word", 1, {kill}));
  g.say("cast word by: mira to: target-1");
  BOOST_TEST((g.who("target-1").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(the_dead_are_neither_healed_nor_tired_by_what_follows_from_their_death) {
  effect heal = heal_step("5");
  effect_filter fallen;
  fallen.killed = true;
  heal.when.push_back(fallen);
  effect tires;
  tires.kind = effect_kind::exhaustion;
  tires.what = "1";
  tires.when.push_back(fallen);
  game g = with_spell(spell_of("end", "End", 1, {damage_step("100", "fire"), heal, tires}));
  g.say("cast end by: mira to: target-1");
  BOOST_TEST((g.who("target-1").life == vitality::dead));
  BOOST_TEST(g.hp("target-1") == 0);
}

BOOST_AUTO_TEST_CASE(levels_of_exhaustion_may_be_dice) {
  effect tires;
  tires.kind = effect_kind::exhaustion;
  tires.what = "1d4";
  game g = with_spell(spell_of("tire", "Tire", 1, {tires}));
  g.say("cast tire by: mira to: target-1 rolled: 3");
  BOOST_TEST(g.who("target-1").exhaustion == 3);
}

BOOST_AUTO_TEST_CASE(what_is_taken_off_goes_over_to_the_next_type) {
  effect both;
  both.kind = effect_kind::damage;
  both.damage = {{"5", "fire"}, {"5", "cold"}};
  game g = with_spell(spell_of("blast", "Blast", 1, {both}));
  stat_block tough = monster("Tough", 10, 50);
  trait has{.name = "Thick"};
  has.modifiers.push_back(plain_modifier(modifier_key::reduce_damage, "8"));
  tough.traits.push_back(has);
  g.knows(tough);
  g.say("add tough");
  g.say("cast blast by: mira to: tough-1");
  BOOST_TEST(g.hp("tough-1") == 48);
}

BOOST_AUTO_TEST_CASE(who_is_pushed_away_is_let_go_and_who_is_pulled_by_its_holder_is_not) {
  const auto moving = [](effect_kind kind) {
    effect step;
    step.kind = kind;
    step.what = "10";
    return with_spell(spell_of("gust", "Gust", 1, {step}));
  };
  game push = moving(effect_kind::push);
  push.say("condition add grappled to: target-1 by: target-2");
  push.say("cast gust by: mira to: target-1");
  BOOST_TEST(!push.is("target-1", condition::grappled));
  game pull = moving(effect_kind::pull);
  pull.say("condition add grappled to: target-1 by: mira");
  pull.say("condition add grappled to: target-1 by: target-2");
  pull.say("cast gust by: mira to: target-1");
  BOOST_TEST(pull.who("target-1").conditions.size() == 1U);
  BOOST_TEST(pull.who("target-1").conditions.front().source.view() == "mira");
}

BOOST_AUTO_TEST_SUITE_END()
