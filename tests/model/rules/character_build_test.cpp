// Figures of characters, against the worked examples of the SRD's tables.

#include "model/rules/character_build.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(character_build_suite)

namespace {

using namespace model;
using namespace model::rules;

character_facts fighter(std::uint8_t level = 1) {
  character_facts who;
  who.name = "Hero";
  who.classes = {{"Fighter", level, 10}};
  return who;
}

using slot_row = std::array<std::uint8_t, 9>;

/// Level 5, with the martial arts of that level.
character_facts monk() {
  character_facts who;
  who.classes = {{"Monk", 5, 8}};
  who.arts.die = "1d6";
  return who;
}

weapon_facts quarterstaff() {
  weapon_facts staff;
  staff.name = "Quarterstaff";
  staff.damage = "1d6";
  staff.two_handed_damage = "1d8";
  staff.reach_ft = 5;
  staff.properties.insert(weapon_property::versatile);
  staff.properties.insert(weapon_property::monk);
  return staff;
}

void set(character_facts& who, ability with, std::int16_t score) {
  who.abilities[static_cast<std::size_t>(with)] = score;
}

weapon_facts longsword() {
  weapon_facts sword;
  sword.name = "Longsword";
  sword.damage = "1d8";
  sword.two_handed_damage = "1d10";
  sword.type = damage_type::slashing;
  sword.reach_ft = 5;
  return sword;
}

weapon_facts dagger() {
  weapon_facts blade;
  blade.name = "Dagger";
  blade.damage = "1d4";
  blade.type = damage_type::piercing;
  blade.properties.insert(weapon_property::finesse);
  blade.reach_ft = 5;
  blade.range_ft = 20;
  blade.long_range_ft = 60;
  return blade;
}

/// A formula in place of armor.
void give_base(character_facts& who, std::string formula, std::vector<std::string> armor) {
  modifier base;
  base.key = modifier_key::base_armor_class;
  base.value = std::move(formula);
  base.armor = std::move(armor);
  who.gifts.push_back({.name = "Unarmored Defense", .modifiers = {base}});
}

}  // namespace

BOOST_AUTO_TEST_CASE(proficiency_grows_every_four_levels) {
  constexpr std::array<int, 20> expected = {2, 2, 2, 2, 3, 3, 3, 3, 4, 4,
                                            4, 4, 5, 5, 5, 5, 6, 6, 6, 6};
  for (int level = 1; level <= 20; ++level)
    BOOST_TEST(proficiency_of_level(level) == expected[static_cast<std::size_t>(level - 1)]);
}

BOOST_AUTO_TEST_CASE(armor_takes_all_some_or_none_of_dexterity) {
  character_facts who = fighter();
  set(who, ability::dex, 16);
  BOOST_TEST(armor_class_of(who) == 13);
  who.armor = armor_facts{armor_weight::light, 11, 0};
  BOOST_TEST(armor_class_of(who) == 14);
  who.armor = armor_facts{armor_weight::medium, 15, 0};
  BOOST_TEST(armor_class_of(who) == 17);
  who.armor = armor_facts{armor_weight::heavy, 18, 15};
  BOOST_TEST(armor_class_of(who) == 18);
}

BOOST_AUTO_TEST_CASE(heavy_armor_takes_no_bad_dexterity_either) {
  character_facts who = fighter();
  who.armor = armor_facts{armor_weight::heavy, 18, 15};
  set(who, ability::dex, 8);
  BOOST_TEST(armor_class_of(who) == 18);
}

BOOST_AUTO_TEST_CASE(shield_and_bonus_come_on_top_of_armor) {
  character_facts who = fighter();
  set(who, ability::dex, 14);
  who.armor = armor_facts{armor_weight::light, 11, 0};
  who.shield = true;
  BOOST_TEST(armor_class_of(who) == 15);
  who.armor_class_bonus = 1;
  BOOST_TEST(armor_class_of(who) == 16);
}

BOOST_AUTO_TEST_CASE(armor_class_that_is_given_goes_before_all_that_is_worn) {
  character_facts who = fighter();
  who.armor = armor_facts{armor_weight::heavy, 18, 15};
  who.shield = true;
  who.armor_class = 12;
  BOOST_TEST(armor_class_of(who) == 12);
}

