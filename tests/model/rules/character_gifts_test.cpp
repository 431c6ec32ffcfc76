// What features and traits add to a character's figures, and what is left of them for the game.

#include "model/rules/character_gifts.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(character_gifts_suite)

namespace {

using namespace model;
using namespace model::rules;

character_facts hero(std::uint8_t level) {
  character_facts who;
  who.name = "Hero";
  who.classes = {{"Fighter", level, 10}};
  who.speed.walk = 30;
  return who;
}

void set(character_facts& who, ability with, std::int16_t score) {
  who.abilities[static_cast<std::size_t>(with)] = score;
}

modifier of(modifier_key key, std::string value, std::vector<std::string> armor = {}) {
  modifier one;
  one.key = key;
  one.value = std::move(value);
  one.armor = std::move(armor);
  return one;
}

void give_one(character_facts& who, modifier one, std::int16_t level = 1,
              std::string name = "Gift") {
  who.gifts.push_back({.name = std::move(name), .level = level, .modifiers = {std::move(one)}});
}

std::int16_t skill_of(const stat_block& block, skill what) {
  return block.skills[static_cast<std::size_t>(what)];
}

}  // namespace

BOOST_AUTO_TEST_CASE(hit_points_for_each_level_come_on_top_of_those_of_levels) {
  character_facts who = hero(3);
  set(who, ability::con, 14);
  give_one(who, of(modifier_key::max_hp, "+level"), 3, "Dwarven Toughness");
  const stat_block block = build_character(who);
  BOOST_TEST(block.hit_points == 31);
  BOOST_REQUIRE(block.traits.size() == 1U);
  // It is in the figure, and counts no second time.
  BOOST_TEST(block.traits[0].modifiers.empty());
  who.hit_points = 28;
  BOOST_TEST(build_character(who).hit_points == 28);
}

BOOST_AUTO_TEST_CASE(a_formula_in_place_of_armor_counts_with_a_shield_and_without_armor) {
  character_facts who = hero(1);
  set(who, ability::dex, 14);
  give_one(who, of(modifier_key::base_armor_class, "13+dex", {"none"}));
  BOOST_TEST(build_character(who).armor_class == 15);
  who.shield = true;
  BOOST_TEST(build_character(who).armor_class == 17);
  who.armor = armor_facts{armor_weight::light, 11, 0};
  BOOST_TEST(build_character(who).armor_class == 15);
}

BOOST_AUTO_TEST_CASE(a_bonus_of_armor_counts_only_in_armor_and_once) {
  character_facts who = hero(1);
  give_one(who, of(modifier_key::armor_class, "1", {"worn"}));
  BOOST_TEST(build_character(who).armor_class == 10);
  who.armor = armor_facts{armor_weight::heavy, 16, 0};
  const stat_block block = build_character(who);
  BOOST_TEST(block.armor_class == 17);
  BOOST_TEST(block.traits.at(0).modifiers.empty());
  who.armor_class = 15;
  BOOST_TEST(build_character(who).armor_class == 15);
}

BOOST_AUTO_TEST_CASE(speed_depends_on_what_is_worn) {
  character_facts who = hero(5);
  set(who, ability::str, 18);
  give_one(who, of(modifier_key::speed, "10", {"no-heavy"}));
  BOOST_TEST(build_character(who).speed.walk == 40);
  who.armor = armor_facts{armor_weight::medium, 14, 0};
  BOOST_TEST(build_character(who).speed.walk == 40);
  who.armor = armor_facts{armor_weight::heavy, 18, 15};
  BOOST_TEST(build_character(who).speed.walk == 30);
  who.armor.reset();
  who.gifts.front().modifiers = {of(modifier_key::speed, "10", {"none", "no-shield"})};
  BOOST_TEST(build_character(who).speed.walk == 40);
  who.shield = true;
  BOOST_TEST(build_character(who).speed.walk == 30);
}

BOOST_AUTO_TEST_CASE(a_speed_that_is_given_is_the_whole_speed) {
  character_facts who = hero(5);
  who.speed_is_given = true;
  give_one(who, of(modifier_key::speed, "10"));
  BOOST_TEST(build_character(who).speed.walk == 30);
}

BOOST_AUTO_TEST_CASE(other_ways_to_move_and_to_see_are_the_better_ones) {
  character_facts who = hero(1);
  who.sight.darkvision = 120;
  give_one(who, of(modifier_key::fly, "50"));
  give_one(who, of(modifier_key::darkvision, "60"), 1, "Darkvision");
  const stat_block block = build_character(who);
  BOOST_TEST(block.speed.fly == 50);
  BOOST_TEST(block.sight.darkvision == 120);
}

