// What an attack is made with, for modifiers that count for some attacks only.

#include "model/rules/attack_kinds.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

#include <initializer_list>

BOOST_AUTO_TEST_SUITE(attack_kinds_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

action bolt(attack_form form) {
  action made = ranged("Bolt", 5, 120, 0,
                       {{.dice = "1d10", .type = damage_type::fire, .save = std::nullopt}});
  made.attack->form = form;
  made.attack->spell = true;
  return made;
}

bool is_just(const weapon_kind_set& kinds, std::initializer_list<weapon_kind> wanted) {
  weapon_kind_set all;
  for (const weapon_kind one : wanted) all.insert(one);
  return kinds == all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_attack_of_a_spell_is_none_with_a_weapon) {
  BOOST_TEST(is_just(rules::kinds_of(bolt(attack_form::ranged), true),
                     {weapon_kind::spell, weapon_kind::ranged_spell}));
  BOOST_TEST(is_just(rules::kinds_of(bolt(attack_form::melee), false),
                     {weapon_kind::spell, weapon_kind::melee_spell}));
}

BOOST_AUTO_TEST_CASE(a_bow_is_made_for_shooting_and_a_thrown_blade_is_not) {
  const action bow = ranged("Bow", 5, 80, 320, {});
  BOOST_TEST(
      is_just(rules::kinds_of(bow, true), {weapon_kind::ranged, weapon_kind::ranged_weapon}));
  action dagger = melee("Dagger", 5, {});
  dagger.attack->form = attack_form::melee_or_ranged;
  dagger.properties.insert(weapon_property::thrown);
  BOOST_TEST(is_just(rules::kinds_of(dagger, true), {weapon_kind::ranged, weapon_kind::thrown}));
  BOOST_TEST(is_just(rules::kinds_of(dagger, false), {weapon_kind::melee, weapon_kind::thrown}));
}

BOOST_AUTO_TEST_CASE(what_a_body_strikes_with_is_natural_and_no_weapon_is) {
  BOOST_TEST(is_just(rules::kinds_of(melee("Bite", 5, {}), false),
                     {weapon_kind::melee, weapon_kind::natural}));
  BOOST_TEST(is_just(rules::kinds_of(melee("Rotting Fist", 5, {}), false),
                     {weapon_kind::melee, weapon_kind::natural}));
  BOOST_TEST(is_just(rules::kinds_of(ranged("Tail Spike", 5, 80, 320, {}), true),
                     {weapon_kind::ranged, weapon_kind::ranged_weapon, weapon_kind::natural}));
  BOOST_TEST(is_just(rules::kinds_of(melee("Greataxe", 5, {}), false), {weapon_kind::melee}));
  BOOST_TEST(is_just(rules::kinds_of(melee("Unarmed Strike", 5, {}), false),
                     {weapon_kind::melee, weapon_kind::unarmed}));
  // A character's, with a name of its own.
  action claw = melee("Claw of the Wyrm", 5, {});
  claw.attack->with = ability::str;
  BOOST_TEST(is_just(rules::kinds_of(claw, false), {weapon_kind::melee, weapon_kind::one_handed}));
}

BOOST_AUTO_TEST_SUITE_END()
