// Answers to what is about to happen: who is asked, what an answer changes, and what goes on
// without one.

#include "model/verbs/reactions.hpp"

#include "model/apply.hpp"
#include "model/effects/modifiers.hpp"
#include "model/patch.hpp"
#include "tests/support/game.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(reaction_verbs_suite)

using namespace dnd::model;
using dnd::test::character;
using dnd::test::game;
using dnd::test::melee;
using dnd::test::monster;

namespace {

effect puts_on_itself(std::string name, modifier what) {
  effect step;
  step.kind = effect_kind::apply;
  step.to = effect_aim::self;
  step.what = std::move(name);
  step.lasts.emplace_back();
  step.lasts.front().modifiers.push_back(std::move(what));
  step.lasts.front().duration = "1 round";
  return step;
}

modifier with_value(modifier_key key, std::string value) {
  modifier made;
  made.key = key;
  made.value = std::move(value);
  return made;
}

spell shield() {
  spell made;
  made.slug = "shield";
  made.name = "Shield";
  made.level = 1;
  made.time = casting_time::reaction;
  made.self_only = true;
  made.on = "hit_by";
  made.effects = {puts_on_itself("Shield", with_value(modifier_key::armor_class, "5"))};
  return made;
}

spell counterspell() {
  spell made;
  made.slug = "counterspell";
  made.name = "Counterspell";
  made.level = 3;
  made.time = casting_time::reaction;
  made.on = "spell_cast";
  return made;
}

spell blast(std::uint8_t level) {
  spell made;
  made.slug = "blast";
  made.name = "Blast";
  made.level = level;
  effect harm;
  harm.kind = effect_kind::damage;
  harm.damage.push_back({.dice = "1d10", .type = "fire"});
  made.effects = {harm};
  return made;
}

spell rebuke() {
  spell made;
  made.slug = "rebuke";
  made.name = "Rebuke";
  made.level = 1;
  made.time = casting_time::reaction;
  made.on = "damaged";
  effect harm;
  harm.kind = effect_kind::damage;
  harm.damage.push_back({.dice = "2d10", .type = "fire"});
  made.effects = {harm};
  return made;
}

spellcasting casting_of(std::vector<spell> reactions, std::vector<known_spell> others = {}) {
  spellcasting casting;
  casting.with = ability::intelligence;
  casting.caster_level = 9;
  casting.slots = {4, 3, 3, 3, 1};
  casting.spells = std::move(others);
  for (spell& one : reactions) {
    const std::string slug = one.slug;
    const std::uint8_t level = one.level;
    casting.spells.push_back({slug, level, 0, {std::move(one)}});
  }
  return casting;
}

action reacting(std::string_view name, std::string on, effect step) {
  action made;
  made.name = name;
  made.group = action_group::reaction;
  made.on = std::move(on);
  made.effects.push_back(std::move(step));
  return made;
}

/// Mira (AC 12, 30 hp) knows Shield, Rebuke and Counterspell; Knight (AC 18) parries in melee for
/// 2; Rogue (AC 14) halves a hit; Lich counters; Wyrm resists once.
struct scene : game {
  scene() {
    house.reactions = reaction_ruling::ask;
    stat_block mira = character("Mira", 12, 30);
    mira.abilities[3] = 16;
    mira.casting.push_back(casting_of({shield(), counterspell()}, {{"blast", 3, 0}}));
    knows_all(std::move(mira));
    stat_block knight = monster("Knight", 18, 52);
    action parry = reacting("Parry", "hit_by",
                            puts_on_itself("Parry", with_value(modifier_key::armor_class, "2")));
    parry.on_weapon.insert(weapon_kind::melee);
    knight.actions.push_back(melee("Sword", 5, {{"1d8", damage_type::slashing, std::nullopt}}));
    knight.actions.push_back(std::move(parry));
    knows_all(std::move(knight));
    stat_block rogue = character("Rogue", 14, 30);
    rogue.actions.push_back(
        reacting("Uncanny Dodge", "hit_by",
                 puts_on_itself("Uncanny Dodge", with_value(modifier_key::reduce_damage, "half"))));
    rogue.actions.back().effects.front().lasts.front().ends_on = {"damage"};
    knows_all(std::move(rogue));
    stat_block lich = monster("Lich", 17, 135);
    lich.abilities[3] = 20;
    lich.casting.push_back(casting_of({counterspell()}, {{"blast", 3, 0}}));
    knows_all(std::move(lich));
    stat_block warlock = character("Warlock", 12, 30);
    warlock.casting.push_back(casting_of({rebuke()}));
    knows_all(std::move(warlock));
    stat_block wyrm = monster("Wyrm", 19, 195);
    trigger resists;
    resists.on = "save_failed";
    trait legendary{.name = "Legendary Resistance",
                    .usage = {.kind = usage_kind::per_day, .value = 1, .pool = {}}};
    legendary.triggers.push_back(resists);
    wyrm.traits.push_back(legendary);
    knows_all(std::move(wyrm));
    game::knows(blast(3));
  }
  void knows_all(stat_block block) { game::knows(std::move(block)); }