BOOST_AUTO_TEST_CASE(an_unarmored_barbarian_adds_constitution_also_behind_a_shield) {
  character_facts who = fighter();
  set(who, ability::dex, 14);
  set(who, ability::con, 16);
  BOOST_TEST(armor_class_of(who) == 12);
  give_base(who, "10+dex+con", {"none"});
  BOOST_TEST(armor_class_of(who) == 15);
  who.shield = true;
  BOOST_TEST(armor_class_of(who) == 17);
}

BOOST_AUTO_TEST_CASE(an_unarmored_monk_adds_wisdom_only_without_a_shield) {
  character_facts who = fighter();
  set(who, ability::dex, 14);
  set(who, ability::wis, 18);
  give_base(who, "10+dex+wis", {"none", "no-shield"});
  BOOST_TEST(armor_class_of(who) == 16);
  who.shield = true;
  BOOST_TEST(armor_class_of(who) == 14);
}

BOOST_AUTO_TEST_CASE(hit_points_are_the_whole_die_first_and_the_fixed_value_later) {
  character_facts who = fighter(3);
  set(who, ability::con, 14);
  BOOST_TEST(hit_points_of(who) == 12 + 8 + 8);
  who.classes = {{"Wizard", 2, 6}, {"Fighter", 1, 10}};
  BOOST_TEST(hit_points_of(who) == 8 + 6 + 8);
  who.classes = {{"Wizard", 3, 6}};
  set(who, ability::con, 1);
  BOOST_TEST(hit_points_of(who) == 1 + 1 + 1);
  who.hit_points = 40;
  BOOST_TEST(hit_points_of(who) == 40);
}

BOOST_AUTO_TEST_CASE(a_weapon_uses_strength_also_in_two_hands) {
  character_facts who = fighter(5);
  set(who, ability::str, 12);
  set(who, ability::dex, 18);
  const auto sword = weapon_attacks(who, {.facts = longsword()});
  BOOST_REQUIRE(sword.size() == 2U);
  BOOST_TEST(sword[0].attack->to_hit == 4);
  BOOST_TEST(sword[0].damage[0].dice == "1d8+1");
  BOOST_TEST(sword[1].name.view() == "Longsword (two-handed)");
  BOOST_TEST(sword[1].damage[0].dice == "1d10+1");
}

BOOST_AUTO_TEST_CASE(a_shield_leaves_one_hand_for_a_weapon) {
  character_facts who = fighter(5);
  who.shield = true;
  const auto sword = weapon_attacks(who, {.facts = longsword()});
  BOOST_REQUIRE(sword.size() == 1U);
  BOOST_TEST(sword[0].name.view() == "Longsword");
}

BOOST_AUTO_TEST_CASE(finesse_uses_the_better_ability_and_throwing_has_a_range) {
  character_facts who = fighter(5);
  set(who, ability::str, 12);
  set(who, ability::dex, 18);
  const auto blade = weapon_attacks(who, {.facts = dagger()});
  BOOST_REQUIRE(blade.size() == 1U);
  BOOST_TEST(blade[0].attack->to_hit == 7);
  BOOST_TEST(blade[0].damage[0].dice == "1d4+4");
  BOOST_TEST(blade[0].attack->form == attack_form::melee_or_ranged);
  BOOST_TEST(blade[0].attack->long_range_ft == 60);
}

BOOST_AUTO_TEST_CASE(a_ranged_weapon_uses_dexterity_and_reaches_nobody_beside_it) {
  character_facts who = fighter(5);
  set(who, ability::str, 12);
  set(who, ability::dex, 8);
  weapon_facts bow = dagger();
  bow.properties = {};
  bow.ranged = true;
  const auto shot = weapon_attacks(who, {.facts = bow, .proficient = false});
  BOOST_TEST(shot[0].attack->to_hit == -1);
  BOOST_TEST(shot[0].damage[0].dice == "1d4-1");
  BOOST_TEST(shot[0].attack->reach_ft == 0);
}

BOOST_AUTO_TEST_CASE(magic_weapons_add_their_bonus_twice_and_count_as_magical) {
  const auto sword = weapon_attacks(fighter(), {.facts = longsword(), .bonus = 2});
  BOOST_TEST(sword[0].attack->to_hit == 4);
  BOOST_TEST(sword[0].damage[0].dice == "1d8+2");
  BOOST_TEST(sword[0].magical);
}

