// Casting a spell: who can, with what, and what it costs.

#include "model/rules/casting.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(casting_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

game with(spell what) {
  game g;
  g.knows(caster("Mira", {what.slug, "bolt", "mend", "step"}));
  g.knows(std::move(what));
  g.knows(spell_of("bolt", "Bolt", 0, {damage_step("1", "fire")}));
  spell step = spell_of("step", "Step", 1, {heal_step("1")});
  step.time = casting_time::bonus_action;
  g.knows(std::move(step));
  g.say("add caster as: Mira");
  g.say("add target");
  return g;
}

spell blast() {
  return spell_of("blast", "Blast", 1, {damage_step("2", "thunder")});
}

void begin(game& g) {
  g.house.turns = turn_ruling::counted;
  g.say("encounter start");
  g.say("initiative by: mira rolled: 20");
}

}  // namespace

BOOST_AUTO_TEST_CASE(three_spells_in_one_turn_are_refused) {
  game g = with(blast());
  begin(g);
  g.say("cast blast to: target-1");
  BOOST_TEST(g.refused("cast blast to: target-1").message == "Mira has used its action");
}

BOOST_AUTO_TEST_CASE(a_cantrip_costs_no_slot_and_cannot_have_one) {
  game g = with(blast());
  g.say("cast bolt by: mira to: target-1");
  BOOST_TEST(g.count<action_used>() == 0U);
  (void)g.refused("cast bolt by: mira at: 2 to: target-1");
}

BOOST_AUTO_TEST_CASE(beside_a_spell_as_a_bonus_action_only_a_cantrip_goes) {
  game g = with(blast());
  begin(g);
  g.say("cast step to: mira");
  BOOST_TEST(g.refused("cast blast to: target-1").hint.find("cantrip") != std::string::npos);
  g.say("cast bolt to: target-1");
}

BOOST_AUTO_TEST_CASE(after_a_spell_there_is_no_spell_as_a_bonus_action) {
  game g = with(blast());
  begin(g);
  g.say("cast blast to: target-1");
  (void)g.refused("cast step to: mira");
}

BOOST_AUTO_TEST_CASE(without_a_slot_there_is_no_spell) {
  game g = with(blast());
  for (int i = 0; i < 9; ++i) g.say("cast blast by: mira to: target-1");
  BOOST_TEST(g.refused("cast blast by: mira to: target-1").message ==
             "Mira has no slot left for Blast");
}

BOOST_AUTO_TEST_CASE(a_slot_must_be_high_enough_and_left) {
  game g = with(spell_of("blast", "Blast", 2, {damage_step("2", "thunder")}));
  (void)g.refused("cast blast by: mira at: 1 to: target-1");
  (void)g.refused("cast blast by: mira at: 9 to: target-1");
  g.say("cast blast by: mira at: 3 to: target-1");
}

BOOST_AUTO_TEST_CASE(only_what_somebody_knows_can_be_cast) {
  game g = with(blast());
  g.knows(spell_of("wish", "Wish", 9, {}));
  BOOST_TEST(g.refused("cast wish by: mira").message == "Mira does not know Wish");
  BOOST_TEST(g.refused("cast blast by: target-1 to: mira").message ==
             "Target 1 does not know Blast");
}

BOOST_AUTO_TEST_CASE(a_spell_for_somebody_needs_a_target_that_lives) {
  game g = with(blast());
  BOOST_TEST(static_cast<int>(g.refused("cast blast by: mira").code) ==
             static_cast<int>(refusal_code::missing_label));
  g.say("damage to: target-1 amount: 100 type: fire");
  BOOST_TEST(static_cast<int>(g.refused("cast blast by: mira to: target-1").code) ==
             static_cast<int>(refusal_code::creature_dead));
}

