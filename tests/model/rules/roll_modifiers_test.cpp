// What modifiers do to a roll.

#include "model/rules/roll_modifiers.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(roll_modifiers_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

game with_trait(modifier one) {
  game g;
  stat_block block = character("Pip", 12, 20);
  block.actions.push_back(melee("Dagger", 5, {{"1d4", damage_type::piercing, {}}}));
  trait has{.name = "Gift"};
  has.modifiers.push_back(std::move(one));
  block.traits.push_back(std::move(has));
  g.knows(std::move(block));
  g.say("add pip and: target");
  return g;
}

modifier leaning_on(modifier_key key, roll_kind kind) {
  modifier one = plain_modifier(key, "");
  one.on.insert(kind);
  return one;
}

}  // namespace

BOOST_AUTO_TEST_CASE(advantage_and_its_cause_are_on_record) {
  game g = with_trait(leaning_on(modifier_key::advantage, roll_kind::save));
  g.say("save dex by: pip dc: 15 rolled: 3,16");
  const auto rolled = g.the<saving_throw_rolled>();
  BOOST_TEST((rolled.mode == roll_mode::advantage));
  BOOST_TEST(rolled.reason == "advantage: Gift");
  BOOST_TEST(rolled.success.value());
}

BOOST_AUTO_TEST_CASE(disadvantage_for_those_who_attack_it) {
  game g = with_trait(leaning_on(modifier_key::disadvantage, roll_kind::attacked));
  g.say("add elara");
  g.say("attack by: elara with: longsword to: pip rolled: 18,2");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::disadvantage));
  BOOST_TEST(!g.the<attack_rolled>().hit);
}

BOOST_AUTO_TEST_CASE(a_bonus_is_a_part_of_the_roll) {
  game g = with_trait(plain_modifier(modifier_key::to_hit, "2"));
  g.say("attack by: pip with: dagger to: target-1 rolled: 5,1");
  const auto rolled = g.the<attack_rolled>();
  BOOST_TEST(rolled.total == 12);
  BOOST_REQUIRE_EQUAL(rolled.parts.size(), 1U);
  BOOST_TEST(rolled.parts.front().from == "Gift");
  BOOST_TEST(rolled.parts.front().amount == 2);
}

BOOST_AUTO_TEST_CASE(a_one_is_rolled_again_once) {
  game g = with_trait(plain_modifier(modifier_key::reroll, "1"));
  g.say("check str by: pip rolled: 1,14");
  BOOST_TEST(g.the<check_rolled>().total == 14);
  g.say("check str by: pip rolled: 1,1");
  BOOST_TEST(g.the<check_rolled>().total == 1);
}

BOOST_AUTO_TEST_CASE(of_two_dice_one_is_rolled_again) {
  game g = with_trait(plain_modifier(modifier_key::reroll, "1"));
  g.say("check str by: pip rolled: 1,12,9 disadvantage");
  BOOST_TEST(g.the<check_rolled>().total == 9);
}

BOOST_AUTO_TEST_CASE(a_roll_may_count_as_at_least_something) {
  game g = with_trait(plain_modifier(modifier_key::minimum, "10"));
  g.say("check str by: pip rolled: 4");
  BOOST_TEST(g.the<check_rolled>().total == 10);
}

BOOST_AUTO_TEST_CASE(a_nineteen_may_be_a_critical_hit) {
  game g = with_trait(plain_modifier(modifier_key::critical_range, "19"));
  g.say("attack by: pip with: dagger to: target-1 rolled: 19,4,4");
  BOOST_TEST(g.the<attack_rolled>().critical);
  BOOST_TEST(g.hp("target-1") == 92);
}

BOOST_AUTO_TEST_CASE(what_holds_for_every_save_holds_for_a_death_save) {
  game g = with_trait(plain_modifier(modifier_key::save, "2"));
  g.say("damage to: pip amount: 20 type: fire");
  g.say("save death by: pip rolled: 8");
  const auto rolled = g.the<death_save_rolled>();
  BOOST_TEST(rolled.total == 10);
  BOOST_TEST(rolled.successes.after == 1);
  BOOST_REQUIRE_EQUAL(rolled.parts.size(), 1U);
}

BOOST_AUTO_TEST_CASE(initiative_is_a_check_and_may_have_more_of_its_own) {
  game g = with_trait(plain_modifier(modifier_key::initiative, "5"));
  g.say("encounter start");
  g.say("initiative by: pip rolled: 10");
  BOOST_TEST(g.the<initiative_rolled>().total == 15);
  game h = with_trait(leaning_on(modifier_key::advantage, roll_kind::initiative));
  h.say("encounter start");
  h.say("initiative by: pip rolled: 3,17");
  BOOST_TEST(h.the<initiative_rolled>().total == 17);
}

BOOST_AUTO_TEST_CASE(of_two_dice_the_lower_one_is_rolled_again) {
  game g = with_trait(plain_modifier(modifier_key::reroll, "1"));
  g.say("check str by: pip rolled: 1,12,15 advantage");
  BOOST_TEST(g.the<check_rolled>().total == 15);
  g.say("check str by: pip rolled: 12,1,9 advantage");
  BOOST_TEST(g.the<check_rolled>().total == 12);
  g.say("check str by: pip rolled: 1,1,9 advantage");
  BOOST_TEST(g.the<check_rolled>().total == 9);
}

BOOST_AUTO_TEST_SUITE_END()
