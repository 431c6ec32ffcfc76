// What effects and traits keep a creature from, hold against and give besides numbers: limits of a
// turn, rests, death, falls, jumps, shared damage, saves without a roll, checks.

#include "tests/support/with_modifiers.hpp"

BOOST_AUTO_TEST_SUITE(limits_by_effects_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

game one_brute(std::vector<modifier> modifiers) {
  game g;
  g.knows(brute("Ogre", std::move(modifiers)));
  g.say("add ogre");
  g.say("add target");
  return g;
}

void begin(game& g, std::string_view first) {
  g.house.turns = turn_ruling::counted;
  g.say("encounter start");
  for (const auto& who : g.state.fight()->order)
    if (!who.rolled) g.say("initiative by: " + who.id.str() + " rolled: 10");
  while (g.turn() != first) g.say("turn");
}

/// A game with a caster of one spell that puts the effect on somebody.
game with_effect(lasting does, std::vector<modifier> of_ogre = {}) {
  game g = one_brute(std::move(of_ogre));
  g.knows(caster("Mira", {"ward"}));
  g.knows(putting("ward", "Ward", std::move(does)));
  g.say("add caster as: Mira");
  return g;
}

lasting with(modifier one) {
  lasting does;
  does.modifiers.push_back(std::move(one));
  return does;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_action_or_a_bonus_action_but_not_both) {
  stat_block block = brute("Ogre", {keeping_from(deed::act_and_bonus)});
  action stomp = block.actions.front();
  stomp.name = "Stomp";
  stomp.group = action_group::bonus_action;
  block.actions.push_back(stomp);
  game g;
  g.knows(block);
  g.say("add ogre");
  g.say("add target");
  begin(g, "ogre-1");
  g.say("attack with: stomp to: target-1 rolled: 2");
  BOOST_TEST(g.refused("attack with: club to: target-1").message ==
             "Ogre 1 has an action or a bonus action in a turn, not both");
  while (g.turn() != "target-1") g.say("turn");
  g.say("turn");
  g.say("attack with: club to: target-1 rolled: 2");
  g.refused("attack with: stomp to: target-1");
}

BOOST_AUTO_TEST_CASE(more_attacks_than_it_can_make_are_left_out) {
  stat_block block = brute("Ogre", {plain_modifier(modifier_key::attacks, "1"),
                                    plain_modifier(modifier_key::attacks_at_most, "1")});
  action twice;
  twice.name = "Multiattack";
  twice.multiattack.push_back({small_text("Club"), 2});
  block.actions.push_back(twice);
  game g;
  g.knows(block);
  g.say("add ogre");
  g.say("add target");
  g.say("attack with: multiattack by: ogre-1 to: target-1 rolled: 2");
  BOOST_TEST(g.count<attack_rolled>() == 1U);
  begin(g, "ogre-1");
  g.say("attack with: club to: target-1 rolled: 2");
  g.refused("attack with: club to: target-1");
}

BOOST_AUTO_TEST_CASE(a_rest_may_give_nothing) {
  game g = one_brute({keeping_from(deed::rest)});
  g.say("damage to: ogre-1 amount: 10");
  g.say("rest long by: ogre-1");
  BOOST_TEST(g.hp("ogre-1") == 90);
  BOOST_TEST(g.count<healed>() == 0U);
}

BOOST_AUTO_TEST_CASE(hit_dice_may_heal_twice_as_much) {
  game g;
  g.knows(gifted(caster("Mira", {}), {plain_modifier(modifier_key::hit_dice, "x2")}));
  g.say("add caster as: Mira");
  g.say("damage to: mira amount: 20");
  g.say("rest short by: mira spend: 1 rolled: 3");
  BOOST_TEST(g.hp("mira") == 16);
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_may_be_kept_away) {
  game g = one_brute({keeping_from(deed::temp_hp)});
  g.say("temp to: ogre-1 amount: 5");
  BOOST_TEST(g.who("ogre-1").temp_hp == 0);
}

BOOST_AUTO_TEST_CASE(a_shape_may_be_the_only_one) {
  effect step;
  step.kind = effect_kind::transform;
  step.names = {"goblin"};
  game g = one_brute({keeping_from(deed::change_shape)});
  g.knows(caster("Mira", {"change"}));
  g.knows(spell_of("change", "Change", 1, {step}));
  g.say("add caster as: Mira");
  g.say("cast change by: mira to: ogre-1");
  BOOST_TEST(!g.who("ogre-1").own);
  g.say("cast change by: mira to: target-1");
  BOOST_TEST((g.who("target-1").own != nullptr));
}

BOOST_AUTO_TEST_CASE(what_holds_it_up_may_hold_against_small_blows_alone) {
  modifier tough = plain_modifier(modifier_key::undying, "1");
  tough.damage_at_most = 7;
  game g = one_brute({tough});
  g.say("damage to: ogre-1 amount: 95");
  g.say("damage to: ogre-1 amount: 7");
  BOOST_TEST(g.hp("ogre-1") == 1);
  g.say("damage to: ogre-1 amount: 8");
  BOOST_TEST((g.who("ogre-1").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(each_success_makes_the_next_one_harder_until_a_rest) {
  modifier relentless = plain_modifier(modifier_key::undying, "1");
  relentless.dc = "10";
  relentless.dc_more = 5;
  relentless.with.insert(ability::con);
  game g = one_brute({relentless});
  g.say("damage to: ogre-1 amount: 100 rolled: 10");
  BOOST_TEST((g.the<saving_throw_rolled>().dc == 10));
  g.say("damage to: ogre-1 amount: 1 rolled: 15");
  BOOST_TEST((g.the<saving_throw_rolled>().dc == 15));
  g.say("rest long by: ogre-1");
  g.say("damage to: ogre-1 amount: 100 rolled: 10");
  BOOST_TEST((g.the<saving_throw_rolled>().dc == 10));
  BOOST_TEST(g.hp("ogre-1") == 1);
}

BOOST_AUTO_TEST_CASE(what_holds_it_up_once_ends_with_that_and_stands_against_death_itself) {
  lasting once = with(plain_modifier(modifier_key::undying, "1"));
  once.once = true;
  game g = with_effect(once);
  g.say("cast ward by: mira to: ogre-1");
  g.say("damage to: ogre-1 amount: 200");
  BOOST_TEST(g.hp("ogre-1") == 1);
  BOOST_TEST(g.count<effect_ended>() == 1U);
  g.say("cast ward by: mira to: target-1");
  effect dead;
  dead.kind = effect_kind::kill;
  dead.what = "dead";
  g.knows(caster("Morg", {"doom"}));
  g.knows(spell_of("doom", "Doom", 1, {dead}));
  g.say("add caster as: Morg");
  g.say("cast doom by: morg to: target-1");
  BOOST_TEST(g.hp("target-1") == 100);
  BOOST_TEST(g.count<effect_ended>() == 1U);
  g.say("cast doom by: morg to: target-1");
  BOOST_TEST((g.who("target-1").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(no_maximum_of_hit_points_is_death) {
  lasting drain = with(plain_modifier(modifier_key::max_hp, "-60"));
  drain.stack = true;
  game g = with_effect(drain);
  g.say("cast ward by: mira to: ogre-1");
  BOOST_TEST(g.hp("ogre-1") == 40);
  g.say("cast ward by: mira to: ogre-1");
  BOOST_TEST((g.who("ogre-1").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(a_fall_may_do_nothing) {
  game g = one_brute({plain_modifier(modifier_key::no_fall, "20")});
  g.say("fall ogre-1 20");
  BOOST_TEST(g.count<damage_dealt>() == 0U);
  g.say("fall ogre-1 30 rolled: 1,1,1");
  BOOST_TEST(g.hp("ogre-1") == 97);
  lasting feather = with(plain_modifier(modifier_key::no_fall, ""));
  feather.once = true;
  game once = with_effect(feather);
  once.say("cast ward by: mira to: ogre-1");
  once.say("fall ogre-1 300");
  BOOST_TEST(once.hp("ogre-1") == 100);
  once.say("fall ogre-1 10 rolled: 1");
  BOOST_TEST(once.hp("ogre-1") == 99);
}

BOOST_AUTO_TEST_CASE(jumps_are_longer_and_threefold) {
  game g = one_brute({plain_modifier(modifier_key::jump, "3")});
  g.say("jump 13 by: ogre-1");
  g.refused("jump 14 by: ogre-1");
  g.refused("jump 6 by: ogre-1 standing");
  g.refused("jump 4 by: ogre-1 high");
  game leap = one_brute({plain_modifier(modifier_key::jump, "x3")});
  leap.say("jump 30 by: ogre-1");
  leap.say("jump 9 by: ogre-1 high");
  leap.refused("jump 10 by: ogre-1 high");
}

BOOST_AUTO_TEST_CASE(who_shares_damage_takes_as_much_or_half_of_it) {
  game g = with_effect(with(plain_modifier(modifier_key::share_damage, "source")));
  g.say("cast ward by: mira to: ogre-1");
  g.say("damage to: ogre-1 amount: 9 type: fire");
  BOOST_TEST(g.hp("ogre-1") == 91);
  BOOST_TEST(g.hp("mira") == 21);
  game half = with_effect(with(plain_modifier(modifier_key::share_damage, "half")));
  half.say("cast ward by: mira to: ogre-1");
  half.say("damage to: ogre-1 amount: 9 type: fire");
  BOOST_TEST(half.hp("ogre-1") == 96);
  BOOST_TEST(half.hp("mira") == 25);
}

BOOST_AUTO_TEST_CASE(two_who_share_with_each_other_share_once) {
  game g = with_effect(with(plain_modifier(modifier_key::share_damage, "source")));
  g.knows(caster("Orla", {"ward"}));
  g.say("add caster as: Orla");
  g.say("cast ward by: mira to: orla");
  g.say("cast ward by: orla to: mira");
  g.say("damage to: mira amount: 4 type: fire");
  BOOST_TEST(g.hp("mira") == 26);
  BOOST_TEST(g.hp("orla") == 26);
}

BOOST_AUTO_TEST_CASE(a_save_may_succeed_without_a_roll) {
  modifier spared = plain_modifier(modifier_key::succeeds, "");
  spared.with.insert(ability::dex);
  spared.against = {"source"};
  game g = with_effect(with(spared));
  g.knows(caster("Mora", {"ward", "blast"}));
  g.knows(spell_of("blast", "Blast", 1, {save_step("dex", true, {damage_step("8", "fire")})}));
  g.say("add caster as: Mora");
  g.say("cast ward by: mora to: ogre-1");
  g.say("cast blast by: mora to: ogre-1");
  BOOST_TEST(g.the<saving_throw_rolled>().automatic);
  BOOST_TEST(g.the<saving_throw_rolled>().success.value_or(false));
  BOOST_TEST(g.hp("ogre-1") == 96);
  g.say("save dex by: ogre-1 dc: 10 rolled: 1");
  BOOST_TEST(!g.the<saving_throw_rolled>().automatic);
}

BOOST_AUTO_TEST_CASE(a_hold_may_be_hard_to_escape) {
  game g = one_brute({leaning_on(modifier_key::disadvantage, roll_kind::escape)});
  g.say("condition add grappled to: ogre-1 by: target-1");
  g.say("escape by: ogre-1 rolled: 19,1,10");
  BOOST_TEST((g.all<check_rolled>().front().mode == roll_mode::disadvantage));
  BOOST_TEST(g.is("ogre-1", condition::grappled));
}

BOOST_AUTO_TEST_CASE(a_check_comes_to_the_score_at_least) {
  modifier mighty = plain_modifier(modifier_key::check_at_least, "score");
  mighty.with.insert(ability::str);
  stat_block block = brute("Ogre", {mighty});
  block.abilities[static_cast<std::size_t>(ability::str)] = 18;
  game g;
  g.knows(block);
  g.say("add ogre");
  g.say("check str by: ogre-1 rolled: 3");
  BOOST_TEST(g.the<check_rolled>().total == 18);
  g.say("check str by: ogre-1 rolled: 19");
  BOOST_TEST(g.the<check_rolled>().total == 23);
  g.say("check dex by: ogre-1 rolled: 3");
  BOOST_TEST(g.the<check_rolled>().total == 3);
}

BOOST_AUTO_TEST_CASE(expertise_counts_twice_the_proficiency_bonus_in_place_of_it) {
  modifier lore = plain_modifier(modifier_key::expertise, "");
  lore.skills.insert(skill::history);
  modifier least = plain_modifier(modifier_key::minimum, "10");
  least.during = {"proficient"};
  stat_block block = brute("Ogre", {lore, least});
  block.proficiency_bonus = 3;
  block.skills[static_cast<std::size_t>(skill::arcana)] = 3;
  game g;
  g.knows(block);
  g.say("add ogre");
  g.say("check history by: ogre-1 rolled: 4");
  BOOST_TEST(g.the<check_rolled>().total == 10);
  // Only who is proficient has a least roll.
  g.say("check arcana by: ogre-1 rolled: 4");
  BOOST_TEST(g.the<check_rolled>().total == 13);
  g.say("check medicine by: ogre-1 rolled: 4");
  BOOST_TEST(g.the<check_rolled>().total == 4);
}

BOOST_AUTO_TEST_SUITE_END()
