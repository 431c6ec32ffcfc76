// Rests. Golden vectors of the SRD's rules are tests named so.

#include "model/verbs/rests.hpp"

#include "model/language/parse.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/resting.hpp"

#include <algorithm>
#include <string>
#include <utility>

BOOST_AUTO_TEST_SUITE(rest_verbs_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(nobody_rests_who_loses_hit_points_every_turn) {
  game g;
  g.knows(hero("Ann", 3));
  g.knows(hero("Bob", 3));
  g.say("add ann and: bob");
  auto wound = std::make_shared<effect_instance>();
  wound->number = 1;
  wound->name = "Infernal Wound";
  effect bleeds;
  bleeds.kind = effect_kind::damage;
  wound->does.moments.push_back({.name = "turn_start", .steps = {bleeds}});
  wound->does.escape_dc = 12;
  g.state.set_effects_given(1);
  g.state.edit("ann")->effects.push_back({.what = wound});
  for (const std::string_view line : {"rest long", "rest short", "rest long by: ann"}) {
    const refusal no = g.refused(line);
    BOOST_TEST(no.message ==
               "Infernal Wound costs Ann hit points every turn, and nobody rests with that");
    BOOST_TEST(no.hint ==
               "`escape` tries to end it; `effect end Infernal Wound of: ann` ends it at once");
  }
  g.say("rest short by: bob");
  g.say("effect end infernal wound of: ann");
  g.say("rest long");
}

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
  BOOST_TEST(no.hint == "another may begin after `time pass 16 hours`");
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
