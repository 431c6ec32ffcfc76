// What class and background offer, and how few words choose it.

#include "model/rules/starting_equipment.hpp"

#include "model/trial.hpp"
#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace starting_equipment_suite {
namespace {

using namespace model;
using namespace model::rules;

struct stage : test::library_game {
  /// What the words choose for a class, as "2 dagger, …", or the message and the hint of the
  /// refusal.
  std::string chosen(std::string_view class_slug, std::initializer_list<const char*> said,
                     rule_check check = rule_check::strict, open_choices* open = nullptr) {
    trial on_trial(state);
    draft out(on_trial, library, house, dice);
    const auto of = out.entry(category::classes, class_slug);
    BOOST_REQUIRE(of);
    const auto offer = starting_offer_of(out, *of, nullptr);
    BOOST_REQUIRE(offer);
    std::vector<word> words;
    for (const char* one : said) words.push_back({.text = one});
    const auto made = choose_equipment(out, *offer, words, check, open);
    if (!made) return made.error().message + ". " + made.error().hint;
    std::string text;
    for (const counted_record& one : made->things)
      text += (text.empty() ? "" : ", ") + std::to_string(one.count) + " " + one.name;
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(starting_equipment, stage)

BOOST_AUTO_TEST_CASE(letters_choose_in_order_and_names_what_is_to_be_taken_of_a_category) {
  BOOST_TEST(chosen("fighter", {"a", "a", "longsword", "b", "b"}) ==
             "1 chain-mail, 1 longsword, 1 shield, 2 handaxe, 1 explorers-pack");
  BOOST_TEST(chosen("fighter", {"a", "a longsword", "b", "b"}) ==
             "1 chain-mail, 1 longsword, 1 shield, 2 handaxe, 1 explorers-pack");
}

BOOST_AUTO_TEST_CASE(names_of_things_choose_their_options_in_any_order) {
  BOOST_TEST(chosen("fighter",
                    {"explorers pack", "longsword", "shield", "light crossbow", "chain mail"}) ==
             "1 chain-mail, 1 longsword, 1 shield, 1 crossbow-light, 20 crossbow-bolt, 1 "
             "explorers-pack");
  // Leather and a longbow come together, and either of them says so.
  BOOST_TEST(chosen("fighter", {"longbow", "leather armor", "a maul", "handaxes", "explorers pack"})
                 .starts_with("1 leather-armor, 1 longbow, 20 arrow, 1 maul, 1 shield"));
}

BOOST_AUTO_TEST_CASE(of_several_options_the_one_that_fits_most_words_is_meant) {
  BOOST_TEST(chosen("fighter", {"chain mail", "longsword", "whip", "handaxe", "explorers pack"}) ==
             "1 chain-mail, 1 longsword, 1 whip, 2 handaxe, 1 explorers-pack");
  BOOST_TEST(chosen("ranger", {"scale mail", "club", "club", "explorers pack"}).find("2 club") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_stands_in_two_choices_is_taken_for_the_first_and_then_the_second) {
  BOOST_TEST(chosen("rogue", {"shortsword", "shortsword", "burglars pack"}) ==
             "1 leather-armor, 2 dagger, 1 thieves-tools, 2 shortsword, 1 burglars-pack");
}

BOOST_AUTO_TEST_CASE(standard_takes_the_first_of_all_that_is_open) {
  BOOST_TEST(chosen("wizard", {"dagger", "standard"}) ==
             "1 spellbook, 1 dagger, 1 component-pouch, 1 scholars-pack");
  BOOST_TEST(chosen("barbarian", {"standard"}) ==
             "1 explorers-pack, 4 javelin, 1 greataxe, 2 handaxe");
}

BOOST_AUTO_TEST_CASE(what_is_left_open_is_asked_for) {
  const std::string first = chosen("fighter", {"chain mail"});
  BOOST_TEST(first.find("Fighter: 1 of the equipment has to be chosen") != std::string::npos,
             first);
  BOOST_TEST(first.find("a: one of martial weapons and shield") != std::string::npos, first);
  const std::string second = chosen("fighter", {"a", "b longsword", "a", "a"});
  BOOST_TEST(second.find("Fighter, martial weapons: 1 of") != std::string::npos, second);
}

BOOST_AUTO_TEST_CASE(what_is_not_offered_is_refused_with_what_is) {
  const std::string no = chosen("wizard", {"chain mail"});
  BOOST_TEST(no.find("\"chain mail\" is not among what can be chosen here") != std::string::npos,
             no);
  BOOST_TEST(no.find("quarterstaff") != std::string::npos, no);
  const std::string letter = chosen("wizard", {"c"});
  BOOST_TEST(letter.find("\"c\" stands for nothing") != std::string::npos, letter);
  BOOST_TEST(letter.find("a: quarterstaff; b: dagger") != std::string::npos, letter);
  // One choice, one option.
  BOOST_TEST(chosen("wizard", {"a", "a", "a", "a"}).find("is not among") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_the_rules_anything_is_taken_and_anything_left_open) {
  BOOST_TEST(chosen("wizard", {"chain mail", "20 arrow"}, rule_check::waived) ==
             "1 spellbook, 1 chain-mail, 20 arrow");
  BOOST_TEST(chosen("wizard", {"moon dust"}, rule_check::waived) ==
             "there is no equipment \"moon dust\". ");
}

BOOST_AUTO_TEST_CASE(who_asks_step_by_step_is_told_what_is_open) {
  open_choices open;
  BOOST_TEST(!chosen("fighter", {"a", "b"}, rule_check::strict, &open).empty());
  BOOST_REQUIRE(open.size() == 3u);
  BOOST_TEST(open[0].source == "Fighter, martial weapons");
  BOOST_TEST(open[0].count == 2);
  BOOST_TEST(open[1].from.front() == "a: crossbow light and 20 crossbow bolt");
  BOOST_TEST(open[2].label == "equipment");
}

BOOST_AUTO_TEST_CASE(a_background_offers_besides_the_class) {
  trial on_trial(state);
  draft out(on_trial, library, house, dice);
  const auto of = out.entry(category::classes, "wizard");
  const auto acolyte = out.entry(category::backgrounds, "acolyte");
  const auto offer = starting_offer_of(out, *of, acolyte.get());
  BOOST_REQUIRE(offer);
  BOOST_TEST(offer->choices.size() == 4u);
  BOOST_TEST(offer->choices.back().source == "Acolyte");
  BOOST_TEST(offer->coins == 1'500);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace starting_equipment_suite
}  // namespace dnd::tests