BOOST_AUTO_TEST_CASE(unarmed_strikes_never_heal) {
  character_facts who = fighter();
  BOOST_TEST(unarmed_strike(who).damage[0].dice == "1");
  set(who, ability::str, 4);
  BOOST_TEST(unarmed_strike(who).damage[0].dice == "0");
}

BOOST_AUTO_TEST_CASE(a_monk_strikes_with_dice_and_dexterity) {
  character_facts who = monk();
  set(who, ability::str, 4);
  set(who, ability::dex, 16);
  BOOST_TEST(unarmed_strike(who).damage[0].dice == "1d6+3");
  BOOST_TEST(unarmed_strike(who).attack->to_hit == 6);
  BOOST_TEST(!unarmed_strike(who).magical);
  who.arts.magical = true;
  BOOST_TEST(unarmed_strike(who).magical);
}

BOOST_AUTO_TEST_CASE(a_monk_uses_dexterity_and_the_better_die_with_monk_weapons) {
  character_facts who = monk();
  set(who, ability::dex, 18);
  const auto hits = weapon_attacks(who, {.facts = quarterstaff()});
  BOOST_TEST(hits.at(0).attack->to_hit == 7);
  BOOST_TEST(hits.at(0).damage[0].dice == "1d6+4");
  BOOST_TEST(hits.at(1).damage[0].dice == "1d8+4");
  BOOST_TEST((hits.at(0).attack->with == ability::dex));
  who.arts.die = "1d10";
  BOOST_TEST(weapon_attacks(who, {.facts = quarterstaff()}).at(1).damage[0].dice == "1d10+4");
  // A longsword is no monk weapon.
  const auto other = weapon_attacks(who, {.facts = longsword()});
  BOOST_TEST(other.at(0).attack->to_hit == 3);
  BOOST_TEST(other.at(0).damage[0].dice == "1d8");
}

BOOST_AUTO_TEST_CASE(armor_and_shield_end_martial_arts) {
  character_facts who = monk();
  set(who, ability::dex, 18);
  who.shield = true;
  BOOST_TEST(weapon_attacks(who, {.facts = quarterstaff()}).at(0).damage[0].dice == "1d6");
  BOOST_TEST(unarmed_strike(who).damage[0].dice == "1");
  who.shield = false;
  who.armor = armor_facts{armor_weight::light, 11, 0};
  BOOST_TEST(unarmed_strike(who).attack->to_hit == 3);
}

BOOST_AUTO_TEST_CASE(an_attack_knows_the_properties_of_its_weapon) {
  weapon_facts lance = longsword();
  lance.properties.insert(weapon_property::special);
  lance.disadvantage_within_ft = 5;
  const auto attack = weapon_attacks(fighter(), {.facts = lance});
  BOOST_TEST(attack.at(0).properties.contains(weapon_property::special));
  BOOST_TEST(attack.at(0).attack->disadvantage_within_ft == 5);
  BOOST_TEST(!attack.at(0).properties.contains(weapon_property::two_handed));
  BOOST_TEST(attack.at(1).properties.contains(weapon_property::two_handed));
}

BOOST_AUTO_TEST_CASE(a_melee_weapon_that_is_thrown_keeps_its_ability) {
  character_facts who = fighter();
  set(who, ability::str, 16);
  set(who, ability::dex, 8);
  weapon_facts javelin = dagger();
  javelin.properties = {};
  const auto thrown = weapon_attacks(who, {.facts = javelin});
  BOOST_TEST(thrown.at(0).attack->form == attack_form::melee_or_ranged);
  BOOST_TEST(thrown.at(0).attack->to_hit == 5);
  BOOST_TEST(thrown.at(0).damage[0].dice == "1d4+3");
  BOOST_TEST((thrown.at(0).attack->with == ability::str));
}

BOOST_AUTO_TEST_CASE(skills_and_the_passive_sense_follow_proficiency_and_expertise) {
  character_facts who = fighter(9);
  set(who, ability::wis, 14);
  set(who, ability::dex, 9);
  who.skill_proficiencies[static_cast<std::size_t>(skill::perception)] = true;
  who.expertise[static_cast<std::size_t>(skill::perception)] = true;
  const stat_block block = build_character(who);
  BOOST_TEST(block.skills[static_cast<std::size_t>(skill::perception)] == 10);
  BOOST_TEST(block.sight.passive_perception == 20);
  BOOST_TEST(block.skills[static_cast<std::size_t>(skill::stealth)] == -1);
}

