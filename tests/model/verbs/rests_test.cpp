// Rests and time outside of fights. Golden vectors of the SRD's rules are tests named so.

#include "model/verbs/rests.hpp"

#include "model/effects/durations.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/parse.hpp"
#include "model/rules/usage.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

#include <algorithm>
#include <string>
#include <utility>

BOOST_AUTO_TEST_SUITE(rest_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

/// A character with hit dice, a Constitution of 14 and pools of every kind.
stat_block hero(std::string_view name, std::uint8_t level, std::uint8_t die = 8) {
  stat_block block = dnd::test::character(name, 14, 40);
  block.classes = {{.name = "Cleric", .level = level, .hit_die = die}};
  block.abilities[static_cast<std::size_t>(ability::con)] = 14;
  block.speed.walk = 30;
  return block;
}

pool of_pool(std::string_view name, std::int16_t uses, std::string refill,
             std::string regained = {}) {
  pool made;
  made.name = name;
  made.uses = uses;
  made.refill = std::move(refill);
  made.regained = std::move(regained);
  return made;
}

void spend(game& g, std::string_view who, std::string_view pool, std::uint16_t count) {
  auto& uses = g.state.edit(who)->spent;
  uses.push_back({.pool = pool, .spent = count});
  std::ranges::sort(uses, {}, &pool_use::pool);
}

std::uint16_t spent(const game& g, std::string_view who, std::string_view pool) {
  return rules::spent_of(g.who(who), pool);
}

void put(game& g, std::string_view who, std::string_view name, lasting_kind until) {
  auto effect = std::make_shared<effect_instance>();
  effect->number = g.state.effects_given() + 1;
  effect->name = name;
  effect->until.kind = until;
  g.state.set_effects_given(effect->number);
  g.state.edit(who)->effects.push_back({.what = effect});
}

bool carries(const game& g, std::string_view who, std::string_view name) {
  for (const active_effect& has : g.who(who).effects)
    if (has.what->name.view() == name) return true;
  return false;
}

}  // namespace

// -- short rests ---------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_short_rest_takes_an_hour_and_spends_hit_dice_one_by_one) {
  game g;
  g.knows(hero("Ann", 3));
  g.say("add ann");
  g.say("dmg ann 30");
  g.say("rest short by: ann spend: 2 rolled: 5,1");
  BOOST_TEST(g.state.time() == 600U);
  BOOST_TEST(g.hp("ann") == 10 + 7 + 3);
  BOOST_TEST(spent(g, "ann", "d8 hit dice") == 2);
  BOOST_TEST(
      g.story() ==
      "time_passed rest_taken action_used dice_rolled healed action_used dice_rolled healed");
}

BOOST_AUTO_TEST_CASE(golden_vector_26_a_hit_die_never_takes_hit_points) {
  game g;
  stat_block block = hero("Ann", 1);
  block.abilities[static_cast<std::size_t>(ability::con)] = 6;
  g.knows(block);
  g.say("add ann");
  g.say("dmg ann 5");
  g.say("rest short by: ann spend: 1 rolled: 1");
  BOOST_TEST(g.hp("ann") == 35);
  BOOST_TEST(g.the<healed>().amount == 0);
  BOOST_TEST(spent(g, "ann", "d8 hit dice") == 1);
}

BOOST_AUTO_TEST_CASE(hit_dice_are_spent_only_while_hurt_and_the_largest_first) {
  game g;
  stat_block block = hero("Ann", 2, 6);
  block.classes.push_back({.name = "Fighter", .level = 1, .hit_die = 10});
  g.knows(block);
  g.say("add ann");
  g.say("dmg ann 14");
  g.say("rest short by: ann spend: 3 rolled: 10,4");
  BOOST_TEST(g.hp("ann") == 40);
  BOOST_TEST(spent(g, "ann", "d10 hit dice") == 1);
  BOOST_TEST(spent(g, "ann", "d6 hit dice") == 1);
  g.say("rest short by: ann spend: 1");
  BOOST_TEST(spent(g, "ann", "d6 hit dice") == 1);
}

BOOST_AUTO_TEST_CASE(monsters_have_the_hit_dice_of_their_entry) {
  game g;
  stat_block block = dnd::test::monster("Ogre", 11, 59);
  block.hit_dice = "7d10+21";
  g.knows(block);
  g.say("add ogre");
  g.say("dmg ogre-1 30");
  g.say("rest short by: ogre-1 spend: 1 rolled: 10");
  BOOST_TEST(g.hp("ogre-1") == 39);
  BOOST_TEST(spent(g, "ogre-1", "d10 hit dice") == 1);
}