  [[nodiscard]] const pending_decision& waits() const {
    BOOST_REQUIRE(state.pending() != nullptr);
    return *state.pending();
  }
  [[nodiscard]] bool is_pending() const { return state.pending() != nullptr; }
};

}  // namespace

// -- who is asked ------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_hit_waits_for_who_can_turn_it_away, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  BOOST_TEST(story() == "decision_pending");
  BOOST_TEST((waits().on == reaction_moment::hit_by));
  BOOST_TEST(waits().actor.view() == "zombie-1");
  BOOST_TEST(waits().target.view() == "mira");
  BOOST_TEST(waits().what == "Slam");
  BOOST_TEST(waits().total == 14);
  BOOST_TEST(waits().against == 12);
  BOOST_TEST(waits().line == "attack by: zombie-1 with: slam to: mira");
  BOOST_TEST(waits().faces == std::vector<std::int32_t>{11}, boost::test_tools::per_element());
  BOOST_TEST(waits().more == std::vector<std::int32_t>{4}, boost::test_tools::per_element());
  BOOST_TEST(hp("mira") == 30);
}

BOOST_FIXTURE_TEST_CASE(nobody_is_asked_about_what_changes_nothing, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 3");  // A miss.
  BOOST_TEST(!is_pending());
  say("attack by: zombie-1 with: slam to: mira rolled: 20,1,1");  // A 20 hits whatever the AC is.
  BOOST_TEST(!is_pending());
  say("attack by: zombie-1 with: slam to: mira rolled: 17,1");  // 20 beats 12 + 5 as well.
  BOOST_TEST(!is_pending());
  say("add goblin");
  say("attack by: zombie-1 with: slam to: goblin-1 rolled: 15,1");  // It has nothing to answer.
  BOOST_TEST(!is_pending());
}

BOOST_FIXTURE_TEST_CASE(nobody_is_asked_where_the_campaign_plays_without, scene) {
  house.reactions = reaction_ruling::off;
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  BOOST_TEST(!is_pending());
  BOOST_TEST(hp("mira") == 25);
}

