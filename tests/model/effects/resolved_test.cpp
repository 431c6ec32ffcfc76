// Words of content as numbers: rows by level, modifiers, and everything that steps lead to.

#include "model/effects/resolved.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(resolved_suite)

namespace {

using namespace model;

dice_numbers monk_of(std::int16_t level) {
  dice_numbers numbers;
  numbers.level = level;
  numbers.modifier = 3;
  numbers.proficiency = 2;
  numbers.abilities = {1, 4, 2, 0, 3, -1};
  return numbers;
}

modifier of(modifier_key key, std::string value) {
  modifier one;
  one.key = key;
  one.value = std::move(value);
  return one;
}

pool called(std::string_view name) {
  pool one;
  one.name = name;
  return one;
}

modifier growing() {
  modifier one;
  one.key = modifier_key::damage;
  one.by_level = {{3, "2d6"}, {1, "1d6"}, {11, "3d6+mod"}};
  return one;
}

effect damage_of(std::string dice) {
  effect step;
  step.kind = effect_kind::damage;
  step.damage = {{std::move(dice), "fire"}};
  return step;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_modifier_takes_the_highest_row_that_the_level_reaches) {
  for (const auto& [level, dice] : {std::pair(1, "1d6"), {2, "1d6"}, {10, "2d6"}, {20, "3d6+3"}}) {
    modifier one = growing();
    BOOST_TEST(resolve(one, monk_of(static_cast<std::int16_t>(level))));
    BOOST_TEST(one.value == dice);
    BOOST_TEST(one.by_level.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_the_level_does_not_reach_does_not_count_yet) {
  std::vector<modifier> all = {growing(), of(modifier_key::attacks, "1")};
  all.front().by_level = {{5, "1d6"}};
  resolve(all, monk_of(4));
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all.front().value == "1");
}

BOOST_AUTO_TEST_CASE(words_become_numbers_and_other_words_stay) {
  for (const auto& [text, number] : {std::pair("+level", "9"),
                                     {"pb", "2"},
                                     {"10+dex+wis", "17"},
                                     {"half", "half"},
                                     {"x2", "x2"},
                                     {"-1d4", "-1d4"},
                                     {"", ""}}) {
    modifier one = of(modifier_key::speed, text);
    BOOST_TEST(resolve(one, monk_of(9)));
    BOOST_TEST(one.value == number);
  }
}

BOOST_AUTO_TEST_CASE(a_pool_has_the_uses_of_its_level_and_at_least_one) {
  pool ki = called("ki");
  ki.by_level = {{2, "2"}, {3, "level"}};
  pool early = ki;
  BOOST_TEST(!resolve(early, monk_of(1)));
  BOOST_TEST(resolve(ki, monk_of(7)));
  BOOST_TEST(ki.uses == 7);
  pool inspiration = called("bardic inspiration");
  inspiration.formula = "cha";
  BOOST_TEST(resolve(inspiration, monk_of(1)));
  BOOST_TEST(inspiration.uses == 1);
  BOOST_TEST(inspiration.formula.empty());
}

BOOST_AUTO_TEST_CASE(steps_are_resolved_wherever_they_stand) {
  effect save;
  save.kind = effect_kind::save;
  save.count = "8+pb+wis";
  effect again = damage_of("1d6+mod");
  again.by_level = {{1, "1d4+dex"}, {5, "1d6+dex"}};
  save.branches = {{"failure", {again}}};
  action given;
  given.effects = {damage_of("1d8+level")};
  effect apply;
  apply.kind = effect_kind::apply;
  apply.what = "Level";
  apply.lasts.emplace_back();
  apply.lasts.front().modifiers = {growing()};
  apply.lasts.front().moments = {{"turn_start", {damage_of("mod")}}};
  apply.lasts.front().actions = {given};
  repeated_save repeated;
  repeated.then = {damage_of("pb")};
  apply.lasts.front().save_again = {repeated};
  effect_list steps = {save, apply};
  resolve(steps, monk_of(5));
  BOOST_TEST(steps[0].count == "13");
  BOOST_TEST(steps[0].branches[0].steps[0].damage[0].dice == "1d6+4");
  BOOST_TEST(steps[0].branches[0].steps[0].by_level.empty());
  const lasting& does = steps[1].lasts.front();
  // The name of an effect is no amount, whatever it is called.
  BOOST_TEST(steps[1].what == "Level");
  BOOST_TEST(does.modifiers.front().value == "2d6");
  BOOST_TEST(does.moments[0].steps[0].damage[0].dice == "3");
  BOOST_TEST(does.actions[0].effects[0].damage[0].dice == "1d8+5");
  BOOST_TEST(does.save_again[0].then[0].damage[0].dice == "2");
}

BOOST_AUTO_TEST_CASE(amounts_take_rows_and_words_too) {
  effect heal;
  heal.kind = effect_kind::heal;
  heal.what = "1d10+level";
  effect all = heal;
  all.what = "all";
  effect song = heal;
  song.what = "1d6";
  song.by_level = {{9, "1d8"}};
  trigger when;
  when.effects = {heal, all, song};
  resolve(when, monk_of(9));
  BOOST_TEST(when.effects[0].what == "1d10+9");
  BOOST_TEST(when.effects[1].what == "all");
  BOOST_TEST(when.effects[2].what == "1d8");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