BOOST_AUTO_TEST_CASE(who_is_named_must_have_the_hit_dice_and_others_spend_what_they_have) {
  game g;
  g.knows(hero("Ann", 1));
  g.knows(hero("Ben", 3));
  g.say("add ann and: ben");
  g.say("damage to: ann and: ben amount: 30");
  BOOST_TEST(g.refused("rest short by: ann spend: 2").code == refusal_code::not_available);
  BOOST_TEST(g.state.time() == 0U);
  g.say("rest short spend: 2");
  BOOST_TEST(spent(g, "ann", "d8 hit dice") == 1);
  BOOST_TEST(spent(g, "ben", "d8 hit dice") == 2);
}

BOOST_AUTO_TEST_CASE(a_short_rest_brings_back_what_comes_back_on_one) {
  game g;
  stat_block block = hero("Ann", 5);
  block.pools = {of_pool("ki", 5, "short rest"), of_pool("rage", 3, "long rest"),
                 of_pool("wand", 7, "dawn")};
  action breath = dnd::test::breath("Breath", {ability::dex, 12}, {});
  breath.usage = {.kind = usage_kind::recharge, .value = 5, .pool = {}};
  action surge = dnd::test::breath("Surge", {ability::dex, 12}, {});
  surge.usage = {.kind = usage_kind::per_rest, .value = 1, .pool = {}};
  action word = dnd::test::breath("Word", {ability::dex, 12}, {});
  word.usage = {.kind = usage_kind::per_day, .value = 2, .pool = {}};
  block.actions = {breath, surge, word};
  g.knows(block);
  g.say("add ann");
  for (const char* pool : {"ki", "rage", "wand", "Breath", "Surge", "Word"})
    spend(g, "ann", pool, 1);
  g.say("rest short");
  for (const char* pool : {"ki", "Breath", "Surge"}) BOOST_TEST(spent(g, "ann", pool) == 0, pool);
  for (const char* pool : {"rage", "wand", "Word"}) BOOST_TEST(spent(g, "ann", pool) == 1, pool);
  g.say("rest long");
  BOOST_TEST(g.who("ann").spent.empty());
}

BOOST_AUTO_TEST_CASE(slots_of_pact_magic_come_back_on_a_short_rest_and_others_do_not) {
  game g;
  stat_block block = hero("Ann", 6);
  spellcasting pact;
  pact.slots = {0, 2};
  pact.pact = true;
  spellcasting sorcery;
  sorcery.slots = {4, 2};
  block.casting = {pact, sorcery};
  g.knows(block);
  g.say("add ann");
  spend(g, "ann", "1st-level slots", 3);
  spend(g, "ann", "2nd-level slots", 3);
  g.say("rest short");
  BOOST_TEST(spent(g, "ann", "1st-level slots") == 3);
  BOOST_TEST(spent(g, "ann", "2nd-level slots") == 1);
  g.say("rest long");
  BOOST_TEST(g.who("ann").spent.empty());
}

BOOST_AUTO_TEST_CASE(effects_that_last_until_a_rest_end_with_it) {
  game g;
  g.knows(hero("Ann", 1));
  g.say("add ann");
  put(g, "ann", "Short", lasting_kind::short_rest);
  put(g, "ann", "Long", lasting_kind::long_rest);
  g.say("rest short");
  BOOST_TEST(!carries(g, "ann", "Short"));
  BOOST_TEST(carries(g, "ann", "Long"));
  put(g, "ann", "Short", lasting_kind::short_rest);
  g.say("rest long");
  BOOST_TEST(g.who("ann").effects.empty());
  BOOST_TEST(g.all<effect_ended>().at(0).why == effect_end::rested);
}

BOOST_AUTO_TEST_CASE(who_lay_prone_is_up_again_after_a_rest) {
  for (const std::string rest : {"rest short", "rest long"}) {
    game g;
    g.knows(hero("Ann", 1));
    g.say("add ann");
    g.say("condition add prone to: ann");
    g.say(rest);
    BOOST_TEST(g.who("ann").conditions.empty());
  }
  game g;
  g.knows(hero("Ann", 1));
  g.say("add ann");
  g.say("condition add prone to: ann");
  g.say("condition add restrained to: ann");
  g.say("rest short");
  BOOST_TEST(g.who("ann").conditions.size() == 2U, "who cannot move stays down");
}

