// Goal: what a person types finds the one thing that is meant, or says why it does not.
#include "model/language/resolve.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(resolve_suite)

namespace {

using namespace dnd::model;

const std::vector<creature_label> table = {
    {"elara", "Elara"},
    {"giant-crocodile-1", "Giant Crocodile 1"},
    {"giant-crocodile-2", "Old Snapper"},
    {"xarthal-the-red", "Xar'thal the Red"},
    {"zombie-1", "Zombie 1"},
    {"zombie-10", "Zombie 10"},
    {"mill-guard", "Élise"},
};

std::string found(std::string_view typed) {
  const auto at = resolve_creature(word{std::string(typed), 7}, table);
  BOOST_REQUIRE_MESSAGE(at, typed << ": " << (at ? "" : at.error().message));
  return std::string(table[*at].id);
}

refusal lost(std::string_view typed) {
  const auto at = resolve_creature(word{std::string(typed), 7}, table);
  BOOST_REQUIRE_MESSAGE(!at, typed);
  BOOST_TEST(at.error().column.value() == 7U);
  return at.error();
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

action made(const char* name, action_group group) {
  action result;
  result.name = name;
  result.group = group;
  return result;
}

stat_block dragon() {
  stat_block block;
  block.name = "Dragon";
  block.actions = {made("Tail", action_group::legendary),
                   made("Tail", action_group::action),
                   made("Tail Attack", action_group::legendary),
                   made("Longsword (one-handed)", action_group::action),
                   made("Longsword (two-handed)", action_group::action),
                   made("Wing Attack", action_group::legendary),
                   made("Wing Buffet", action_group::action),
                   made("Hunter's Bow", action_group::action)};
  return block;
}

}  // namespace

BOOST_AUTO_TEST_CASE(creatures_answer_to_id_name_and_prefix_in_any_spelling) {
  BOOST_TEST(found("zombie-1") == "zombie-1");
  BOOST_TEST(found("Zombie 1") == "zombie-1");
  BOOST_TEST(found("ELARA") == "elara");
  BOOST_TEST(found("giant crocodile 2") == "giant-crocodile-2");
  BOOST_TEST(found("old snapper") == "giant-crocodile-2");
  BOOST_TEST(found("old") == "giant-crocodile-2");
  BOOST_TEST(found("xar'thal") == "xarthal-the-red");
  BOOST_TEST(found("Xarthal the") == "xarthal-the-red");
  BOOST_TEST(found("Élise") == "mill-guard");
  BOOST_TEST(found("e") == "elara");
}

BOOST_AUTO_TEST_CASE(case_and_the_form_of_accents_do_not_matter_beyond_ascii_either) {
  BOOST_TEST(found("ÉLISE") == "mill-guard");
  BOOST_TEST(found("e\u0301lise") == "mill-guard");
  // An id from a log of earlier days, which kept the case of such letters.
  const std::vector<creature_label> old = {{"zoË", "ZOË"}};
  for (const char* typed : {"zoË", "ZOË", "zoë", "Zoe\u0308"})
    BOOST_TEST(*resolve_creature(word{typed, 0}, old) == 0U);
}

BOOST_AUTO_TEST_CASE(a_name_goes_before_a_prefix_and_an_id_before_a_name) {
  const std::vector<creature_label> both = {{"bob", "Tom"}, {"tom", "Bob"}, {"tomcat", "Cat"}};
  BOOST_TEST(*resolve_creature(word{"tom", 0}, both) == 1U);
  const std::vector<creature_label> longer = {{"a-1", "Tomas"}, {"a-2", "Tom"}};
  BOOST_TEST(*resolve_creature(word{"tom", 0}, longer) == 1U);
}

BOOST_AUTO_TEST_CASE(words_in_the_middle_of_a_name_say_who_is_meant_too) {
  const std::vector<creature_label> there{{"young-green-dragon-1", "Green Death"},
                                          {"dragonne-1", "Dragonne 1"},
                                          {"old-green-hag", "Old Green Hag"}};
  const auto at = [&](std::string_view typed) {
    return resolve_creature(word{.text = std::string(typed), .column = 0}, there);
  };
  BOOST_TEST(*at("dragon-1") == 0U);
  BOOST_TEST(*at("hag") == 2U);
  BOOST_TEST(*at("death") == 0U);
  // The beginning of a name goes before what stands in another.
  BOOST_TEST(*at("dragon") == 1U);
  BOOST_TEST(*at("green") == 0U);
  BOOST_TEST((at("rag").error().code == refusal_code::unknown_creature));
  // A number alone is nobody's name.
  BOOST_TEST((at("1").error().code == refusal_code::unknown_creature));
}

BOOST_AUTO_TEST_CASE(a_prefix_that_fits_two_is_ambiguous) {
  const refusal why = lost("giant");
  // "Old Snapper" is a giant crocodile by its id.
  BOOST_TEST(why.code == refusal_code::ambiguous_creature);
  BOOST_TEST(holds(why.hint, "giant-crocodile-1, giant-crocodile-2"));
}

BOOST_AUTO_TEST_CASE(two_of_the_same_name_are_ambiguous) {
  const std::vector<creature_label> twins = {{"a-1", "Tom"}, {"a-2", "Tom"}};
  const auto at = resolve_creature(word{"tom", 0}, twins);
  BOOST_REQUIRE(!at);
  BOOST_TEST(at.error().code == refusal_code::ambiguous_creature);
}

BOOST_AUTO_TEST_CASE(a_number_is_never_cut) {
  const std::vector<creature_label> tenth = {{"zombie-10", "Zombie 10"}};
  const auto at = resolve_creature(word{"zombie-1", 0}, tenth);
  BOOST_REQUIRE(!at);
  BOOST_TEST(at.error().code == refusal_code::unknown_creature);
  BOOST_TEST(*resolve_creature(word{"zombie", 0}, tenth) == 0U);
}

BOOST_AUTO_TEST_CASE(an_unknown_name_gets_the_nearest_and_who_is_there) {
  const refusal why = lost("elera");
  BOOST_TEST(why.code == refusal_code::unknown_creature);
  BOOST_TEST(holds(why.hint, "\"elara\""));
  BOOST_TEST(holds(why.hint, "zombie-10"));
  BOOST_TEST(holds(lost("zombie-1 and elara").hint, "`and:`"));
  BOOST_TEST(lost("---").code == refusal_code::unknown_creature);
}

BOOST_AUTO_TEST_CASE(a_long_list_is_cut_and_an_empty_table_says_so) {
  std::vector<std::string> ids;
  for (int i = 1; i <= 20; ++i) ids.push_back("zombie-" + std::to_string(i));
  std::vector<creature_label> many;
  for (const std::string& id : ids) many.push_back({id, id});
  const auto crowd = resolve_creature(word{"elara", 0}, many);
  BOOST_REQUIRE(!crowd);
  BOOST_TEST(holds(crowd.error().hint, "zombie-8, … (20 in all)"));
  BOOST_TEST(!holds(crowd.error().hint, "zombie-9"));
  const auto nobody = resolve_creature(word{"elara", 0}, std::vector<creature_label>{});
  BOOST_REQUIRE(!nobody);
  BOOST_TEST(holds(nobody.error().hint, "`add`"));
}

BOOST_AUTO_TEST_CASE(creatures_of_a_state_are_found) {
  state game;
  for (const char* id : {"zombie-1", "zombie-2"}) {
    auto who = std::make_shared<creature>();
    who->id = id;
    who->name = id;
    game.put(who);
  }
  BOOST_TEST((*resolve_creature(word{"Zombie 2", 0}, game))->id.view() == "zombie-2");
  BOOST_TEST(!resolve_creature(word{"zombie", 0}, game));
}

BOOST_AUTO_TEST_CASE(actions_answer_to_name_and_prefix) {
  const stat_block block = dragon();
  const auto name_of = [&](const char* typed) {
    const auto what = resolve_action(word{typed, 3}, block);
    BOOST_REQUIRE_MESSAGE(what, typed);
    return (*what)->name.str();
  };
  BOOST_TEST(name_of("longsword two-handed") == "Longsword (two-handed)");
  BOOST_TEST(name_of("LONGSWORD (TWO-HANDED)") == "Longsword (two-handed)");
  BOOST_TEST(name_of("hunters bow") == "Hunter's Bow");
  BOOST_TEST(name_of("hunter") == "Hunter's Bow");
}

BOOST_AUTO_TEST_CASE(an_ordinary_action_goes_before_a_legendary_one) {
  const stat_block block = dragon();
  const auto tail = resolve_action(word{"tail", 0}, block);
  BOOST_REQUIRE(tail);
  BOOST_TEST((*tail)->group == action_group::action);
  BOOST_TEST((*resolve_action(word{"wing", 0}, block))->name.view() == "Wing Buffet");
  BOOST_TEST((*resolve_action(word{"wing attack", 0}, block))->name.view() == "Wing Attack");
}

BOOST_AUTO_TEST_CASE(an_ambiguous_action_is_refused_with_those_that_it_may_be) {
  const stat_block block = dragon();
  const auto two = resolve_action(word{"longsword", 3}, block);
  BOOST_REQUIRE(!two);
  BOOST_TEST(two.error().code == refusal_code::unknown_action);
  BOOST_TEST(holds(two.error().hint, "(one-handed), Longsword (two-handed)"));
}

BOOST_AUTO_TEST_CASE(an_unknown_action_is_refused_at_its_place_with_the_nearest) {
  const stat_block block = dragon();
  const auto none = resolve_action(word{"tial", 3}, block);
  BOOST_REQUIRE(!none);
  BOOST_TEST(holds(none.error().hint, "\"Tail\""));
  BOOST_TEST(none.error().column.value() == 3U);
}

BOOST_AUTO_TEST_CASE(of_somebody_without_actions_that_is_said) {
  BOOST_TEST(holds(resolve_action(word{"x", 0}, stat_block{}).error().hint, "no actions"));
}

BOOST_AUTO_TEST_SUITE_END()
