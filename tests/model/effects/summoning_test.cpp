// Creatures that an effect brings: how many, on whose side, in which turn, and until when.

#include "model/effects/summoning.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/sides.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(summoning_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

effect summon(std::vector<std::string> names) {
  effect step;
  step.kind = effect_kind::summon;
  step.names = std::move(names);
  return step;
}

spell calling(effect step) {
  spell made = spell_of("call", "Call", 1, {std::move(step)});
  made.concentration = true;
  made.duration = "1 hour";
  return made;
}

/// Mira, who knows the spell, and one target. Wolves have a challenge rating of 1/4, dire wolves of
/// 1, bears of 3.
game with(spell what) {
  game g;
  for (const auto& [name, eighths] :
       {std::pair("Wolf", 2), std::pair("Dire Wolf", 8), std::pair("Bear", 24)}) {
    stat_block block = monster(name, 13, 11);
    block.challenge_eighths = static_cast<std::int16_t>(eighths);
    block.actions.push_back(melee("Bite", 4, {{"2d4+2", damage_type::piercing, {}}}));
    g.knows(std::move(block));
  }
  g.knows(caster("Mira", {what.slug}));
  g.knows(std::move(what));
  g.say("add caster as: Mira");
  g.say("add target");
  return g;
}

std::size_t count_of(const game& g, std::string_view kind) {
  return static_cast<std::size_t>(std::ranges::count_if(
      g.state.creatures(), [&](const auto& who) { return who->id.view().starts_with(kind); }));
}

}  // namespace

BOOST_AUTO_TEST_CASE(creatures_come_as_often_as_the_user_says_and_go_with_the_spell) {
  game g = with(calling(summon({"wolf", "dire-wolf"})));
  g.say("cast call by: mira choose: wolf x2");
  BOOST_TEST(g.who("wolf-2").summoner.view() == "mira");
  BOOST_TEST(g.who("wolf-1").hp == 11);
  BOOST_TEST(bears(g, "wolf-1", "Call"));
  g.say("stop by: mira");
  BOOST_TEST(count_of(g, "wolf") == 0U);
  BOOST_TEST(g.count<creature_removed>() == 2U);
}

