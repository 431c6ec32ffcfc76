// What modifiers of the two make of one attack.

#include "model/rules/strike_modifiers.hpp"

#include "tests/support/with_modifiers.hpp"

BOOST_AUTO_TEST_SUITE(strike_modifiers_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

/// A brute of these modifiers against a plain one.
game duel(std::vector<modifier> of_attacker, std::vector<modifier> of_target = {}) {
  game g;
  g.knows(brute("Ogre", std::move(of_attacker)));
  g.knows(brute("Troll", std::move(of_target)));
  g.say("add ogre");
  g.say("add troll");
  return g;
}

constexpr std::string_view strike = "attack with: club by: ogre-1 to: troll-1";

std::string rolled(std::string_view faces) {
  return std::string(strike) + " rolled: " + std::string(faces);
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_is_proof_against_critical_hits_takes_a_normal_one) {
  game plain = duel({});
  plain.say(rolled("20,4,4"));
  BOOST_TEST(plain.hp("troll-1") == 91);
  game g = duel({}, {plain_modifier(modifier_key::no_critical, "")});
  g.say(rolled("20,4"));
  BOOST_TEST(g.hp("troll-1") == 95);
  BOOST_TEST(!g.the<attack_rolled>().critical);
}

BOOST_AUTO_TEST_CASE(a_hit_on_the_surprised_may_be_critical_and_on_who_waits_have_advantage) {
  modifier first = leaning_on(modifier_key::advantage, roll_kind::attack);
  first.against = {"waiting"};
  game g = duel({against(plain_modifier(modifier_key::critical, "always"), "surprised"), first});
  g.say("encounter start surprised: troll-1 rolled: 20,1");
  BOOST_REQUIRE(g.turn() == "ogre-1");
  g.say(rolled("15,3,1,1"));
  BOOST_TEST(g.the<attack_rolled>().critical);
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::advantage));
  g.say("turn");
  g.say("turn");
  g.say(rolled("15,1"));
  BOOST_TEST(!g.the<attack_rolled>().critical);
}

BOOST_AUTO_TEST_CASE(attacks_count_as_magical_or_pass_a_resistance) {
  modifier hide = plain_modifier(modifier_key::resist, "");
  hide.nonmagical = true;
  game plain = duel({}, {hide});
  plain.say(rolled("15,4"));
  BOOST_TEST(plain.hp("troll-1") == 98);
  game g = duel({plain_modifier(modifier_key::magical, "")}, {hide});
  g.say(rolled("15,4"));
  BOOST_TEST(g.hp("troll-1") == 95);
  modifier through = plain_modifier(modifier_key::ignore_resistance, "");
  through.types.insert(damage_type::bludgeoning);
  game passed = duel({through}, {hide});
  passed.say(rolled("15,4"));
  BOOST_TEST(passed.hp("troll-1") == 95);
}

BOOST_AUTO_TEST_CASE(a_weak_arm_deals_half) {
  modifier weak = plain_modifier(modifier_key::damage, "half");
  weak.with.insert(ability::str);
  game g = duel({weak});
  g.say(rolled("15,4"));
  BOOST_TEST(g.hp("troll-1") == 98);
}

BOOST_AUTO_TEST_CASE(nothing_gives_advantage_on_who_is_elusive) {
  modifier elusive = leaning_on(modifier_key::no_advantage, roll_kind::attacked);
  elusive.unless = {"incapacitated"};
  game g = duel({}, {elusive});
  g.say(std::string(strike) + " advantage rolled: 15,1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
  g.say("condition add stunned to: troll-1");
  g.say(std::string(strike) + " advantage rolled: 15,3,1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::advantage));
}

BOOST_AUTO_TEST_CASE(who_sees_the_invisible_is_not_put_off_by_it) {
  game plain = duel({});
  plain.say("condition add invisible to: troll-1");
  plain.say(rolled("15,15,1"));
  BOOST_TEST((plain.the<attack_rolled>().mode == roll_mode::disadvantage));
  game g = duel({plain_modifier(modifier_key::sees_invisible, "")});
  g.say("condition add invisible to: troll-1");
  g.say(rolled("15,1"));
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
  g.say("attack with: club by: troll-1 to: ogre-1 rolled: 15,1");
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
}

BOOST_AUTO_TEST_CASE(who_senses_the_unseen_attacks_it_as_if_it_saw_it) {
  const modifier senses =
      against(leaning_on(modifier_key::no_disadvantage, roll_kind::attack), "unseen");
  game g = duel({senses});
  g.say("condition add invisible to: troll-1");
  g.say(rolled("15,1"));
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::straight));
  // Any other disadvantage is its own.
  g.say("condition add poisoned to: ogre-1");
  g.say(rolled("15,15,1"));
  BOOST_TEST((g.the<attack_rolled>().mode == roll_mode::disadvantage));
}

BOOST_AUTO_TEST_CASE(who_cannot_be_surprised_is_not) {
  game g = duel({}, {plain_modifier(modifier_key::unsurprised, "")});
  g.say("encounter start surprised: troll-1 and: ogre-1");
  BOOST_TEST(!g.state.fight()->find("troll-1")->surprised);
  BOOST_TEST(g.state.fight()->find("ogre-1")->surprised);
}

BOOST_AUTO_TEST_CASE(what_is_dealt_to_objects_may_count_twice) {
  game g = duel({against(plain_modifier(modifier_key::deals, "x2"), "object")});
  g.say("object gate of: wood size: large");
  g.say("attack with: club by: ogre-1 to: gate rolled: 18,1");
  BOOST_TEST(g.the<damage_dealt>().amount == 4);
  g.say(rolled("15,4"));
  BOOST_TEST(g.hp("troll-1") == 95);
}

BOOST_AUTO_TEST_CASE(numbers_that_are_there_once_are_used_up_by_the_roll) {
  game g = duel({});
  lasting cut = lasting_modifier(modifier_key::to_hit, "-1d6");
  cut.modifiers.push_back(plain_modifier(modifier_key::check, "-1d6"));
  cut.once = true;
  g.knows(caster("Mira", {"cut"}));
  g.knows(putting("cut", "Cut", cut));
  g.say("add caster as: Mira");
  g.say("cast cut by: mira to: ogre-1");
  g.say(rolled("7,5"));
  BOOST_TEST(!g.the<attack_rolled>().hit);
  BOOST_TEST(g.count<effect_ended>() == 1U);
  g.say(rolled("7,1"));
  BOOST_TEST(g.the<attack_rolled>().hit);
}

BOOST_AUTO_TEST_CASE(of_damage_that_is_there_once_a_miss_takes_nothing) {
  game g = duel({});
  lasting surge = lasting_modifier(modifier_key::damage, "2");
  surge.once = true;
  g.knows(caster("Mira", {"surge"}));
  g.knows(putting("surge", "Surge", surge));
  g.say("add caster as: Mira");
  g.say("cast surge by: mira to: ogre-1");
  g.say(rolled("2"));
  BOOST_TEST(g.count<effect_ended>() == 0U);
  g.say(rolled("15,1"));
  BOOST_TEST(g.hp("troll-1") == 96);
  BOOST_TEST(g.count<effect_ended>() == 1U);
  g.say(rolled("15,1"));
  BOOST_TEST(g.hp("troll-1") == 94);
}

BOOST_AUTO_TEST_SUITE_END()
