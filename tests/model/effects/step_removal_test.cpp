// Effects that a step ends: by kind, by what they do, one of several, and spells.

#include "tests/support/spell_table.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(step_removal_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

lasting of_kind(std::string_view kind) {
  lasting does = lasting_modifier(modifier_key::armor_class, "-1", "permanent");
  does.kind = kind;
  return does;
}

effect remove_step(std::vector<std::string> names) {
  effect step = step_of(effect_kind::remove);
  step.names = std::move(names);
  return step;
}

game sick(effect cure) {
  lasting weak = lasting_modifier(modifier_key::score, "-2", "permanent");
  weak.modifiers.front().with.insert(ability::str);
  weak.modifiers.push_back(plain_modifier(modifier_key::max_hp, "-10"));
  game g = spell_table(
      {spell_of("ill", "Ill", 1,
                {apply_step("Fever", of_kind("disease")), apply_step("Pox", of_kind("disease")),
                 apply_step("Jinx", of_kind("curse")), apply_step("Weak", weak),
                 apply_step("Venom", lasting_condition(condition::poisoned, "1 hour"))}),
       spell_of("cure", "Cure", 0, {std::move(cure)})});
  g.say("cast ill by: mira to: target-1");
  BOOST_REQUIRE_EQUAL(g.who("target-1").effects.size(), 5U);
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(effects_end_by_their_kind) {
  game g = sick(remove_step({"diseases"}));
  g.say("cast cure by: mira to: target-1");
  BOOST_TEST(!bears(g, "target-1", "Fever"));
  BOOST_TEST(!bears(g, "target-1", "Pox"));
  BOOST_TEST(bears(g, "target-1", "Jinx"));
  game curse = sick(remove_step({"curses", "poisons"}));
  curse.say("cast cure by: mira to: target-1");
  BOOST_TEST(!bears(curse, "target-1", "Jinx"));
  BOOST_TEST(!curse.is("target-1", condition::poisoned));
  BOOST_TEST(bears(curse, "target-1", "Fever"));
}

BOOST_AUTO_TEST_CASE(one_of_them_is_the_newest_or_the_one_that_is_named) {
  effect cure = remove_step({"diseases"});
  cure.count = "1";
  game newest = sick(cure);
  newest.say("cast cure by: mira to: target-1");
  BOOST_TEST(bears(newest, "target-1", "Fever"));
  BOOST_TEST(!bears(newest, "target-1", "Pox"));
  game named = sick(cure);
  named.say("cast cure by: mira to: target-1 choose: fever");
  BOOST_TEST(!bears(named, "target-1", "Fever"));
  BOOST_TEST(bears(named, "target-1", "Pox"));
}

BOOST_AUTO_TEST_CASE(reductions_of_scores_and_of_the_maximum_end) {
  game scores = sick(remove_step({"score reductions"}));
  scores.say("cast cure by: mira to: target-1");
  BOOST_TEST(!bears(scores, "target-1", "Weak"));
  BOOST_TEST(bears(scores, "target-1", "Jinx"));
  game maximum = sick(remove_step({"maximum reductions"}));
  maximum.say("set target-1 max: 50");
  maximum.say("cast cure by: mira to: target-1");
  BOOST_TEST(!bears(maximum, "target-1", "Weak"));
  BOOST_TEST(maximum.who("target-1").effects.size() == 5U);
}

BOOST_AUTO_TEST_CASE(concentration_is_broken) {
  spell held = spell_of("held", "Held", 1,
                        {apply_step("Held", lasting_modifier(modifier_key::armor_class, "1"))});
  held.concentration = true;
  held.duration = "1 minute";
  game g = spell_table({held, spell_of("shout", "Shout", 0, {remove_step({"concentration"})})});
  g.say("cast held by: mira to: target-1");
  g.say("cast shout by: mira to: mira");
  BOOST_TEST(!bears(g, "target-1", "Held"));
  BOOST_TEST(!bears(g, "mira", "Held"));
}

BOOST_AUTO_TEST_CASE(spells_end_up_to_the_level_of_the_slot_and_above_it_on_a_check) {
  effect dispel = remove_step({"spells"});
  dispel.number = -1;
  dispel.checks = true;
  const auto ward = [](std::string_view slug, std::uint8_t level) {
    return spell_of(slug, slug == "low" ? "Low" : "High", level,
                    {apply_step(slug == "low" ? "Low" : "High",
                                lasting_modifier(modifier_key::armor_class, "1", "1 hour"))});
  };
  game g = spell_table({ward("low", 1), ward("high", 3), spell_of("end", "End", 2, {dispel})});
  g.say("cast low by: mira to: target-1");
  g.say("cast high by: mira to: target-1");
  // 9 and the modifier of 3 are less than 13.
  g.say("cast end by: mira to: target-1 rolled: 9");
  BOOST_TEST(g.count<check_rolled>() == 1U);
  BOOST_TEST(!bears(g, "target-1", "Low"));
  BOOST_TEST(bears(g, "target-1", "High"));
  g.say("cast end by: mira to: target-1 rolled: 10");
  BOOST_TEST(!bears(g, "target-1", "High"));
}

BOOST_AUTO_TEST_CASE(all_who_bear_an_effect_of_the_user_are_meant_at_once) {
  effect free = remove_step({"Song"});
  free.bearers = "Song";
  game g = spell_table({spell_of("song", "Song", 1,
                                 {apply_step("Song", lasting_modifier(modifier_key::armor_class,
                                                                      "-1", "permanent"))}),
                        spell_of("hush", "Hush", 0, {free})});
  g.say("cast song by: mira to: target-1 and: target-2");
  g.say("damage to: target-2 amount: 100");
  g.say("cast hush by: mira to: mira");
  BOOST_TEST(!bears(g, "target-1", "Song"));
  BOOST_TEST(!bears(g, "target-2", "Song"));
}

BOOST_AUTO_TEST_SUITE_END()
