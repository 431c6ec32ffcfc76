// The sentences of stat blocks. Those here are made for the test, in the phrases that all books
// use.

#include "io/import/action_text.hpp"

#include "io/import/action_title.hpp"
#include "io/import/multiattack_text.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(action_text_suite)

namespace {

using namespace io::imports;

std::string damage_words(const std::vector<model::damage_part>& damage) {
  std::string text;
  for (const model::damage_part& part : damage) {
    if (!text.empty()) text += " + ";
    text += part.dice + " " + std::string(to_text(part.type));
    if (!part.save) continue;
    text += " (" + std::string(to_text(part.save->with)) + " " + std::to_string(part.save->dc);
    text += part.save->on_success == model::save_effect::half ? " half)" : ")";
  }
  return text;
}

model::action named(std::string_view name) {
  model::action made;
  made.name = name;
  made.attack.emplace();
  return made;
}

std::string steps_of(std::string_view text) {
  std::string guessed;
  const std::vector<model::action> all = {named("Bite"), named("Claws"), named("Long Tail")};
  std::string words;
  for (const auto& step : read_multiattack(text, all, guessed))
    words += (words.empty() ? "" : ", ") + step.action.str() + " " + std::to_string(step.count);
  return words + (guessed.empty() ? "" : "?");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_weapon_attack_has_its_bonus_its_reach_and_its_damage) {
  const auto read = read_action_text(
      "Melee Weapon Attack: +5 to hit, reach 10 ft., one target. Hit: 7 (1d8 + 3) slashing damage "
      "plus 3 (1d6) fire damage.");
  BOOST_REQUIRE(read.attack.has_value());
  BOOST_TEST((read.attack->form == model::attack_form::melee));
  BOOST_TEST(read.attack->to_hit == 5);
  BOOST_TEST(read.attack->reach_ft == 10);
  BOOST_TEST(damage_words(read.damage) == "1d8+3 slashing + 1d6 fire");
  BOOST_TEST(read.left_out.empty());
}

BOOST_AUTO_TEST_CASE(ranges_and_kinds_of_attacks_are_told_apart) {
  const auto both = read_action_text(
      "Melee or Ranged Weapon Attack: +4 to hit, reach 5 ft. or range 20/60 ft., one target. Hit: "
      "4 "
      "(1d4 + 2) piercing damage.");
  BOOST_TEST((both.attack->form == model::attack_form::melee_or_ranged));
  BOOST_TEST(both.attack->range_ft == 20);
  BOOST_TEST(both.attack->long_range_ft == 60);
  const auto spell = read_action_text(
      "Ranged Spell Attack: +7 to hit, range 120 ft., one creature. Hit: 9 (2d8) cold damage.");
  BOOST_TEST(spell.attack->spell);
  BOOST_TEST(spell.attack->range_ft == 120);
  BOOST_TEST(spell.attack->long_range_ft == 0);
  const auto later =
      read_action_text("Melee Attack Roll: +6, reach 5 ft. Hit: 10 (2d6 + 3) piercing damage.");
  BOOST_TEST(later.attack->to_hit == 6);
  BOOST_TEST(damage_words(later.damage) == "2d6+3 piercing");
}

BOOST_AUTO_TEST_CASE(other_amounts_are_kept_apart) {
  const auto read = read_action_text(
      "Melee Weapon Attack: +5 to hit, reach 5 ft., one target. Hit: 7 (1d8 + 3) slashing damage, "
      "or "
      "8 (1d10 + 3) slashing damage if used with two hands, plus 3 (1d6) fire damage.");
  BOOST_TEST(damage_words(read.damage) == "1d8+3 slashing + 1d6 fire");
  BOOST_REQUIRE(read.others.size() == 1U);
  BOOST_TEST(read.others[0].when == "two-handed");
  BOOST_TEST(damage_words(read.others[0].damage) == "1d10+3 slashing + 1d6 fire");
}

BOOST_AUTO_TEST_CASE(a_saving_throw_after_a_hit_goes_with_its_dice) {
  const auto read = read_action_text(
      "Melee Weapon Attack: +4 to hit, reach 5 ft., one creature. Hit: 4 (1d4 + 2) piercing "
      "damage, "
      "and the target must make a DC 11 Constitution saving throw, taking 9 (2d8) poison damage on "
      "a "
      "failed save, or half as much damage on a successful one. It is poisoned for 1 hour.");
  BOOST_TEST(damage_words(read.damage) == "1d4+2 piercing + 2d8 poison (con 11 half)");
  BOOST_TEST(read.imposes.contains(model::condition::poisoned));
  const auto bare = read_action_text(
      "Melee Weapon Attack: +4 to hit, reach 5 ft., one creature. Hit: 4 (1d4 + 2) piercing "
      "damage, "
      "and the target is grappled (escape DC 13). It must succeed on a DC 12 Strength saving throw "
      "or "
      "be knocked prone.");
  BOOST_TEST(damage_words(bare.damage) == "1d4+2 piercing");
  BOOST_REQUIRE(bare.save.has_value());
  BOOST_TEST(bare.save->dc == 12);
  BOOST_TEST(bare.escape_dc == 13);
  BOOST_TEST(bare.imposes.contains(model::condition::grappled));
  BOOST_TEST(bare.imposes.contains(model::condition::prone));
}

BOOST_AUTO_TEST_CASE(an_effect_has_a_saving_throw_an_area_and_damage) {
  const auto read = read_action_text(
      "The drake breathes out in a 60-foot cone. Each creature in it must make a DC 15 Dexterity "
      "saving throw, taking 21 (6d6) fire damage on a failed save, or half as much damage on a "
      "successful one.");
  BOOST_TEST(!read.attack.has_value());
  BOOST_TEST((read.save->on_success == model::save_effect::half));
  BOOST_TEST(read.area == "60 ft. cone");
  BOOST_TEST(damage_words(read.damage) == "6d6 fire");
}

BOOST_AUTO_TEST_CASE(damage_of_later_turns_is_left_out_and_named) {
  const auto read = read_action_text(
      "Melee Weapon Attack: +4 to hit, reach 5 ft., one creature. Hit: 4 (1d4 + 2) piercing "
      "damage. "
      "The target takes 5 (2d4) acid damage at the start of each of its turns.");
  BOOST_TEST(damage_words(read.damage) == "1d4+2 piercing");
  BOOST_TEST(read.left_out.size() == 1U);
}

BOOST_AUTO_TEST_CASE(sentences_without_figures_say_nothing_to_the_rules) {
  for (const char* text : {"", "It does what it does.", "Melee Weapon Attack: no bonus at all.",
                           "5 (1d6) damage", "DC Dexterity saving throw", "((((", "Hit:"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!read_action_text(text).says_something());
  }
}

BOOST_AUTO_TEST_CASE(titles_say_how_often) {
  const auto breath = read_action_title("Fire Breath (Recharge 5-6)");
  BOOST_TEST(breath.name == "Fire Breath");
  BOOST_TEST((breath.usage.kind == model::usage_kind::recharge));
  BOOST_TEST(breath.usage.value == 5);
  const auto daily = read_action_title("Teleport (3/Day).");
  BOOST_TEST(daily.name == "Teleport");
  BOOST_TEST((daily.usage.kind == model::usage_kind::per_day));
  BOOST_TEST(daily.usage.value == 3);
  const auto rest = read_action_title("Roar (Recharges after a Short or Long Rest)");
  BOOST_TEST((rest.usage.kind == model::usage_kind::per_rest));
  BOOST_TEST(read_action_title("Wing Attack (Costs 2 Actions)").cost == 2);
  const auto form = read_action_title("Bite (Wolf Form Only)");
  BOOST_TEST(form.name == "Bite");
  BOOST_TEST(form.only == "Wolf Form Only");
  BOOST_TEST(read_action_title("Longsword (silver)").name == "Longsword (silver)");
  BOOST_TEST(read_action_title("Odd (").name == "Odd (");
  BOOST_TEST(read_action_title("").name.empty());
}

BOOST_AUTO_TEST_CASE(multiattacks_name_their_attacks_and_how_many) {
  BOOST_TEST(steps_of("It makes three attacks: one with its bite and two with its claws.") ==
             "Bite 1, Claws 2");
  BOOST_TEST(steps_of("It makes two claw attacks.") == "Claws 2");
  BOOST_TEST(steps_of("It makes one long tail attack and one bite attack.") ==
             "Long Tail 1, Bite 1");
  BOOST_TEST(steps_of("It makes two attacks with its bite or two with its claws.") == "Bite 2?");
  BOOST_TEST(steps_of("It makes two melee attacks.") == "Bite 2?");
  BOOST_TEST(steps_of("It does as it likes.").empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