BOOST_AUTO_TEST_CASE(several_kinds_come_at_once_and_one_of_a_kind_without_a_number) {
  game g = with(calling(summon({"wolf", "dire-wolf"})));
  g.say("cast call by: mira choose: wolf and: dire wolf x2");
  BOOST_TEST(count_of(g, "wolf") == 1U);
  BOOST_TEST(count_of(g, "dire-wolf") == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_left_open_has_to_be_chosen_and_what_is_fixed_comes_by_itself) {
  game open = with(calling(summon({"wolf", "dire-wolf"})));
  BOOST_TEST((open.refused("cast call by: mira").code == refusal_code::missing_label));
  BOOST_TEST((open.refused("cast call by: mira choose: ogre").code == refusal_code::missing_label));
  game fixed = with(calling(summon({"wolf x2", "dire-wolf x1"})));
  fixed.say("cast call by: mira");
  BOOST_TEST(count_of(fixed, "wolf") == 2U);
  BOOST_TEST(count_of(fixed, "dire-wolf") == 1U);
}

BOOST_AUTO_TEST_CASE(dice_and_the_slot_say_how_many_come_at_most) {
  effect step = summon({"wolf"});
  step.count = "1d4";
  step.per_level = "2";
  game g = with(calling(step));
  g.say("cast call by: mira at: 2 rolled: 1");
  BOOST_TEST(count_of(g, "wolf") == 3U);
  g.say("cast call by: mira choose: wolf x1 rolled: 4");
  BOOST_TEST(count_of(g, "wolf") == 1U);
  BOOST_TEST(
      (g.refused("cast call by: mira choose: wolf x3 rolled: 2").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(the_challenge_rating_says_how_many_come) {
  effect step = summon({"wolf", "dire-wolf", "bear"});
  step.by_challenge = {{2, "4"}, {8, "2"}};
  step.by_level = {{3, "2"}};
  game g = with(calling(step));
  g.say("cast call by: mira choose: wolf");
  BOOST_TEST(count_of(g, "wolf") == 4U);
  g.say("cast call by: mira at: 3 choose: dire wolf");
  BOOST_TEST(count_of(g, "dire-wolf") == 4U);
  BOOST_TEST(count_of(g, "wolf") == 0U);
  BOOST_TEST(
      (g.refused("cast call by: mira choose: dire wolf x3").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("cast call by: mira choose: bear").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(a_highest_challenge_rating_is_a_number_or_the_level_of_the_slot) {
  effect step = summon({"wolf", "bear"});
  step.challenge = "slot";
  game by_slot = with(calling(step));
  BOOST_TEST((by_slot.refused("cast call by: mira choose: bear").code == refusal_code::bad_value));
  by_slot.say("cast call by: mira at: 3 choose: bear");
  step.challenge = "2";
  game by_number = with(calling(step));
  by_number.say("cast call by: mira choose: wolf");
  BOOST_TEST(
      (by_number.refused("cast call by: mira at: 3 choose: bear").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(who_falls_is_gone) {
  game g = with(calling(summon({"wolf x2"})));
  g.say("cast call by: mira");
  g.say("damage wolf-1 amount: 11");
  BOOST_TEST(count_of(g, "wolf") == 1U);
  BOOST_TEST(g.state.find("wolf-2") != nullptr);
}

BOOST_AUTO_TEST_CASE(what_comes_for_good_stays_and_its_body_lies_where_it_fell) {
  effect step = summon({"wolf x1"});
  spell made = spell_of("call", "Call", 1, {step});
  game g = with(made);
  g.say("cast call by: mira");
  BOOST_TEST(g.who("wolf-1").bond == 0U);
  BOOST_TEST(g.who("wolf-1").effects.empty());
  g.say("damage wolf-1 amount: 11");
  BOOST_TEST(count_of(g, "wolf") == 1U);
}

BOOST_AUTO_TEST_CASE(time_sends_them_home) {
  game g = with(calling(summon({"wolf x1"})));
  g.say("cast call by: mira");
  g.say("time pass 59 minutes");
  BOOST_TEST(count_of(g, "wolf") == 1U);
  g.say("time pass 2 minutes");
  BOOST_TEST(count_of(g, "wolf") == 0U);
}

BOOST_AUTO_TEST_CASE(in_a_fight_a_kind_rolls_initiative_together_and_has_turns) {
  game g = with(calling(summon({"wolf x2"})));
  g.say("encounter start rolled: 5");
  g.say("initiative by: mira rolled: 15");
  g.say("cast call by: mira rolled: 10");
  BOOST_TEST(g.count<initiative_rolled>() == 2U);
  BOOST_TEST(g.order() == "mira wolf-1 wolf-2 target-1");
  g.say("next");
  BOOST_TEST(g.turn() == "wolf-1");
}

BOOST_AUTO_TEST_CASE(who_is_summoned_may_go_while_the_others_march) {
  for (const char* line :
       {"march 2 by: mira and: wolf-1", "march 10 by: mira and: wolf-1 rolled: 20,20"}) {
    game g = with(calling(summon({"wolf"})));
    g.say("cast call by: mira");
    BOOST_REQUIRE(count_of(g, "wolf") == 1U);
    g.say(line);
    BOOST_TEST(count_of(g, "wolf") == 0U);
    BOOST_TEST(g.state.books().lives.find("mira")->marched > 0U);
    BOOST_TEST(g.state.books().lives.find("wolf-1") == nullptr);
  }
}

BOOST_AUTO_TEST_CASE(who_acts_with_its_summoner_comes_right_after) {
  effect step = summon({"wolf x2"});
  step.what = "after";
  game g = with(calling(step));
  g.say("add target");
  g.say("encounter start rolled: 5");
  g.say("initiative by: mira rolled: 5");
  g.say("cast call by: mira");
  BOOST_TEST(g.order() == "mira wolf-1 wolf-2 target-1 target-2");
}

BOOST_AUTO_TEST_CASE(whose_turn_it_is_passes_it_on_when_it_is_sent_home) {
  effect step = summon({"wolf x1"});
  step.what = "after";
  game g = with(calling(step));
  g.say("encounter start rolled: 5");
  g.say("initiative by: mira rolled: 15");
  g.say("cast call by: mira");
  g.say("next");
  BOOST_REQUIRE_EQUAL(g.turn(), "wolf-1");
  g.say("damage mira amount: 30");
  BOOST_TEST(count_of(g, "wolf") == 0U);
  BOOST_TEST(g.turn() == "target-1");
}

BOOST_AUTO_TEST_CASE(who_is_brought_is_on_the_side_of_who_brought_it) {
  stat_block rogue = fighter("Rook");
  modifier sneak = plain_modifier(modifier_key::damage, "1d6");
  sneak.during = {"ally-near"};
  rogue.traits.push_back({.name = "Together", .modifiers = {sneak}});
  game g = with(calling(summon({"wolf x1"})));
  g.knows(rogue);
  g.say("add rook");
  g.say("remove mira");
  g.say("attack by: rook with: shortsword to: target-1 rolled: 15,3");
  BOOST_TEST(g.hp("target-1") == 94);
  g.say("add caster as: Mira");
  g.say("cast call by: mira");
  g.say("damage mira amount: 29");
  g.say("condition add prone to: mira");
  g.say("attack by: rook with: shortsword to: target-1 rolled: 15,3,6");
  BOOST_TEST(g.hp("target-1") == 82);
}

BOOST_AUTO_TEST_CASE(what_breaks_free_stays_as_an_enemy_for_its_time) {
  effect step = summon({"bear x1"});
  step.unbound = "1 hour";
  game g = with(calling(step));
  const auto fights_mira = [&] { return rules::are_foes(g.state, g.who("mira"), g.who("bear-1")); };
  g.say("cast call by: mira");
  BOOST_TEST(!fights_mira());
  g.say("time pass 10 minutes");
  g.say("condition add stunned to: mira");
  BOOST_TEST(!rules::concentration_of(g.who("mira")));
  BOOST_TEST(fights_mira());
  g.say("time pass 49 minutes");
  BOOST_TEST(count_of(g, "bear") == 1U);
  g.say("time pass 2 minutes");
  BOOST_TEST(count_of(g, "bear") == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_let_go_leaves_though_it_could_break_free) {
  effect step = summon({"bear x1"});
  step.unbound = "1 hour";
  game g = with(calling(step));
  g.say("cast call by: mira");
  g.say("stop by: mira");
  BOOST_TEST(count_of(g, "bear") == 0U);
}

BOOST_AUTO_TEST_CASE(who_comes_may_be_on_another_side_or_on_none) {
  effect step = summon({"bear x1"});
  step.side = "hostile";
  game hostile = with(calling(step));
  hostile.say("cast call by: mira");
  BOOST_TEST(rules::are_foes(hostile.state, hostile.who("mira"), hostile.who("bear-1")));
  step.side = "none";
  game none = with(spell_of("call", "Call", 1, {step}));
  none.say("cast call by: mira");
  BOOST_TEST(none.who("bear-1").bond == 0U);
  BOOST_TEST(rules::is_on_no_side(none.who("bear-1")));
}

BOOST_AUTO_TEST_CASE(steps_may_follow_for_each_who_comes) {
  effect step = summon({"wolf x2"});
  effect strong;
  strong.kind = effect_kind::temp_hp;
  strong.what = "5";
  strong.duration = "10 minutes";
  step.branches.push_back({"each", {strong}});
  game g = with(calling(step));
  g.say("cast call by: mira");
  BOOST_TEST(g.who("wolf-1").temp_hp == 5);
  BOOST_TEST(g.who("wolf-2").temp_hp == 5);
  BOOST_TEST(g.who("mira").temp_hp == 0);
  g.say("time pass 11 minutes");
  BOOST_TEST(g.who("wolf-1").temp_hp == 0);
}

BOOST_AUTO_TEST_CASE(the_death_of_its_summoner_may_send_it_home) {
  effect step = summon({"wolf x1"});
  step.ends_on = {"source_dead"};
  step.duration = "8 hours";
  game g = with(spell_of("call", "Call", 1, {step}));
  g.say("cast call by: mira");
  BOOST_TEST(count_of(g, "wolf") == 1U);
  g.say("damage mira amount: 100");
  BOOST_TEST(count_of(g, "wolf") == 0U);
}

BOOST_AUTO_TEST_CASE(more_than_there_is_room_for_are_refused) {
  effect step = summon({"wolf"});
  game g = with(calling(step));
  BOOST_TEST((g.refused("cast call by: mira choose: wolf x101").code == refusal_code::too_many));
  for (int i = 0; i < 10; ++i) g.say("add zombie count: 99");
  BOOST_TEST((g.refused("cast call by: mira choose: wolf x9").code == refusal_code::too_many));
}

BOOST_AUTO_TEST_CASE(a_creature_that_is_nowhere_is_refused) {
  game g = with(calling(summon({"snark"})));
  BOOST_TEST((g.refused("cast call by: mira").code == refusal_code::unknown_content));
}

BOOST_AUTO_TEST_CASE(an_action_brings_creatures_and_its_choice_is_heard) {
  stat_block lord = monster("Lord", 14, 50);
  action howl;
  howl.name = "Howl";
  effect choice;
  choice.kind = effect_kind::choose;
  choice.to = effect_aim::self;
  effect bears_come = summon({"bear"});
  bears_come.duration = "1 hour";
  effect wolves_come = summon({"wolf x2"});
  wolves_come.duration = "1 hour";
  choice.branches = {{"Bears", {bears_come}}, {"Wolves", {wolves_come}}};
  howl.effects = {choice};
  lord.actions.push_back(howl);
  game g = with(calling(summon({"wolf"})));
  g.knows(lord);
  g.say("add lord");
  g.say("attack by: lord-1 with: howl to: lord-1 choose: wolves");
  BOOST_TEST(count_of(g, "wolf") == 2U);
  BOOST_TEST(count_of(g, "bear") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