BOOST_FIXTURE_TEST_CASE(who_cannot_react_is_not_asked, scene) {
  say("add Mira");
  say("add zombie");
  say("condition add incapacitated to: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  BOOST_TEST(!is_pending());
}

BOOST_FIXTURE_TEST_CASE(a_reaction_for_melee_answers_no_arrow, scene) {
  say("add knight");
  say("add goblin");
  say("attack by: goblin-1 with: shortbow to: knight-1 rolled: 15,2");
  BOOST_TEST(!is_pending());
  say("attack by: goblin-1 with: scimitar to: knight-1 rolled: 15,2");
  BOOST_TEST(is_pending());
}

// -- what is accepted meanwhile ------------------------------------------------

BOOST_FIXTURE_TEST_CASE(nothing_but_an_answer_or_a_note_goes_on_meanwhile, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  for (const char* line : {"attack by: zombie-1 with: slam to: mira", "add zombie", "turn",
                           "damage to: mira amount: 3", "heal to: mira amount: 3", "roll d20",
                           "reaction shield when: always by: mira"}) {
    const refusal no = refused(line);
    BOOST_TEST((no.code == refusal_code::decision_pending), line);
    BOOST_TEST(no.hint.find("`reaction Shield by: mira`") != std::string::npos, no.hint);
  }
  say("note A tense moment.");
  BOOST_TEST(is_pending());
}

BOOST_FIXTURE_TEST_CASE(an_answer_needs_a_question, scene) {
  say("add Mira");
  for (const char* line : {"reaction shield", "pass", "let pass"})
    BOOST_TEST((refused(line).code == refusal_code::not_available), line);
}

BOOST_FIXTURE_TEST_CASE(only_who_is_asked_answers_and_with_what_fits, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  BOOST_TEST((refused("pass by: zombie-1").code == refusal_code::not_available));
  BOOST_TEST((refused("reaction shield by: zombie-1").code == refusal_code::not_available));
  BOOST_TEST((refused("reaction shield by: nobody").code == refusal_code::unknown_creature));
  const refusal no = refused("reaction counterspell");
  BOOST_TEST((no.code == refusal_code::unknown_action));
  BOOST_TEST(no.hint == "it has: Shield");
}

// -- answers -------------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_shield_turns_the_hit_away_and_costs_a_slot, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  say("reaction shield");
  BOOST_TEST(!is_pending());
  BOOST_TEST(story() ==
             "decision_made reaction_taken action_used spell_cast effect_applied attack_rolled");
  const auto rolled = the<attack_rolled>();
  BOOST_TEST(rolled.total == 14);
  BOOST_TEST(rolled.ac == 17);
  BOOST_TEST(!rolled.hit);
  BOOST_TEST(hp("mira") == 30);
  BOOST_TEST(armor_class_of(who("mira")) == 17);
  BOOST_TEST(the<action_used>().spent.after == 1);
}

BOOST_FIXTURE_TEST_CASE(a_pass_lets_the_command_go_on_as_it_was_typed, scene) {
  say("add Mira");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  say("pass by: mira");
  BOOST_TEST(story() == "decision_made attack_rolled damage_rolled damage_dealt");
  BOOST_TEST(the<attack_rolled>().hit);
  BOOST_TEST(hp("mira") == 25);
}

BOOST_FIXTURE_TEST_CASE(a_multiattack_asks_again_and_keeps_what_came_before, scene) {
  stat_block ogre = monster("Twin", 10, 40);
  ogre.actions.push_back(melee("Fist", 5, {{"1d6", damage_type::bludgeoning, std::nullopt}}));
  action both;
  both.name = "Multiattack";
  both.multiattack = {{.action = "Fist", .count = 2}};
  ogre.actions.push_back(both);
  knows_all(ogre);
  say("add Mira");
  say("add twin");
  say("attack by: twin-1 with: multiattack to: mira rolled: 9,3,8,2");
  BOOST_TEST(waits().total == 14);
  say("pass");
  BOOST_TEST(story() == "decision_made decision_pending");
  BOOST_TEST(waits().total == 13);
  BOOST_TEST(hp("mira") == 30);
  say("reaction shield");
  const auto rolls = all<attack_rolled>();
  BOOST_REQUIRE_EQUAL(rolls.size(), 2U);
  // The first blow had landed before the shield was up.
  BOOST_TEST(rolls[0].hit);
  BOOST_TEST(rolls[0].ac == 12);
  BOOST_TEST(!rolls[1].hit);
  BOOST_TEST(rolls[1].ac == 17);
  BOOST_TEST(hp("mira") == 27);
}

BOOST_FIXTURE_TEST_CASE(let_pass_answers_for_all_that_is_still_to_come, scene) {
  say("add Mira");
  say("add zombie");
  say("encounter start");
  say("initiative all");
  say("attack by: zombie-1 with: slam to: mira free rolled: 11,4");
  say("let pass");
  BOOST_TEST(!is_pending());
  BOOST_TEST(hp("mira") == 25);
}