BOOST_AUTO_TEST_CASE(expertise_without_proficiency_is_nothing) {
  character_facts who = fighter(9);
  who.expertise[static_cast<std::size_t>(skill::arcana)] = true;
  BOOST_TEST(build_character(who).skills[static_cast<std::size_t>(skill::arcana)] == 0);
}

BOOST_AUTO_TEST_CASE(saves_follow_proficiency) {
  character_facts who = fighter(9);
  set(who, ability::wis, 14);
  set(who, ability::dex, 9);
  who.save_proficiencies[static_cast<std::size_t>(ability::wis)] = true;
  const stat_block block = build_character(who);
  BOOST_TEST(block.saves[static_cast<std::size_t>(ability::wis)] == 6);
  BOOST_TEST(block.saves[static_cast<std::size_t>(ability::dex)] == -1);
}

BOOST_AUTO_TEST_CASE(heavy_armor_slows_the_weak) {
  character_facts who = fighter();
  who.speed.walk = 30;
  set(who, ability::str, 14);
  who.armor = armor_facts{armor_weight::heavy, 18, 15};
  BOOST_TEST(build_character(who).speed.walk == 20);
  who.keeps_speed_in_armor = true;
  BOOST_TEST(build_character(who).speed.walk == 30);
}

BOOST_AUTO_TEST_CASE(spell_slots_follow_the_table) {
  BOOST_TEST((full_caster_slots(0) == slot_row{}));
  BOOST_TEST((full_caster_slots(5) == slot_row{4, 3, 2}));
  BOOST_TEST((full_caster_slots(20) == slot_row{4, 3, 3, 3, 3, 2, 2, 1, 1}));
}

BOOST_AUTO_TEST_CASE(ranger_4_and_wizard_3_cast_as_level_5) {
  BOOST_TEST((shared_slots({{caster_kind::half, 4, {3}}, {caster_kind::full, 3, {4, 2}}}) ==
              slot_row{4, 3, 2}));
}

BOOST_AUTO_TEST_CASE(fighter_5_and_paladin_3_use_the_paladins_own_table) {
  BOOST_TEST(
      (shared_slots({{caster_kind::none, 5, {}}, {caster_kind::half, 3, {3}}}) == slot_row{3}));
}

BOOST_AUTO_TEST_CASE(pact_magic_is_no_part_of_the_shared_slots) {
  BOOST_TEST((shared_slots({{caster_kind::pact, 3, {0, 2}}, {caster_kind::full, 3, {4, 2}}}) ==
              slot_row{4, 2}));
  BOOST_TEST((shared_slots({{caster_kind::pact, 3, {0, 2}}}) == slot_row{}));
}

BOOST_AUTO_TEST_CASE(a_half_casters_first_level_does_not_cast_yet) {
  BOOST_TEST((shared_slots({{caster_kind::half, 1, {}}, {caster_kind::half, 5, {4, 2}}}) ==
              slot_row{4, 2}));
  BOOST_TEST(
      (shared_slots({{caster_kind::half, 1, {}}, {caster_kind::half, 1, {}}}) == slot_row{}));
}

BOOST_AUTO_TEST_CASE(casters_have_a_dc_and_an_attack_bonus) {
  character_facts who = fighter(5);
  set(who, ability::intelligence, 18);
  class_casting casting;
  casting.with = ability::intelligence;
  who.casting = {casting};
  const stat_block block = build_character(who);
  BOOST_TEST(block.casting.at(0).save_dc == 15);
  BOOST_TEST(block.casting.at(0).to_hit == 7);
}

BOOST_AUTO_TEST_CASE(golden_vector_24_modifiers_round_down_below_ten_too) {
  for (const auto& [score, modifier] : {std::pair(1, -5), std::pair(3, -4), std::pair(9, -1),
                                        std::pair(10, 0), std::pair(11, 0), std::pair(30, 10)})
    BOOST_TEST(ability_modifier(score) == modifier);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