// -- long rests ----------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_long_rest_makes_whole) {
  game g;
  g.knows(hero("Ann", 4));
  g.say("add ann");
  g.say("condition add exhaustion to: ann");
  g.say("condition add exhaustion to: ann");
  g.say("temp ann 5");
  g.say("dmg ann 20");
  g.say("temp ann 5");
  g.say("rest long");
  BOOST_TEST(g.state.time() == 4'800U);
  BOOST_TEST(g.hp("ann") == 40);
  BOOST_TEST(g.who("ann").temp_hp == 0);
  BOOST_TEST(g.who("ann").exhaustion == 1);
  BOOST_TEST(g.who("ann").long_rested == 4'800U);
}

BOOST_AUTO_TEST_CASE(golden_vector_25_half_of_the_hit_dice_come_back_at_least_one) {
  for (const auto& [level, back] : {std::pair(8, 4), std::pair(5, 2), std::pair(1, 1)}) {
    game g;
    g.knows(hero("Ann", static_cast<std::uint8_t>(level)));
    g.say("add ann");
    spend(g, "ann", "d8 hit dice", static_cast<std::uint16_t>(level));
    g.say("rest long");
    BOOST_TEST(spent(g, "ann", "d8 hit dice") == level - back);
  }
}

BOOST_AUTO_TEST_CASE(exhaustion_gives_the_maximum_back_before_the_hit_points) {
  game g;
  g.knows(hero("Ann", 4));
  g.say("add ann");
  for (int i = 0; i < 4; ++i) g.say("condition add exhaustion to: ann");
  BOOST_TEST(g.hp("ann") == 20);
  g.say("rest long");
  BOOST_TEST(g.hp("ann") == 40);
}

BOOST_AUTO_TEST_CASE(there_is_one_long_rest_in_24_hours) {
  game g;
  g.knows(hero("Ann", 1));
  g.knows(hero("Ben", 1));
  g.say("add ann and: ben");
  g.say("rest long by: ann");
  const refusal no = g.refused("rest long by: ann");
  BOOST_TEST(no.code == refusal_code::not_available);
  BOOST_TEST(no.hint == "another may begin after `time pass 960 minutes`");
  // Without names those rest who may.
  g.say("rest long");
  BOOST_TEST(g.the<rest_taken>().creature.view() == "ben");
  g.say("time pass 8 hours");
  BOOST_TEST(g.refused("rest long by: ben").code == refusal_code::not_available);
  g.say("rest long by: ann");
}

BOOST_AUTO_TEST_CASE(who_has_no_hit_points_gets_nothing_from_a_rest) {
  game g;
  g.say("add elara and: bruenor");
  g.say("dmg elara 12");
  BOOST_TEST(g.refused("rest long by: elara").code == refusal_code::incapacitated);
  BOOST_TEST(g.refused("rest short by: elara").code == refusal_code::incapacitated);
  g.say("rest long");
  BOOST_TEST(g.the<rest_taken>().creature.view() == "bruenor");
  g.say("dmg elara 12");
  g.say("dmg bruenor 24");
  BOOST_TEST(g.refused("rest long by: bruenor").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(nobody_rests_and_no_time_passes_in_a_fight) {
  game g;
  g.say("add elara and: goblin");
  g.say("encounter start");
  for (const char* line : {"rest short", "rest long", "time pass 1 hour"})
    BOOST_TEST(g.refused(line).code == refusal_code::encounter_running, line);
}

BOOST_AUTO_TEST_CASE(a_rest_needs_a_character) {
  game g;
  g.say("add goblin");
  BOOST_TEST(g.refused("rest long").code == refusal_code::not_available);
  g.say("rest long by: goblin-1");
  BOOST_TEST(g.who("goblin-1").long_rested == 4'800U);
}

// -- time ----------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_campaign_begins_in_the_morning_of_its_first_day_and_it_dawns_at_six) {
  BOOST_TEST((clock_of(0) == clock_time{.day = 1, .hour = 8, .minute = 0}));
  BOOST_TEST((clock_of(rounds_per_day) == clock_time{.day = 2, .hour = 8, .minute = 0}));
  BOOST_TEST((clock_of(16 * rounds_per_hour) == clock_time{.day = 2, .hour = 0, .minute = 0}));
  BOOST_TEST(
      (clock_of(90 * rounds_per_minute + 5) == clock_time{.day = 1, .hour = 9, .minute = 30}));
  BOOST_TEST(dawns_between(0, 22 * rounds_per_hour - 1) == 0U);
  BOOST_TEST(dawns_between(0, 22 * rounds_per_hour) == 1U);
  BOOST_TEST(dawns_between(0, 10 * rounds_per_day) == 10U);
}

BOOST_AUTO_TEST_CASE(time_passes_in_all_units) {
  game g;
  g.say("time pass 3 rounds");
  BOOST_TEST(g.state.time() == 3U);
  g.say("time pass 10 minutes");
  BOOST_TEST(g.state.time() == 103U);
  g.say("time pass 1 hour");
  g.say("time pass 2 d");
  BOOST_TEST(g.state.time() == 103U + 600U + 28'800U);
  for (const char* line : {"time pass", "time pass hours", "time pass 0 hours", "time pass 1 week",
                           "time pass 1 ", "time pass 99999999 days"})
    BOOST_TEST(!parse_line(line).has_value(), line);
}

BOOST_AUTO_TEST_CASE(effects_and_conditions_end_with_their_time) {
  game g;
  g.say("add elara");
  put(g, "elara", "Mage Armor", lasting_kind::time);
  auto changed = std::make_shared<effect_instance>(*g.who("elara").effects.front().what);
  changed->until.at = 4'800;
  g.state.edit("elara")->effects.replace(0, {.what = changed});
  g.say("condition add poisoned to: elara rounds: 30");
  g.say("time pass 1 minute");
  BOOST_TEST(g.who("elara").conditions.front().rounds == 20);
  g.say("time pass 2 minutes");
  BOOST_TEST(g.who("elara").conditions.empty());
  BOOST_TEST(carries(g, "elara", "Mage Armor"));
  g.say("time pass 8 hours");
  BOOST_TEST(!carries(g, "elara", "Mage Armor"));
}

BOOST_AUTO_TEST_CASE(dawn_brings_back_what_comes_back_at_dawn) {
  game g;
  stat_block block = hero("Ann", 1);
  block.pools = {of_pool("cloak", 3, "dawn"), of_pool("wand", 7, "dawn", "1d6+1")};
  g.knows(block);
  g.say("add ann");
  spend(g, "ann", "cloak", 3);
  spend(g, "ann", "wand", 7);
  // It is 8 o'clock.
  g.say("time pass 21 hours");
  BOOST_TEST(spent(g, "ann", "cloak") == 3);
  g.say("time pass 1 hour rolled: 3");
  BOOST_TEST(spent(g, "ann", "cloak") == 0);
  BOOST_TEST(spent(g, "ann", "wand") == 3);
  g.say("time pass 10 days");
  BOOST_TEST(g.who("ann").spent.empty());
}

BOOST_AUTO_TEST_CASE(who_is_stable_wakes_after_1d4_hours) {
  game g;
  g.say("add elara");
  g.say("dmg elara 12");
  for (int i = 0; i < 3; ++i) g.say("save death by: elara rolled: 15");
  BOOST_TEST(g.who("elara").life == vitality::stable);
  g.say("time pass 1 hour rolled: 2");
  BOOST_TEST(g.hp("elara") == 0);
  g.say("time pass 59 minutes");
  BOOST_TEST(g.hp("elara") == 0);
  g.say("time pass 1 minute");
  BOOST_TEST(g.hp("elara") == 1);
  BOOST_TEST(g.who("elara").life == vitality::conscious);
  BOOST_TEST(g.who("elara").effects.empty());
}

BOOST_AUTO_TEST_CASE(who_is_hurt_again_or_healed_does_not_wake_by_itself) {
  game g;
  g.say("add elara");
  g.say("dmg elara 12");
  for (int i = 0; i < 3; ++i) g.say("save death by: elara rolled: 15");
  g.say("time pass 1 minute rolled: 1");
  BOOST_TEST(carries(g, "elara", "Stable"));
  g.say("dmg elara 1");
  BOOST_TEST(g.who("elara").life == vitality::dying);
  BOOST_TEST(g.who("elara").effects.empty());
  g.say("heal elara 5");
  g.say("time pass 4 hours");
  BOOST_TEST(g.hp("elara") == 5);
}

BOOST_AUTO_TEST_CASE(the_player_says_which_hit_dice_go_first_and_which_come_back) {
  game g;
  stat_block both = hero("Both", 2, 10);
  both.classes.push_back({.name = "Wizard", .level = 2, .hit_die = 6});
  g.knows(both);
  g.say("add both");
  g.say("damage to: both amount: 35");
  g.say("rest short spend: 1 die: 6 rolled: 1");
  BOOST_TEST(spent(g, "both", "d6 hit dice") == 1U);
  BOOST_TEST(spent(g, "both", "d10 hit dice") == 0U);
  g.say("rest short spend: 2 die: 6 rolled: 1,1");
  BOOST_TEST(spent(g, "both", "d6 hit dice") == 2U);
  BOOST_TEST(spent(g, "both", "d10 hit dice") == 1U);
  g.say("rest long die: 6");
  BOOST_TEST(spent(g, "both", "d6 hit dice") == 0U);
  BOOST_TEST(spent(g, "both", "d10 hit dice") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
