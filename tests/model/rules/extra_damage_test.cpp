// Damage that modifiers add to a hit.

#include "model/rules/extra_damage.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(extra_damage_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

game with_gift(modifier one) {
  game g;
  stat_block block = character("Brakka", 14, 40);
  block.actions.push_back(melee("Axe", 5, {{"1d12+3", damage_type::slashing, {}}}));
  trait has{.name = "Gift"};
  has.modifiers.push_back(std::move(one));
  block.traits.push_back(std::move(has));
  g.knows(std::move(block));
  g.say("add brakka and: target");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_critical_hit_may_have_more_of_the_weapons_dice_and_they_are_not_doubled) {
  game g = with_gift(plain_modifier(modifier_key::critical_dice, "2"));
  g.say("attack by: brakka with: axe to: target-1 rolled: 20,1,1,5,6");
  BOOST_TEST(g.hp("target-1") == 100 - 1 - 1 - 3 - 5 - 6);
  g.say("attack by: brakka with: axe to: target-1 rolled: 15,1");
  BOOST_TEST(g.hp("target-1") == 84 - 4);
}

BOOST_AUTO_TEST_CASE(added_damage_has_its_own_type_and_is_doubled_by_a_critical_hit) {
  modifier radiant = plain_modifier(modifier_key::damage, "1d6");
  radiant.types.insert(damage_type::radiant);
  game g = with_gift(radiant);
  g.say("attack by: brakka with: axe to: target-1 rolled: 20,1,1,2,3");
  BOOST_TEST(g.hp("target-1") == 100 - 5 - 5);
  const auto dealt = g.all<damage_dealt>();
  BOOST_REQUIRE_EQUAL(dealt.size(), 2U);
  BOOST_TEST((dealt.back().type == damage_type::radiant));
}

BOOST_AUTO_TEST_SUITE_END()