BOOST_AUTO_TEST_CASE(half_the_proficiency_bonus_is_on_checks_that_have_none) {
  character_facts who = hero(3);
  set(who, ability::dex, 14);
  give_one(who, of(modifier_key::half_proficiency, ""));
  who.skill_proficiencies[static_cast<std::size_t>(skill::stealth)] = true;
  const stat_block block = build_character(who);
  BOOST_TEST(skill_of(block, skill::arcana) == 1);
  BOOST_TEST(skill_of(block, skill::stealth) == 4);
  BOOST_TEST(block.check_bonuses[static_cast<std::size_t>(ability::cha)] == 1);
  BOOST_TEST(block.initiative.value_or(0) == 3);
  BOOST_TEST(block.sight.passive_perception == 11);
}

BOOST_AUTO_TEST_CASE(half_may_be_rounded_up_for_some_abilities_and_counts_once) {
  character_facts who = hero(5);
  modifier athlete = of(modifier_key::half_proficiency, "up");
  athlete.with.insert(ability::str);
  give_one(who, athlete, 7, "Remarkable Athlete");
  stat_block block = build_character(who);
  BOOST_TEST(skill_of(block, skill::athletics) == 2);
  BOOST_TEST(skill_of(block, skill::stealth) == 0);
  BOOST_TEST(!block.initiative.has_value());
  give_one(who, of(modifier_key::half_proficiency, ""), 5, "Jack of All Trades");
  block = build_character(who);
  BOOST_TEST(skill_of(block, skill::athletics) == 2);
  BOOST_TEST(skill_of(block, skill::stealth) == 1);
}

BOOST_AUTO_TEST_CASE(what_counts_in_play_stays_with_the_trait) {
  character_facts who = hero(1);
  modifier raging = of(modifier_key::armor_class, "2");
  raging.during = {"rage"};
  give_one(who, raging);
  give_one(who, of(modifier_key::attacks, "1"), 5, "Extra Attack");
  const stat_block block = build_character(who);
  BOOST_TEST(block.armor_class == 10);
  BOOST_TEST(block.traits.at(0).modifiers.size() == 1U);
  BOOST_TEST(block.traits.at(1).modifiers.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_feature_that_has_grown_stands_once) {
  character_facts who = hero(11);
  give_one(who, of(modifier_key::attacks, "1"), 11, "Extra Attack");
  give_one(who, of(modifier_key::attacks, "2"), 11, "Extra Attack");
  action shape;
  shape.name = "Wild Shape";
  who.gifts[0].actions = {shape};
  shape.area = "larger";
  who.gifts[1].actions = {shape};
  const given all = give(who);
  BOOST_REQUIRE(all.traits.size() == 1U);
  BOOST_TEST(all.traits[0].modifiers.at(0).value == "2");
  BOOST_REQUIRE(all.actions.size() == 1U);
  BOOST_TEST(all.actions[0].area == "larger");
}

BOOST_AUTO_TEST_CASE(pools_of_several_classes_do_not_add_up) {
  character_facts who = hero(6);
  pool few;
  few.name = "channel divinity";
  pool more = few;
  more.uses = 2;
  who.gifts = {{.name = "", .level = 6, .pools = {more}}, {.name = "", .level = 3, .pools = {few}}};
  const given all = give(who);
  BOOST_REQUIRE(all.pools.size() == 1U);
  BOOST_TEST(all.pools[0].uses == 2);
  BOOST_TEST(all.traits.empty());
}

BOOST_AUTO_TEST_CASE(a_trait_that_is_written_down_too_keeps_its_uses) {
  character_facts who = hero(1);
  give_one(who, of(modifier_key::reroll, "1"), 1, "Lucky");
  trait own{.name = "lucky"};
  own.usage = {usage_kind::per_rest, 3, {}};
  who.traits = {own, {.name = "Brave"}};
  const stat_block block = build_character(who);
  BOOST_REQUIRE(block.traits.size() == 2U);
  BOOST_TEST(block.traits[0].usage.value == 3);
  BOOST_TEST(block.traits[0].modifiers.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_worn_is_told_in_words) {
  character_facts who = hero(1);
  BOOST_TEST((worn_by(who) == std::vector<std::string>{"none"}));
  who.armor = armor_facts{armor_weight::medium, 14, 0};
  who.shield = true;
  BOOST_TEST((worn_by(who) == std::vector<std::string>{"medium", "shield"}));
  BOOST_TEST((build_character(who).worn == worn_by(who)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