BOOST_FIXTURE_TEST_CASE(dice_that_an_answer_makes_other_are_rolled_anew, scene) {
  say("add rogue");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: rogue rolled: 13,6");
  say("reaction uncanny rolled: 4");
  BOOST_TEST(the<damage_rolled>().total == 5);
  // Half of 5, rounded down; the dodge is over with the hit.
  BOOST_TEST(the<damage_dealt>().amount == 2);
  BOOST_TEST(hp("rogue") == 28);
  BOOST_TEST(who("rogue").effects.empty());
}

BOOST_FIXTURE_TEST_CASE(a_reaction_is_used_once_between_two_turns, scene) {
  house.turns = turn_ruling::counted;
  say("add Mira");
  say("add zombie count: 2");
  say("encounter start");
  say("initiative by: mira rolled: 1");  // Those of a kind have rolled by themselves.
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  say("reaction shield");
  BOOST_TEST(who("mira").turn.reactions == 1);
  say("attack by: zombie-2 with: slam to: mira free rolled: 16,2");
  BOOST_TEST(!is_pending());
}

// -- spells --------------------------------------------------------------------

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

BOOST_FIXTURE_TEST_CASE(who_is_hurt_answers_the_one_who_did_it, scene) {
  say("add Warlock");
  say("add zombie");
  say("attack by: zombie-1 with: slam to: warlock rolled: 15,4");
  BOOST_TEST((waits().on == reaction_moment::damaged));
  BOOST_TEST(waits().total == 5);
  say("reaction rebuke rolled: 6,7");
  BOOST_TEST(hp("warlock") == 25);
  BOOST_TEST(hp("zombie-1") == 9);
  say("damage to: warlock amount: 3");  // Nobody's damage has nobody to answer.
  BOOST_TEST(!is_pending());
}

// -- orders --------------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(an_order_is_carried_out_without_a_question, scene) {
  say("add Mira");
  say("add zombie");
  say("reaction shield when: it helps by: mira");
  BOOST_REQUIRE_EQUAL(who("mira").orders.size(), 1U);
  say("attack by: zombie-1 with: slam to: mira rolled: 17,4");  // It would not help.
  BOOST_TEST(count<reaction_taken>() == 0U);
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  BOOST_TEST(!is_pending());
  BOOST_TEST(the<reaction_taken>().ordered);
  BOOST_TEST(!the<attack_rolled>().hit);
}

BOOST_FIXTURE_TEST_CASE(an_order_holds_where_nobody_is_asked, scene) {
  house.reactions = reaction_ruling::off;
  say("add Mira");
  say("add zombie");
  say("reaction shield when: it helps by: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 11");
  BOOST_TEST(!the<attack_rolled>().hit);
}

BOOST_FIXTURE_TEST_CASE(never_and_always_mean_what_they_say, scene) {
  say("add Mira");
  say("add zombie");
  say("reaction shield when: never by: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 11,2");
  BOOST_TEST(!is_pending());
  BOOST_TEST(the<attack_rolled>().hit);
  say("reaction shield when: always by: mira");
  say("attack by: zombie-1 with: slam to: mira rolled: 17,2");
  BOOST_TEST(count<reaction_taken>() == 1U);
  BOOST_TEST(the<attack_rolled>().hit);
  say("reaction shield when: ask by: mira");
  BOOST_TEST(who("mira").orders.empty());
}

BOOST_FIXTURE_TEST_CASE(orders_are_for_reactions_that_are_there_and_words_that_say_when, scene) {
  say("add Mira");
  BOOST_TEST(
      (refused("reaction parry when: always by: mira").code == refusal_code::unknown_action));
  BOOST_TEST((refused("reaction shield when: sometimes by: mira").code == refusal_code::bad_value));
  BOOST_TEST((refused("reaction shield when: always").code == refusal_code::missing_label));
}

// -- taking back -----------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_patch_brings_a_question_back_and_takes_it_away, scene) {
  say("add Mira");
  say("add zombie");
  const dnd::model::state before = state;
  say("attack by: zombie-1 with: slam to: mira rolled: 11,4");
  const dnd::model::state asked = state;
  say("reaction shield");
  dnd::model::state now = state;
  BOOST_REQUIRE(restore(now, diff(now, asked)).ok());
  BOOST_TEST((now == asked));
  BOOST_REQUIRE(restore(now, diff(now, before)).ok());
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_SUITE_END()
