// A character is made by answers alone, and the line that it comes to makes the same one.

#include "model/guide/creation.hpp"

#include "tests/support/guided.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace creation_suite {
namespace {

using namespace model;

struct stage : test::guided {
  stage() { typed = "character create Tam"; }
  void be_a(std::string_view race, std::string_view of) {
    reply(race);
    if (label() == "subrace") reply("1");
    reply(of);
    reply("");
    reply("standard");
    reply("str, con, dex, wis, cha, int");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(creation, stage)

BOOST_AUTO_TEST_CASE(questions_come_in_the_order_in_which_people_choose) {
  const auto asks = [&](std::string_view wanted, std::string_view said) {
    BOOST_TEST(label() == wanted);
    reply(said);
  };
  asks("race", "human");
  asks("class", "fighter");
  asks("background", "acolyte");
  asks("scores", "standard");
  asks("abilities", "str");
  asks("abilities", "con and: dex, wis and cha");
  asks("abilities", "int");
  asks("skills", "athletics and: perception");
  asks("choose", "defense");
  asks("languages", "elvish");
  asks("languages", "dwarvish, orc");
  asks("equipment", "a");
  asks("equipment", "a");
  asks("equipment", "longsword");
  asks("equipment", "b");
  asks("equipment", "explorers pack");
  asks("equipment", "amulet");
  BOOST_TEST(label() == "done");
  BOOST_TEST(
      at().line ==
      "character create Tam race: human class: fighter background: acolyte scores: standard "
      "abilities: str and: con and: dex and: wis and: cha and: int skills: athletics and: "
      "perception languages: elvish and: dwarvish and: orc choose: defense equipment: a and: "
      "a and: longsword and: b and: explorers pack and: amulet");
  say(at().line);
  BOOST_TEST(who("tam").block->armor_class == 16 + 2 + 1);
}

BOOST_AUTO_TEST_CASE(a_name_is_asked_for_and_what_was_typed_is_not) {
  typed = "character create";
  BOOST_TEST(label().empty());
  reply("Tam");
  BOOST_TEST(label() == "race");
  typed = "character create Tam class: wizard race: human";
  answers.clear();
  BOOST_TEST(label() == "background");
}

BOOST_AUTO_TEST_CASE(a_subrace_is_asked_for_where_there_are_some) {
  reply("elf");
  BOOST_TEST(label() == "subrace");
  BOOST_TEST(at().next->options.size() == 1u);
  BOOST_TEST(option("high elf").note == "int +1");
}

BOOST_AUTO_TEST_CASE(each_option_says_what_it_would_come_to) {
  BOOST_TEST(option("dwarf").note == "con +2, speed 25");
  reply("human");
  BOOST_TEST(option("fighter").note == "d10 hit die, saves str and con");
  BOOST_TEST(option("wizard").note == "d6 hit die, saves int and wis, casts with int");
  reply("fighter");
  reply("");
  reply("standard");
  BOOST_TEST(option("str").note == "16 (+3) with the race");
  reply("str, con, dex, wis, cha, int");
  BOOST_TEST(at().figures.find("hit points 12, AC 12, speed 30") == 0u);
  BOOST_TEST(option("athletics").note == "athletics +5");
  reply("athletics, perception");
  BOOST_TEST(label() == "choose");
  reply("defense");
  reply("elvish");
  const auto mail = option("a");
  BOOST_TEST(mail.text == "chain mail");
  BOOST_TEST(mail.note == "AC 17");
  reply("a");
  BOOST_TEST(at().figures.find("AC 17") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(points_are_counted_and_none_is_offered_that_cannot_be_paid) {
  reply("human");
  reply("fighter");
  reply("");
  reply("points");
  BOOST_TEST(at().next->text == "Strength: 27 points are left");
  BOOST_TEST(option("15").note == "16 (+3) with the race, costs 9, leaves 18");
  reply("15");
  reply("15");
  reply("15");
  BOOST_TEST(at().next->text.find("0 points are left") != std::string::npos);
  BOOST_TEST(at().next->options.size() == 1u);
  reply("8");
  reply("8");
  reply("8");
  BOOST_TEST(label() == "skills");
}

BOOST_AUTO_TEST_CASE(rolled_scores_are_rolled_by_the_line_and_not_before) {
  reply("human");
  reply("fighter");
  reply("");
  reply("rolled");
  BOOST_TEST(at().next->text == "Which ability gets the best roll?");
  reply("str, con, dex, wis, cha, int");
  BOOST_TEST(at().figures.find("as if 15, 14, 13, 12, 10 and 8 were rolled") != std::string::npos);
  reply("athletics, perception");
  reply("defense");
  reply("elvish");
  reply("");
  BOOST_TEST(at().line.find("scores: rolled abilities: str and: con") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_passed_over_is_not_asked_again) {
  be_a("human", "fighter");
  reply("athletics, perception");
  reply("defense");
  reply("elvish");
  BOOST_TEST(label() == "equipment");
  BOOST_TEST(!at().is_needed);
  reply("");
  BOOST_TEST(label() == "done");
  BOOST_TEST(at().line.find("equipment") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(coins_can_come_in_place_of_equipment) {
  be_a("human", "fighter");
  reply("athletics, perception");
  reply("defense");
  reply("elvish");
  reply("average");
  BOOST_TEST(label() == "done");
  BOOST_TEST(at().line.find("coins: average") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(spells_are_those_of_the_class_and_level) {
  be_a("human", "wizard");
  reply("arcana, history");
  reply("elvish");
  BOOST_TEST(label() == "spells");
  BOOST_TEST(at().next->count == 3);
  BOOST_TEST(option("fire bolt").note == "evocation");
  reply("fire bolt, light");
  BOOST_TEST(at().next->count == 1);
  const auto left = at().next->options;
  BOOST_TEST((std::ranges::find(left, "light", &guide::option::value) == left.end()));
  BOOST_TEST((std::ranges::find(left, "sacred flame", &guide::option::value) == left.end()));
  reply("mage hand");
  BOOST_TEST(at().next->count == 6);
  BOOST_TEST(option("magic missile").note == "level 1, evocation");
  reply("");
  BOOST_TEST(label() == "equipment");
}

BOOST_AUTO_TEST_CASE(an_answer_is_taken_back_by_leaving_it_out) {
  reply("human");
  reply("wizard");
  answers.pop_back();
  BOOST_TEST(label() == "class");
  reply("fighter");
  BOOST_TEST(label() == "background");
}

BOOST_AUTO_TEST_CASE(an_answer_that_the_rules_forbid_is_refused) {
  be_a("human", "wizard");
  answers.push_back({.label = "skills", .values = {"athletics"}});
  const auto no = ask();
  BOOST_REQUIRE(!bool(no));
  BOOST_TEST(no.error().message.find("athletics") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_what_the_command_would_be_refused_without_is_needed) {
  typed =
      "character create Tam race: human class: fighter abilities: str and: con and: dex and: wis "
      "and: cha and: int skills: athletics and: perception languages: elvish choose: defense";
  BOOST_TEST(!at().is_needed);
  typed =
      "character create Tam race: human class: fighter abilities: str and: con and: dex and: wis "
      "and: cha and: int skills: athletics and: perception languages: elvish";
  answers.push_back({.label = "background", .values = {}});
  BOOST_TEST(at().is_needed);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace creation_suite
}  // namespace dnd::tests
