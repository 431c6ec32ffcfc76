// Goal: one value of a list finds the creatures that are meant, and what could mean two things is
// refused with both.
#include "model/language/selection.hpp"

#include "tests/support/game.hpp"

#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(selection_suite)

namespace {

using namespace dnd::model;
using dnd::test::game;

game crowd() {
  game g;
  g.say("add goblin count: 4");
  g.say("add zombie count: 11");
  g.say("add elara and: grog");
  return g;
}

std::string found(const game& g, std::string_view typed, group_scope scope = group_scope::living) {
  const auto who = select_creatures(word{std::string(typed), 7}, g.state, scope);
  BOOST_REQUIRE_MESSAGE(who, typed << ": " << (who ? "" : who.error().message));
  std::string ids;
  for (const auto& one : *who) ids += (ids.empty() ? "" : " ") + one.who->id.str();
  return ids;
}

refusal lost(const game& g, std::string_view typed) {
  const auto who = select_creatures(word{std::string(typed), 7}, g.state, group_scope::living);
  BOOST_REQUIRE_MESSAGE(!who, typed << " was found");
  return who.error();
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(patterns_ranges_and_words_stand_for_several) {
  game g = crowd();
  BOOST_TEST(found(g, "goblin*") == "goblin-1 goblin-2 goblin-3 goblin-4");
  BOOST_TEST(found(g, "Gob*") == "goblin-1 goblin-2 goblin-3 goblin-4");
  BOOST_TEST(found(g, "*-4") == "goblin-4 zombie-4");
  BOOST_TEST(found(g, "goblin-2..3") == "goblin-2 goblin-3");
  BOOST_TEST(found(g, "goblin 3..9") == "goblin-3 goblin-4");
  BOOST_TEST(found(g, "zombie-9..11") == "zombie-9 zombie-10 zombie-11");
  BOOST_TEST(found(g, "party") == "elara grog");
  BOOST_TEST(found(g, "PARTY") == "elara grog");
  BOOST_TEST(found(g, "monsters").starts_with("goblin-1"));
  BOOST_TEST(found(g, "*") == found(g, "all"));
}

BOOST_AUTO_TEST_CASE(several_names_may_stand_together) {
  game g = crowd();
  BOOST_TEST(found(g, "goblin-1,elara") == "goblin-1 elara");
  BOOST_TEST(found(g, "goblin-1, gro") == "goblin-1 grog");
  BOOST_TEST(found(g, "elara goblin 2 grog") == "elara goblin-2 grog");
  BOOST_TEST(found(g, "goblin-1..2 elara") == "goblin-1 goblin-2 elara");
  const refusal why = lost(g, "elara,nobody");
  BOOST_TEST((why.code == refusal_code::unknown_creature));
  BOOST_TEST(why.column.value() == 13U);
  BOOST_TEST((lost(g, "elara nobody").code == refusal_code::unknown_creature));
}

BOOST_AUTO_TEST_CASE(the_dead_are_no_part_of_a_group_but_have_one) {
  game g = crowd();
  g.say("dmg goblin-2 99");
  BOOST_TEST(found(g, "goblin*") == "goblin-1 goblin-3 goblin-4");
  BOOST_TEST(found(g, "goblin*", group_scope::everybody) == "goblin-1 goblin-2 goblin-3 goblin-4");
  BOOST_TEST(found(g, "dead") == "goblin-2");
  BOOST_TEST(found(g, "goblin-2") == "goblin-2");
  g.say("dmg goblin* 99");
  BOOST_TEST(holds(lost(g, "goblin*").message, "all dead"));
}

BOOST_AUTO_TEST_CASE(a_name_goes_before_a_group) {
  game g = crowd();
  g.say("add goblin as: Party");
  BOOST_TEST(found(g, "party") == "party");
  g.say("group kobolds: goblin-1..2");
  BOOST_TEST(found(g, "kobolds") == "goblin-1 goblin-2");
  g.say("add goblin as: Kobolds");
  BOOST_TEST(found(g, "kobolds") == "kobolds");
}

BOOST_AUTO_TEST_CASE(a_group_word_that_begins_a_name_is_refused_with_both) {
  game g = crowd();
  g.say("add goblin as: Allister");
  const refusal why = lost(g, "all");
  BOOST_TEST((why.code == refusal_code::ambiguous_creature));
  BOOST_TEST(holds(why.message, "allister"));
  BOOST_TEST(holds(why.hint, "`*`"));
  BOOST_TEST(found(g, "alli") == "allister");
  BOOST_TEST(holds(found(g, "*"), "allister"));
}

BOOST_AUTO_TEST_CASE(a_beginning_finds_a_creature_before_a_group) {
  game g = crowd();
  g.say("group guards: goblin-1 and: goblin-2");
  BOOST_TEST(found(g, "gua") == "goblin-1 goblin-2");
  BOOST_TEST(found(g, "gr") == "grog");
  BOOST_TEST((lost(g, "zombie").code == refusal_code::ambiguous_creature));
}

BOOST_AUTO_TEST_CASE(nobody_at_all_is_refused_with_the_groups_that_there_are) {
  game g = crowd();
  const refusal why = lost(g, "orc*");
  BOOST_TEST((why.code == refusal_code::unknown_creature));
  BOOST_TEST(holds(why.hint, "goblin*"));
  BOOST_TEST(holds(lost(game(), "*").hint, "`add`"));
  BOOST_TEST((lost(g, "goblin-4..2").code == refusal_code::unknown_creature));
  BOOST_TEST((lost(g, "").code == refusal_code::unknown_creature));
}

BOOST_AUTO_TEST_CASE(a_number_that_may_belong_to_the_name_is_refused) {
  game g;
  g.say("add goblin count: 2");
  g.say("add zombie");
  const refusal why = g.refused("cond prone goblin 2");
  BOOST_TEST((why.code == refusal_code::ambiguous_creature));
  g.say("remove goblin-1");
  BOOST_TEST(holds(g.refused("cond prone goblin 2").hint, "`goblin-2`"));
  g.say("cond prone goblin-2 2");
  g.say("cond prone goblin 3");
  g.say("condition add prone to: zombie rounds: 1");
  BOOST_TEST(holds(g.refused("s dex zombie 1").hint, "`zombie-1`"));
}

BOOST_AUTO_TEST_CASE(completion_gets_what_stands_for_several) {
  game g;
  BOOST_TEST(group_words(g.state).empty());
  g.say("add goblin count: 2");
  g.say("add zombie");
  g.say("group pack: zombie and: goblin-1");
  BOOST_TEST(
      (group_words(g.state) == std::vector<std::string>{"pack", "all", "monsters", "goblin*"}));
}

BOOST_AUTO_TEST_CASE(who_is_in_a_group_and_named_besides_counts_once) {
  game g = crowd();
  g.say("damage to: goblin* and: goblin-2 amount: 1");
  BOOST_TEST(g.count<damage_dealt>() == 4U);
  BOOST_TEST((g.refused("dmg elara,elara 1").code == refusal_code::duplicate_label));
}

BOOST_AUTO_TEST_CASE(who_of_a_group_cannot_is_left_out) {
  game g = crowd();
  g.say("cond unconscious elara");
  g.say("c perception party");
  BOOST_TEST(g.the<check_rolled>().creature.view() == "grog");
  g.say("cond prone goblin-1");
  g.say("cond -prone goblin*");
  BOOST_TEST(g.count<condition_removed>() == 1U);
  BOOST_TEST((g.refused("cond -prone goblin*").code == refusal_code::not_available));
  BOOST_TEST((g.refused("c perception elara").code == refusal_code::incapacitated));
  g.say("start");
  g.say("init elara rolled: 3");
  g.say("init party rolled: 15");
  BOOST_TEST(g.the<initiative_rolled>().creature.view() == "grog");
}

BOOST_AUTO_TEST_CASE(a_kind_is_an_id_without_its_number) {
  BOOST_TEST(kind_of_id("zombie-12") == "zombie");
  BOOST_TEST(kind_of_id("elara") == "elara");
  BOOST_TEST(kind_of_id("r2-d2") == "r2-d2");
  BOOST_TEST(kind_of_id("-1") == "");
}

BOOST_AUTO_TEST_SUITE_END()
