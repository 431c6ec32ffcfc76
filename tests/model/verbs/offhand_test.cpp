// The weapon in the other hand.

#include "model/verbs/offhand.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(offhand_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::game;
using dnd::test::melee;

BOOST_AUTO_TEST_CASE(the_other_hand_attacks_after_the_first_without_the_modifier) {
  game g = arena();
  BOOST_TEST(g.refused("offhand shortsword orc-1").message ==
             "Ann has not attacked with a light melee weapon this turn");
  g.say("attack with: shortsword to: orc-1 rolled: 2");
  g.say("offhand shortsword orc-1 rolled: 15,4");
  BOOST_TEST(g.hp("orc-1") == 11);
  BOOST_TEST(g.the<damage_rolled>().dice == "1d6");
  BOOST_TEST(g.who("ann").turn.bonus_actions == 1);
  BOOST_TEST(g.refused("offhand shortsword orc-1").code == refusal_code::not_available);
  BOOST_TEST(g.refused("offhand longbow orc-1 free").message == "Longbow is no melee weapon");
  BOOST_TEST(g.refused("offhand shortsword party free").code == refusal_code::too_many);
}

BOOST_AUTO_TEST_CASE(an_arrow_does_not_lead_to_the_other_hand) {
  game g = arena();
  g.say("attack with: longbow to: orc-1 distance: 30 rolled: 2");
  BOOST_TEST(g.refused("offhand shortsword orc-1").code == refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(what_is_magic_stays_and_a_negative_modifier_too) {
  game g = arena();
  stat_block weak = dnd::test::fighter("Wim");
  weak.abilities = {6, 8, 10, 10, 10, 10};
  weak.actions = {
      melee("Dagger", 1, {{.dice = "1d4-1", .type = damage_type::piercing, .save = {}}})};
  stat_block magic = dnd::test::fighter("Mag");
  magic.actions = {
      melee("Dagger", 6, {{.dice = "1d4+4", .type = damage_type::piercing, .save = {}}})};
  g.knows(weak);
  g.knows(magic);
  g.say("add wim and: mag");
  g.say("offhand by: wim with: dagger to: orc-1 free rolled: 19,4");
  BOOST_TEST(g.the<damage_rolled>().dice == "1d4-1");
  g.say("offhand by: mag with: dagger to: orc-1 free rolled: 19,4");
  BOOST_TEST(g.the<damage_rolled>().dice == "1d4+1");
}

BOOST_AUTO_TEST_CASE(both_weapons_are_light_as_far_as_they_are_known) {
  game g = arena();
  stat_block cid = dnd::test::fighter("Cid");
  for (const std::string_view name : {"Dagger", "Longsword"}) {
    action one = melee(name, 5, {{.dice = "1d4+3", .type = damage_type::piercing, .save = {}}});
    one.attack->with = ability::str;
    if (name == "Dagger") one.properties.insert(weapon_property::light);
    cid.actions.push_back(one);
  }
  g.knows(cid);
  g.say("add cid");
  g.say("initiative by: cid rolled: 18");
  g.say("turn");
  g.say("attack by: cid with: longsword to: orc-1 rolled: 2");
  BOOST_TEST(g.refused("offhand by: cid with: dagger to: orc-1").message ==
             "Cid has not attacked with a light melee weapon this turn");
  BOOST_TEST(g.refused("offhand by: cid with: longsword to: orc-1 free").message ==
             "Longsword is not light");
  g.say("attack by: cid with: dagger to: orc-1 free rolled: 2");
  g.say("offhand by: cid with: dagger to: orc-1 free rolled: 2");
}

BOOST_AUTO_TEST_CASE(a_style_may_add_the_modifier) {
  game g = arena();
  stat_block sid = dnd::test::fighter("Sid");
  trait style;
  style.name = "Style";
  modifier adds;
  adds.key = modifier_key::offhand;
  style.modifiers.push_back(adds);
  sid.traits.push_back(style);
  g.knows(sid);
  g.say("add sid");
  g.say("offhand by: sid with: shortsword to: orc-1 free rolled: 19,4");
  BOOST_TEST(g.the<damage_rolled>().dice == "1d6+3");
}

BOOST_AUTO_TEST_CASE(the_other_hand_may_knock_out_and_may_have_a_bonus) {
  game g = arena();
  g.say("damage to: orc-1 amount: 14");
  g.say("offhand shortsword orc-1 free nonlethal bonus: 1d4 rolled: 9,3,6");
  BOOST_TEST(g.the<attack_rolled>().total == 17);
  BOOST_TEST((g.who("orc-1").life == vitality::stable));
}

BOOST_AUTO_TEST_SUITE_END()
