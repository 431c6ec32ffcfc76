// Damage: defences, rounding, temporary hit points, and one hit being one hit.

#include "model/rules/damage.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(damage_suite)

using namespace dnd::model;
using dnd::test::game;
using dnd::test::monster;

namespace {

damage_defence defence(defence_kind kind, std::initializer_list<damage_type> types) {
  damage_defence one;
  one.kind = kind;
  for (const damage_type type : types) one.types.insert(type);
  return one;
}

/// Target-1 with 100 hit points and these defences.
game with_target(std::vector<damage_defence> defences) {
  game g;
  stat_block block = monster("Target", 10, 100);
  block.defences = std::move(defences);
  g.knows(block);
  g.say("add target");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_type_is_halved_before_the_types_are_added_up) {
  game g;
  g.say("add fire snake");
  g.say("damage to: fire-snake-1 amount: 5 type: fire amount: 5 type: cold");
  BOOST_TEST(g.hp("fire-snake-1") == 96);
}

BOOST_AUTO_TEST_CASE(packets_of_one_type_are_added_up_before_they_are_halved) {
  game g;
  g.say("add fire snake");
  g.say("damage to: fire-snake-1 amount: 3 type: fire amount: 3 type: fire");
  BOOST_TEST(g.hp("fire-snake-1") == 97);
  BOOST_TEST(g.count<damage_dealt>() == 1U);
}

BOOST_AUTO_TEST_CASE(two_sources_of_a_resistance_halve_once) {
  game g;
  g.say("add fire snake");
  g.say("damage to: fire-snake-1 amount: 7 type: fire");
  BOOST_TEST(g.hp("fire-snake-1") == 97);
}

BOOST_AUTO_TEST_CASE(resistance_and_vulnerability_round_down_and_then_double) {
  game g = with_target({defence(defence_kind::vulnerability, {damage_type::fire}),
                        defence(defence_kind::resistance, {damage_type::fire})});
  g.say("damage to: target-1 amount: 7 type: fire");
  BOOST_TEST(g.hp("target-1") == 94);
}

BOOST_AUTO_TEST_CASE(immunity_goes_before_vulnerability) {
  game g = with_target({defence(defence_kind::vulnerability, {damage_type::fire}),
                        defence(defence_kind::immunity, {damage_type::fire})});
  g.say("damage to: target-1 amount: 7 type: fire");
  BOOST_TEST(g.hp("target-1") == 100);
  BOOST_TEST(g.the<damage_dealt>().amount == 0);
  BOOST_TEST(g.the<damage_dealt>().rolled == 7);
}

BOOST_AUTO_TEST_CASE(magical_damage_passes_a_defence_against_nonmagical_weapons) {
  damage_defence nonmagical = defence(defence_kind::resistance, {damage_type::slashing});
  nonmagical.nonmagical_only = true;
  game g = with_target({nonmagical});
  g.say("damage to: target-1 amount: 9 type: slashing");
  BOOST_TEST(g.hp("target-1") == 96);
  g.say("damage to: target-1 amount: 9 type: slashing magical");
  BOOST_TEST(g.hp("target-1") == 87);
}

BOOST_AUTO_TEST_CASE(silver_passes_only_a_defence_that_names_it) {
  damage_defence wolf = defence(defence_kind::immunity, {damage_type::slashing});
  wolf.nonmagical_only = true;
  wolf.except_silvered = true;
  damage_defence golem = defence(defence_kind::immunity, {damage_type::piercing});
  golem.nonmagical_only = true;
  golem.except_adamantine = true;
  creature who;
  stat_block block = monster("Target", 10, 100);
  block.defences = {wolf, golem};
  who.block = std::make_shared<const stat_block>(block);
  const rules::damage_tags silver{.silvered = true};
  BOOST_TEST(rules::after_defences(who, damage_type::slashing, 9, silver) == 9);
  BOOST_TEST(rules::after_defences(who, damage_type::piercing, 9, silver) == 0);
  const rules::damage_tags adamantine{.adamantine = true};
  BOOST_TEST(rules::after_defences(who, damage_type::slashing, 9, adamantine) == 0);
  BOOST_TEST(rules::after_defences(who, damage_type::piercing, 9, adamantine) == 9);
}

BOOST_AUTO_TEST_CASE(a_petrified_creature_resists_everything) {
  game g;
  g.say("add target");
  g.say("condition add petrified to: target-1");
  g.say("damage to: target-1 amount: 9 type: force");
  BOOST_TEST(g.hp("target-1") == 96);
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_go_first_and_the_rest_comes_through) {
  game g;
  g.say("add target hp: 10");
  g.say("temp to: target-1 amount: 5");
  g.say("damage to: target-1 amount: 7 type: fire");
  BOOST_TEST(g.hp("target-1") == 8);
  BOOST_TEST(g.who("target-1").temp_hp == 0);
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_absorb_several_types_in_their_order) {
  game g;
  g.say("add target");
  g.say("temp to: target-1 amount: 5");
  g.say("damage to: target-1 amount: 4 type: fire amount: 4 type: cold");
  const auto dealt = g.all<damage_dealt>();
  BOOST_REQUIRE_EQUAL(dealt.size(), 2U);
  BOOST_TEST((dealt[0].temp_hp == hp_change{5, 1}));
  BOOST_TEST((dealt[1].temp_hp == hp_change{1, 0}));
  BOOST_TEST((dealt[1].hp == hp_change{100, 97}));
}

BOOST_AUTO_TEST_CASE(damage_all_absorbed_leaves_the_hit_points_alone) {
  game g;
  g.say("add target");
  g.say("temp to: target-1 amount: 30");
  g.say("damage to: target-1 amount: 30 type: fire");
  BOOST_TEST(g.hp("target-1") == 100);
  BOOST_TEST(g.who("target-1").temp_hp == 0);
  BOOST_TEST(g.the<damage_dealt>().amount == 30);
}

BOOST_AUTO_TEST_CASE(damage_is_rolled_once_for_all_targets) {
  game g;
  g.say("add target count: 3");
  g.say("damage to: target-1 and: target-2 and: target-3 amount: 2d6+1 type: fire rolled: 3,4");
  BOOST_TEST(g.count<damage_rolled>() == 1U);
  for (const auto* id : {"target-1", "target-2", "target-3"}) BOOST_TEST(g.hp(id) == 92);
}

BOOST_AUTO_TEST_CASE(damage_below_zero_is_none) {
  game g;
  g.say("add target");
  g.say("damage to: target-1 amount: 1d4-6 type: fire rolled: 4");
  BOOST_TEST(g.hp("target-1") == 100);
}

BOOST_AUTO_TEST_CASE(damage_past_the_bound_is_refused) {
  game g;
  g.say("add target");
  BOOST_TEST(g.refused("damage to: target-1 amount: 1000*1001 type: fire").code ==
             refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(faces_that_no_die_has_and_faces_too_many_are_refused_at_their_column) {
  game g;
  g.say("add target");
  const auto impossible = g.refused("damage to: target-1 amount: 1d6 type: fire rolled: 7");
  BOOST_TEST(impossible.code == refusal_code::bad_rolled);
  BOOST_TEST(impossible.column.has_value());
  const auto extra = g.refused("damage to: target-1 amount: 1d6 type: fire rolled: 3,4");
  BOOST_TEST(extra.code == refusal_code::bad_rolled);
}

BOOST_AUTO_TEST_CASE(golden_vector_1_what_is_taken_off_comes_before_resistance) {
  dnd::test::game g;
  stat_block guarded = dnd::test::monster("Guarded", 10, 100);
  damage_defence resists{.kind = defence_kind::resistance, .types = {}};
  resists.types.insert(damage_type::bludgeoning);
  guarded.defences.push_back(resists);
  trait aura;
  aura.name = "Aura";
  modifier less;
  less.key = modifier_key::reduce_damage;
  less.value = "5";
  aura.modifiers.push_back(less);
  guarded.traits.push_back(aura);
  g.knows(guarded);
  g.say("add guarded");
  g.say("damage to: guarded-1 amount: 25 type: bludgeoning");
  BOOST_TEST(g.the<damage_dealt>().amount == 10);
}

BOOST_AUTO_TEST_SUITE_END()