BOOST_AUTO_TEST_CASE(a_ritual_costs_no_slot_and_not_every_spell_is_one) {
  spell what = spell_of("detect", "Detect", 1, {});
  what.ritual = true;
  game g = with(std::move(what));
  g.knows(blast());
  g.say("cast detect by: mira ritual");
  BOOST_TEST(g.count<action_used>() == 0U);
  BOOST_TEST(g.the<spell_cast>().ritual);
}

BOOST_AUTO_TEST_CASE(who_cannot_act_cannot_cast) {
  game g = with(blast());
  g.say("condition add stunned to: mira");
  (void)g.refused("cast blast by: mira to: target-1");
}

BOOST_AUTO_TEST_CASE(the_surprised_do_not_cast_before_their_first_turn_has_ended) {
  game g = with(blast());
  g.say("encounter start surprised: mira");
  BOOST_TEST(g.refused("cast blast by: mira to: target-1").message.find("surprised") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(in_armor_without_proficiency_nobody_casts) {
  game g = with(blast());
  stat_block clumsy = caster("Bron", {"blast"});
  clumsy.slug = "clumsy";
  clumsy.unproficient_armor = true;
  g.knows(clumsy);
  g.say("add clumsy as: Bron");
  BOOST_TEST(g.refused("cast blast by: bron to: target-1").message.find("armor") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_ritual_takes_ten_minutes_and_has_no_place_in_a_fight) {
  spell ritual = spell_of("blast", "Blast", 1, {damage_step("2", "thunder")});
  ritual.ritual = true;
  game g = with(ritual);
  g.say("cast blast by: mira to: target-1 ritual");
  BOOST_TEST(g.state.time() == 100U);
  BOOST_TEST(g.refused("cast blast by: mira at: 2 to: target-1 ritual").code ==
             refusal_code::bad_value);
  begin(g);
  BOOST_TEST(g.refused("cast blast to: target-1 ritual").code == refusal_code::encounter_running);
}

BOOST_AUTO_TEST_CASE(not_every_class_casts_rituals) {
  spell ritual = spell_of("blast", "Blast", 1, {damage_step("2", "thunder")});
  ritual.ritual = true;
  game g;
  stat_block warlock = caster("Will", {"blast"});
  warlock.casting.front().no_rituals = true;
  g.knows(warlock);
  g.knows(ritual);
  g.say("add caster as: Will");
  g.say("add target");
  BOOST_TEST(g.refused("cast blast by: will to: target-1 ritual").message ==
             "Will casts no rituals");
}

BOOST_AUTO_TEST_CASE(who_cannot_speak_casts_nothing_that_is_spoken) {
  spell loud = blast();
  loud.verbal = true;
  game g = with(loud);
  lasting silence;
  modifier mute;
  mute.key = modifier_key::cannot;
  mute.deeds.insert(deed::speak);
  silence.modifiers.push_back(mute);
  effect put;
  put.kind = effect_kind::apply;
  put.what = "Silence";
  put.lasts.push_back(silence);
  g.knows(spell_of("bolt", "Bolt", 0, {put}));
  g.say("cast bolt by: mira to: mira");
  BOOST_TEST(g.refused("cast blast by: mira to: target-1").message ==
             "Mira cannot speak, and Blast has to be spoken");
}

BOOST_AUTO_TEST_CASE(materials_that_cost_something_are_told) {
  spell costly = blast();
  costly.material_cost_gp = 300;
  game g = with(costly);
  g.say("cast blast by: mira to: target-1");
  BOOST_TEST(g.the<effect_told>().text == "needs materials worth 300 gp");
}

BOOST_AUTO_TEST_CASE(the_charmed_cast_nothing_harmful_at_their_charmer) {
  game g = with(blast());
  g.say("condition add charmed to: mira by: target-1");
  BOOST_TEST(g.refused("cast blast by: mira to: target-1").code == refusal_code::not_available);
  g.knows(spell_of("mend", "Mend", 0, {heal_step("1")}));
  g.say("cast mend by: mira to: target-1");
}

BOOST_AUTO_TEST_SUITE_END()
