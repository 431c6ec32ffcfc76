// What something is worth: averages that can be checked by hand.

#include "model/automatic/worth.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_worth_suite)

using namespace dnd::model;
using automatic::mean_of;

namespace {

constexpr double close = 1e-9;

bool is_near(double found, double expected) {
  return found > expected - close && found < expected + close;
}

const action& action_of(const game& g, std::string_view who, std::size_t at) {
  return g.who(who).block->actions[at];
}

}  // namespace

BOOST_AUTO_TEST_CASE(dice_have_a_mean) {
  BOOST_TEST(is_near(mean_of("2d6+3"), 10));
  BOOST_TEST(is_near(mean_of("d8"), 4.5));
  BOOST_TEST(is_near(mean_of("-1d4"), -2.5));
  BOOST_TEST(is_near(mean_of("1d6+1d4-2"), 4));
  BOOST_TEST(is_near(mean_of("7"), 7));
  BOOST_TEST(is_near(mean_of(""), 0));
  BOOST_TEST(is_near(mean_of("half"), 0));
  BOOST_TEST(is_near(mean_of("2dx"), 0));
}

BOOST_AUTO_TEST_CASE(chances_are_those_of_a_d20) {
  game g;
  g.say("add target and: goblin");
  BOOST_TEST(is_near(automatic::hit_chance(g.who("target-1"), 5), 0.8));
  BOOST_TEST(is_near(automatic::hit_chance(g.who("target-1"), 30), 0.95));
  BOOST_TEST(is_near(automatic::hit_chance(g.who("target-1"), -20), 0.05));
  BOOST_TEST(is_near(automatic::fail_chance(g.who("goblin-1"), ability::dex, 13), 0.5));
  BOOST_TEST(is_near(automatic::fail_chance(g.who("goblin-1"), ability::dex, 1), 0));
  BOOST_TEST(is_near(automatic::fail_chance(g.who("goblin-1"), ability::dex, 40), 1));
}

BOOST_AUTO_TEST_CASE(an_attack_is_worth_its_damage_as_often_as_it_hits) {
  game g = arena();
  // +5 against 13: 13 faces of 20; 1d6+3.
  const auto found =
      automatic::worth_of(g.state, g.who("ann"), action_of(g, "ann", 0), g.who("orc-1"));
  BOOST_TEST(is_near(found.harm, 0.65 * 6.5));
  BOOST_TEST(is_near(found.relief, 0));
}

BOOST_AUTO_TEST_CASE(a_multiattack_is_worth_all_its_parts) {
  game g = arena();
  const auto one =
      automatic::worth_of(g.state, g.who("orc-1"), action_of(g, "orc-1", 0), g.who("ann"));
  const auto both =
      automatic::worth_of(g.state, g.who("orc-1"), action_of(g, "orc-1", 1), g.who("ann"));
  BOOST_TEST(is_near(both.harm, 2 * one.harm));
}

BOOST_AUTO_TEST_CASE(resisted_damage_is_worth_half_and_a_save_for_half_counts) {
  game g;
  g.say("add dragon and: target and: fire-snake");
  const action& breath = action_of(g, "dragon-1", 3);
  // 12d6; DC 18 against +0: 17 faces fail, the others take half.
  const auto whole = automatic::worth_of(g.state, g.who("dragon-1"), breath, g.who("target-1"));
  BOOST_TEST(is_near(whole.harm, 42 * (0.85 + 0.15 / 2)));
  const auto half = automatic::worth_of(g.state, g.who("dragon-1"), breath, g.who("fire-snake-1"));
  BOOST_TEST(is_near(half.harm, whole.harm / 2));
}

BOOST_AUTO_TEST_CASE(spells_harm_heal_or_help) {
  game g;
  g.knows(caster("Mira", {"bolt", "cure", "shell", "hold"}));
  g.say("add caster as: Mira");
  g.say("add target");
  const creature& mira = g.who("mira");
  const auto& casting = mira.block->casting.front();
  const auto worth = [&](const spell& what, std::string_view whom) {
    return automatic::worth_of(mira, casting, what, g.who(whom));
  };
  const spell bolt =
      spell_of("bolt", "Bolt", 1, {save_step("dex", true, {damage_step("4d6", "fire")})});
  // DC 13 against +0: 12 faces fail.
  BOOST_TEST(is_near(worth(bolt, "target-1").harm, 14 * (0.6 + 0.4 / 2)));
  const spell cure = spell_of("cure", "Cure", 1, {heal_step("1d8+mod")});
  BOOST_TEST(is_near(worth(cure, "mira").relief, 7.5));
  BOOST_TEST(is_near(worth(cure, "mira").harm, 0));
  const spell shell = spell_of(
      "shell", "Shell", 1, {apply_step("Shell", lasting_modifier(modifier_key::armor_class, "2"))});
  BOOST_TEST(worth(shell, "mira").helps);
  const spell hold = spell_of(
      "hold", "Hold", 1,
      {save_step("wis", false, {apply_step("Hold", lasting_condition(condition::paralyzed))})});
  BOOST_TEST(worth(hold, "target-1").harm > 0);
  BOOST_TEST(!worth(hold, "target-1").helps);
}

BOOST_AUTO_TEST_CASE(a_light_and_a_hand_that_opens_doors_help_nobody_in_a_fight) {
  game g;
  g.knows(caster("Mira", {"glow", "hand"}));
  g.say("add caster as: Mira");
  const creature& mira = g.who("mira");
  const auto helps = [&](const lasting& does) {
    const spell what = spell_of("glow", "Glow", 0, {apply_step("Glow", does)});
    return automatic::worth_of(mira, mira.block->casting.front(), what, mira).helps;
  };
  const lasting glow = lasting_modifier(modifier_key::light, "20");
  BOOST_TEST(!helps(glow));
  effect words;
  words.kind = effect_kind::tell;
  lasting hand;
  hand.actions.emplace_back().effects.push_back(words);
  BOOST_TEST(!helps(hand));
  // What it strikes with does.
  hand.actions.front().damage = {{.dice = "1d8", .type = damage_type::force, .save = std::nullopt}};
  BOOST_TEST(helps(hand));
  lasting both = glow;
  both.modifiers.push_back(lasting_modifier(modifier_key::armor_class, "2").modifiers.front());
  BOOST_TEST(helps(both));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
