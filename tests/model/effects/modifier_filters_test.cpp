// What the words of a modifier's filters ask of the two creatures of a roll.

#include "model/effects/modifier_filters.hpp"

#include "io/content/condition_reader.hpp"
#include "tests/support/with_modifiers.hpp"

BOOST_AUTO_TEST_SUITE(modifier_filters_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

creature someone(std::string_view id, std::string_view type = "humanoid") {
  creature who;
  who.id = id;
  who.hp = who.max_hp = 20;
  auto block = std::make_shared<stat_block>();
  block->type = type;
  block->speed.walk = 30;
  who.block = block;
  who.rows = dnd::io::content::builtin_condition_rows();
  return who;
}

void put_on(creature& who, std::string_view name, std::vector<modifier> modifiers,
            std::string_view source = "") {
  auto effect = std::make_shared<effect_instance>();
  effect->number = static_cast<effect_number>(who.effects.size() + 1);
  effect->name = name;
  effect->source = source;
  effect->does.modifiers = std::move(modifiers);
  who.effects.push_back({.what = std::move(effect)});
}

void impose(creature& who, condition kind, std::string_view source = "") {
  condition_instance one;
  one.kind = kind;
  one.source = source;
  who.conditions.push_back(one);
}

modifier plus_two() {
  return plain_modifier(modifier_key::save, "2");
}

}  // namespace

BOOST_AUTO_TEST_CASE(unless_names_conditions_and_effects_that_keep_it_from_counting) {
  creature who = someone("a");
  modifier one = plus_two();
  one.unless = {"incapacitated", "feeblemind"};
  put_on(who, "Aura", {one});
  BOOST_TEST(sum_of(who, modifier_key::save) == 2);
  impose(who, condition::stunned);
  BOOST_TEST(sum_of(who, modifier_key::save) == 0);
  who.conditions.clear();
  put_on(who, "Feeblemind", {});
  BOOST_TEST(sum_of(who, modifier_key::save) == 0);
}

BOOST_AUTO_TEST_CASE(the_other_one_may_be_held_hurt_marked_or_favored) {
  creature who = someone("a");
  auto hunter = std::make_shared<stat_block>(*who.block);
  hunter->enemies = {"undead"};
  who.block = hunter;
  creature other = someone("b", "undead");
  for (const std::string_view word : {"held", "hurt", "marked Quarry", "favored"}) {
    const auto is = is_other(word, who, {.other = &other});
    BOOST_REQUIRE(is);
    BOOST_TEST(*is == (word == "favored"), word);
    BOOST_TEST(!*is_other(word, who, {}), word);
  }
  impose(other, condition::grappled, "a");
  other.hp = 19;
  put_on(other, "Quarry", {}, "a");
  for (const std::string_view word : {"held", "hurt", "marked Quarry", "marked quarry"})
    BOOST_TEST(*is_other(word, who, {.other = &other}), word);
  put_on(other, "Hex", {}, "c");
  BOOST_TEST(!*is_other("marked Hex", who, {.other = &other}));
  BOOST_TEST(!is_other("undead", who, {.other = &other}));
}

BOOST_AUTO_TEST_CASE(senses_and_conditions_of_an_attacker_are_asked_for) {
  creature who = someone("a");
  creature other = someone("b");
  auto seer = std::make_shared<stat_block>(*other.block);
  seer->sight.truesight = 60;
  modifier blurred = leaning_on(modifier_key::disadvantage, roll_kind::attacked);
  blurred.not_against = {"blindsight", "truesight", "blinded"};
  put_on(who, "Blur", {blurred});
  const auto counts = [&] {
    return has_modifier(who, modifier_key::disadvantage, {.other = &other, .attack = "Club"});
  };
  BOOST_TEST(counts());
  impose(other, condition::blinded);
  BOOST_TEST(!counts());
  other.conditions.clear();
  other.block = seer;
  BOOST_TEST(!counts());
}

BOOST_AUTO_TEST_CASE(a_word_may_be_the_spell_that_a_save_is_about) {
  creature who = someone("a");
  put_on(who, "Stride", {against(plus_two(), "entangle")});
  BOOST_TEST(sum_of(who, modifier_key::save, {.cause = "Entangle"}) == 2);
  BOOST_TEST(sum_of(who, modifier_key::save, {.cause = "Web"}) == 0);
  BOOST_TEST(sum_of(who, modifier_key::save) == 0);
}

