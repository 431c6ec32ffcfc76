// Which reactions fit what is about to happen.

#include "model/rules/reaction_options.hpp"

#include "tests/support/reaction_scene.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

BOOST_AUTO_TEST_SUITE(reaction_options_suite)

using namespace dnd::model;
using dnd::test::character;
using dnd::test::monster;
using dnd::test::reacting;
using scene = dnd::test::reaction_scene;

BOOST_FIXTURE_TEST_CASE(a_spell_waits_for_the_other_side_and_is_countered, scene) {
  say("add Mira");
  say("add Warlock");
  say("add lich");
  say("add goblin");
  say("cast blast by: mira to: goblin-1 rolled: 7");
  BOOST_TEST((waits().on == reaction_moment::spell_cast));
  BOOST_REQUIRE_EQUAL(waits().asked.size(), 1U);
  BOOST_TEST(waits().asked.front().who.view() == "lich-1");
  say("reaction counterspell");
  // Mira has a counterspell against that, too.
  BOOST_TEST(waits().asked.front().who.view() == "mira");
  say("pass");
  BOOST_TEST(!is_pending());
  BOOST_TEST(the<spell_countered>().source.view() == "lich-1");
  BOOST_TEST(count<damage_dealt>() == 0U);
  BOOST_TEST(hp("goblin-1") == 7);
  // Both slots are gone.
  BOOST_TEST(who("mira").spent.size() == 1U);
  BOOST_TEST(who("lich-1").spent.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_counterspell_is_countered, scene) {
  say("add Mira");
  say("add lich");
  say("cast blast by: mira to: lich-1 rolled: 7");
  say("reaction counterspell");
  say("reaction counterspell by: mira rolled: 7");
  // The lich has one more against that.
  say("pass");
  BOOST_TEST(!is_pending());
  BOOST_REQUIRE_EQUAL(count<spell_countered>(), 1U);
  BOOST_TEST(the<spell_countered>().caster.view() == "lich-1");
  BOOST_TEST(hp("lich-1") == 128);
}

BOOST_FIXTURE_TEST_CASE(a_higher_spell_is_countered_on_a_check, scene) {
  say("add Mira");
  say("add lich");
  say("cast blast by: lich-1 at: 5 to: mira");
  say("reaction counterspell rolled: 12");  // 12 + 3 against 10 + 5
  say("pass by: lich-1");
  BOOST_TEST(the<check_rolled>().success.value_or(false));
  BOOST_TEST(count<spell_countered>() == 1U);
  say("cast blast by: lich-1 at: 4 to: mira rolled: 8");
  say("reaction counterspell rolled: 5,6");
  say("pass by: lich-1");
  BOOST_TEST(!the<check_rolled>().success.value_or(true));
  BOOST_TEST(count<spell_countered>() == 0U);
  BOOST_TEST(hp("mira") == 24);
}

// -- saves and damage ------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_legendary_resistance_makes_a_failed_save, scene) {
  say("add wyrm");
  say("add dragon");
  say("attack by: dragon-1 with: frightful presence to: wyrm-1 rolled: 2");
  BOOST_TEST((waits().on == reaction_moment::save_failed));
  BOOST_TEST(waits().total == 2);
  BOOST_TEST(waits().against == 16);
  say("reaction legendary");
  BOOST_TEST(story() == "decision_made reaction_taken action_used saving_throw_rolled");
  BOOST_TEST(the<saving_throw_rolled>().success.value_or(false));
  // It had one use.
  say("attack by: dragon-1 with: frightful presence to: wyrm-1 rolled: 2");
  BOOST_TEST(!is_pending());
  BOOST_TEST(!the<saving_throw_rolled>().success.value_or(true));
}

BOOST_FIXTURE_TEST_CASE(a_reaction_may_answer_some_saves_alone, scene) {
  const auto guarded = [&](const char* name, auto set) {
    stat_block one = character(name, 12, 60);
    one.actions.push_back(reacting("Luck", "save_failed", {}));
    one.actions.back().effects.clear();
    set(one.actions.back());
    knows_all(std::move(one));
    say(std::string("add ") + name);
  };
  guarded("Dex", [](action& a) { a.on_with.insert(ability::dex); });
  guarded("Wis", [](action& a) { a.on_with.insert(ability::wis); });
  guarded("Undead", [](action& a) { a.on_against = {"undead"}; });
  guarded("Fear", [](action& a) { a.on_against = {"frightened"}; });
  say("add dragon");
  say("attack by: dragon-1 with: frightful presence to: dex rolled: 2");
  BOOST_TEST(!is_pending());
  say("attack by: dragon-1 with: frightful presence to: undead rolled: 2");
  BOOST_TEST(!is_pending());
  say("attack by: dragon-1 with: frightful presence to: fear rolled: 2");
  BOOST_TEST(is_pending());
  say("let pass");
  say("attack by: dragon-1 with: frightful presence to: wis rolled: 2");
  BOOST_TEST(is_pending());
}

BOOST_FIXTURE_TEST_CASE(a_reaction_may_answer_lower_spells_at_its_bearer_alone, scene) {
  stat_block stone = monster("Stone", 12, 60);
  stone.actions.push_back(reacting("Swallow", "spell_cast", {}));
  stone.actions.back().effects.clear();
  stone.actions.back().on_level_at_most = 3;
  stone.actions.back().on_alone = true;
  knows_all(std::move(stone));
  say("add stone");
  say("add zombie");
  say("add Mira");
  say("cast blast by: mira at: 4 to: stone-1 free");
  BOOST_TEST(!is_pending());
  say("cast blast by: mira at: 3 to: stone-1 and: zombie-1 free");
  BOOST_TEST(!is_pending());
  say("cast blast by: mira at: 3 to: zombie-1 free");
  BOOST_TEST(!is_pending());
  say("cast blast by: mira at: 3 to: stone-1 free");
  BOOST_TEST(is_pending());
}

BOOST_AUTO_TEST_SUITE_END()
