// Which modifiers count, and what they come to.

#include "model/effects/modifiers.hpp"

#include "io/content/condition_reader.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(modifiers_suite)

using namespace dnd::model;
using dnd::test::plain_modifier;

namespace {

creature someone() {
  creature who;
  who.id = "someone";
  who.hp = who.max_hp = 20;
  auto block = std::make_shared<stat_block>();
  block->armor_class = 14;
  block->speed.walk = 30;
  who.block = block;
  who.rows = dnd::io::content::builtin_condition_rows();
  return who;
}

void put_on(creature& who, std::string_view name, std::vector<modifier> modifiers,
            std::uint8_t level = 0) {
  auto effect = std::make_shared<effect_instance>();
  effect->number = static_cast<effect_number>(who.effects.size() + 1);
  effect->name = name;
  effect->level = level;
  effect->does.modifiers = std::move(modifiers);
  who.effects.push_back({.what = std::move(effect)});
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_effect_twice_counts_once_and_different_ones_add_up) {
  creature who = someone();
  put_on(who, "Shield of Faith", {plain_modifier(modifier_key::armor_class, "2")});
  put_on(who, "Shield of Faith", {plain_modifier(modifier_key::armor_class, "2")});
  BOOST_TEST(armor_class_of(who) == 16);
  put_on(who, "Haste", {plain_modifier(modifier_key::armor_class, "2")});
  BOOST_TEST(armor_class_of(who) == 18);
}

BOOST_AUTO_TEST_CASE(of_the_same_effect_the_strongest_counts) {
  creature who = someone();
  put_on(who, "Aid", {plain_modifier(modifier_key::max_hp, "10")}, 3);
  put_on(who, "Aid", {plain_modifier(modifier_key::max_hp, "5")}, 2);
  BOOST_TEST(effective_max_hp(who) == 30);
}

BOOST_AUTO_TEST_CASE(an_armor_class_may_be_at_least_something_or_have_another_base) {
  creature who = someone();
  put_on(who, "Barkskin", {plain_modifier(modifier_key::armor_class_at_least, "16")});
  BOOST_TEST(armor_class_of(who) == 16);
  put_on(who, "Mage Armor", {plain_modifier(modifier_key::base_armor_class, "15")});
  put_on(who, "Shield", {plain_modifier(modifier_key::armor_class, "5")});
  BOOST_TEST(armor_class_of(who) == 20);
}

BOOST_AUTO_TEST_CASE(speed_is_changed_halved_doubled_and_taken_away) {
  creature who = someone();
  put_on(who, "Longstrider", {plain_modifier(modifier_key::speed, "10")});
  BOOST_TEST(walking_speed_of(who) == 40);
  put_on(who, "Haste", {plain_modifier(modifier_key::speed, "x2")});
  BOOST_TEST(walking_speed_of(who) == 80);
  who.exhaustion = 2;
  BOOST_TEST(walking_speed_of(who) == 40);
  who.exhaustion = 5;
  BOOST_TEST(walking_speed_of(who) == 0);
  who.exhaustion = 0;
  put_on(who, "Held", {plain_modifier(modifier_key::speed, "0")});
  BOOST_TEST(walking_speed_of(who) == 0);
}

BOOST_AUTO_TEST_CASE(the_grappled_and_the_restrained_do_not_move) {
  for (const condition kind : {condition::grappled, condition::restrained}) {
    creature who = someone();
    who.conditions.emplace_back();
    who.conditions.back().kind = kind;
    BOOST_TEST(walking_speed_of(who) == 0);
  }
}

BOOST_AUTO_TEST_CASE(filters_say_for_which_rolls_a_modifier_counts) {
  creature who = someone();
  modifier one = plain_modifier(modifier_key::save, "2");
  one.with.insert(ability::dex);
  one.against = {"magic"};
  put_on(who, "Ward", {one});
  BOOST_TEST(sum_of(who, modifier_key::save, {.with = ability::dex, .magic = true}) == 2);
  BOOST_TEST(sum_of(who, modifier_key::save, {.with = ability::dex}) == 0);
  BOOST_TEST(sum_of(who, modifier_key::save, {.with = ability::str, .magic = true}) == 0);
  BOOST_TEST(sum_of(who, modifier_key::check, {.with = ability::dex, .magic = true}) == 0);
}

BOOST_AUTO_TEST_CASE(a_modifier_may_hold_against_a_type_of_creature_or_its_source_alone) {
  creature who = someone();
  creature zombie = someone();
  auto undead = std::make_shared<stat_block>(*zombie.block);
  undead->type = "undead";
  zombie.block = undead;
  modifier one = plain_modifier(modifier_key::disadvantage, "");
  one.on.insert(roll_kind::attacked);
  one.against = {"undead"};
  put_on(who, "Protection", {one});
  BOOST_TEST(has_modifier(who, modifier_key::disadvantage, {.other = &zombie}));
  BOOST_TEST(!has_modifier(who, modifier_key::disadvantage, {.other = &who}));
}

BOOST_AUTO_TEST_CASE(what_holds_only_meanwhile_is_asked_of_the_creature) {
  creature who = someone();
  modifier one = plain_modifier(modifier_key::damage, "2");
  one.during = {"below-half"};
  put_on(who, "Fury", {one});
  BOOST_TEST(sum_of(who, modifier_key::damage) == 0);
  who.hp = 10;
  BOOST_TEST(sum_of(who, modifier_key::damage) == 2);
}

BOOST_AUTO_TEST_CASE(what_must_be_asked_for_does_not_count_by_itself) {
  creature who = someone();
  modifier one = plain_modifier(modifier_key::check, "1d4");
  one.on_request = true;
  put_on(who, "Guidance", {one});
  BOOST_TEST(!has_modifier(who, modifier_key::check));
}

BOOST_AUTO_TEST_CASE(an_effect_may_keep_from_deeds) {
  creature who = someone();
  modifier one = plain_modifier(modifier_key::cannot, "");
  one.deeds.insert(deed::react);
  put_on(who, "Shocked", {one});
  BOOST_TEST(kept_from(who).contains(deed::react));
  BOOST_TEST(!kept_from(who).contains(deed::act));
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_by_its_name_counts) {
  creature who = someone();
  modifier one = plain_modifier(modifier_key::check, "1d4");
  one.on_request = true;
  put_on(who, "Guidance", {one});
  const std::vector<std::string> asked{"guid"};
  BOOST_TEST(has_modifier(who, modifier_key::check, {.asked_for = &asked}));
  const std::vector<std::string> other{"bless"};
  BOOST_TEST(!has_modifier(who, modifier_key::check, {.asked_for = &other}));
}

BOOST_AUTO_TEST_CASE(what_is_in_one_weapon_counts_for_its_attacks) {
  creature who = someone();
  modifier one = plain_modifier(modifier_key::damage, "2");
  one.attack = "Longsword";
  put_on(who, "Fire", {one});
  BOOST_TEST(has_modifier(who, modifier_key::damage, {.attack = "Longsword"}));
  BOOST_TEST(has_modifier(who, modifier_key::damage, {.attack = "Longsword (two-handed)"}));
  BOOST_TEST(!has_modifier(who, modifier_key::damage, {.attack = "Longsword +1"}));
  BOOST_TEST(!has_modifier(who, modifier_key::damage));
}

BOOST_AUTO_TEST_CASE(scores_are_set_and_changed_and_shift_what_is_made_with_them) {
  creature who = someone();
  modifier belt = plain_modifier(modifier_key::score, "21");
  belt.with.insert(ability::str);
  put_on(who, "Belt", {belt});
  BOOST_TEST(score_of(who, ability::str) == 21);
  BOOST_TEST(ability_shift(who, ability::str) == 5);
  BOOST_TEST(score_of(who, ability::dex) == 10);
  modifier drain = plain_modifier(modifier_key::score, "-4");
  drain.with.insert(ability::dex);
  put_on(who, "Drain", {drain});
  BOOST_TEST(score_of(who, ability::dex) == 6);
  BOOST_TEST(armor_class_of(who) == 12);
  modifier more = drain;
  more.value = "-9";
  put_on(who, "Worse", {more});
  BOOST_TEST(score_of(who, ability::dex) == 0);
}

BOOST_AUTO_TEST_CASE(a_changed_constitution_counts_for_each_hit_die) {
  creature who = someone();
  auto block = std::make_shared<stat_block>(*who.block);
  block->hit_dice = "4d8";
  who.block = block;
  modifier tough = plain_modifier(modifier_key::score, "14");
  tough.with.insert(ability::con);
  put_on(who, "Tough", {tough});
  BOOST_TEST(effective_max_hp(who) == 28);
}

BOOST_AUTO_TEST_SUITE_END()