BOOST_AUTO_TEST_CASE(spells_says_which_spells_or_attacks_a_modifier_is_about) {
  creature who = someone("a");
  modifier one = plus_two();
  one.spells = {"magic-missile"};
  put_on(who, "Brooch", {one});
  BOOST_TEST(sum_of(who, modifier_key::save, {.cause = "Magic Missile"}) == 2);
  BOOST_TEST(sum_of(who, modifier_key::save, {.attack = "Magic Missile"}) == 2);
  BOOST_TEST(sum_of(who, modifier_key::save, {.cause = "Fireball"}) == 0);
  BOOST_TEST(sum_of(who, modifier_key::save) == 0);
}

BOOST_AUTO_TEST_CASE(what_is_in_a_weapon_may_be_about_all_others) {
  creature who = someone("a");
  modifier one = leaning_on(modifier_key::disadvantage, roll_kind::attack);
  one.attack = "Axe";
  one.other_weapons = true;
  put_on(who, "Greed", {one});
  BOOST_TEST(has_modifier(who, modifier_key::disadvantage, {.attack = "Bow"}));
  BOOST_TEST(!has_modifier(who, modifier_key::disadvantage, {.attack = "Axe"}));
  BOOST_TEST(!has_modifier(who, modifier_key::disadvantage, {.spell = true, .attack = "Ray"}));
  BOOST_TEST(!has_modifier(who, modifier_key::disadvantage));
}

BOOST_AUTO_TEST_CASE(while_it_is_slow_asks_what_has_been_moved_of_its_own_speed) {
  creature who = someone("a");
  modifier one = leaning_on(modifier_key::advantage, roll_kind::check);
  one.during = {"slow"};
  put_on(who, "Sneak", {one});
  who.turn.moved_ft = 15;
  BOOST_TEST(has_modifier(who, modifier_key::advantage));
  who.turn.moved_ft = 20;
  BOOST_TEST(!has_modifier(who, modifier_key::advantage));
}

BOOST_AUTO_TEST_CASE(a_creature_may_count_as_another_type) {
  creature who = someone("a", "beast");
  BOOST_TEST(!is_of_type(who, "fey"));
  modifier one = plain_modifier(modifier_key::counts_as, "");
  one.words = {"fey"};
  put_on(who, "Fey Spirit", {one});
  BOOST_TEST(is_of_type(who, "fey"));
  BOOST_TEST(is_of_type(who, "beast"));
}

BOOST_AUTO_TEST_CASE(suppressed_conditions_do_not_count_and_are_back_afterwards) {
  creature who = someone("a");
  impose(who, condition::charmed);
  impose(who, condition::prone);
  modifier calm = plain_modifier(modifier_key::suppress, "");
  calm.conditions.insert(condition::charmed);
  put_on(who, "Calm", {calm});
  BOOST_TEST(!effective_conditions(who).contains(condition::charmed));
  BOOST_TEST(effective_conditions(who).contains(condition::prone));
  who.effects.clear();
  BOOST_TEST(effective_conditions(who).contains(condition::charmed));
}

BOOST_AUTO_TEST_CASE(magic_does_not_slow_down_who_is_unhindered) {
  creature who = someone("a");
  put_on(who, "Mud", {plain_modifier(modifier_key::speed, "-10")});
  put_on(who, "Slow", {plain_modifier(modifier_key::speed, "half")});
  auto spell = std::make_shared<effect_instance>(*who.effects.back().what);
  spell->spell = true;
  who.effects.replace(who.effects.size() - 1, {.what = spell});
  BOOST_TEST(walking_speed_of(who) == 10);
  put_on(who, "Freedom", {plain_modifier(modifier_key::unhindered, "")});
  BOOST_TEST(walking_speed_of(who) == 20);
}

BOOST_AUTO_TEST_CASE(a_score_may_be_raised_up_to_a_limit) {
  creature who = someone("a");
  modifier one = plain_modifier(modifier_key::score, "+4");
  one.with.insert(ability::con);
  one.most = 12;
  put_on(who, "Belt", {one});
  BOOST_TEST(score_of(who, ability::con) == 12);
  auto tough = std::make_shared<stat_block>(*who.block);
  tough->abilities[static_cast<std::size_t>(ability::con)] = 18;
  who.block = tough;
  BOOST_TEST(score_of(who, ability::con) == 18);
}

BOOST_AUTO_TEST_SUITE_END()
