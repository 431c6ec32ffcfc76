// The game master's hand: revival, set values, ended effects, inspiration.

#include "model/verbs/corrections.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/parse.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(correction_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

// -- revive --------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(the_dead_come_back_with_less_exhaustion_and_clean_counters) {
  game g;
  g.say("add elara");
  g.say("condition add exhaustion to: elara");
  g.say("dmg elara 12");
  g.say("save death by: elara rolled: 1");
  g.say("save death by: elara rolled: 5");
  BOOST_TEST(g.who("elara").life == vitality::dead);
  g.say("revive elara");
  BOOST_TEST(g.story() == "exhaustion_changed creature_revived");
  BOOST_TEST(g.hp("elara") == 1);
  BOOST_TEST(g.who("elara").life == vitality::conscious);
  BOOST_TEST(g.who("elara").death_failures == 0);
  BOOST_TEST(g.who("elara").exhaustion == 0);
}

BOOST_AUTO_TEST_CASE(who_died_of_exhaustion_comes_back_with_five_levels_of_it) {
  game g;
  g.say("add elara");
  for (int i = 0; i < 6; ++i) g.say("condition add exhaustion to: elara");
  g.say("revive elara hp: 50");
  BOOST_TEST(g.who("elara").exhaustion == 5);
  // Half of the maximum.
  BOOST_TEST(g.hp("elara") == 6);
}

BOOST_AUTO_TEST_CASE(the_revived_keep_their_place_and_lose_what_the_dead_left_on_them) {
  game g;
  g.say("add elara and: bruenor and: zombie");
  g.say("condition add grappled to: elara by: zombie-1");
  g.say("condition add prone to: elara");
  g.say("encounter start");
  g.say("initiative by: elara and: bruenor rolled: 15,5");
  g.say("dmg elara 30");
  g.say("dmg zombie-1 40 radiant");
  g.say("revive elara and: zombie-1");
  BOOST_TEST(g.is("elara", condition::prone));
  BOOST_TEST(!g.is("elara", condition::grappled));
  BOOST_TEST(g.who("zombie-1").life == vitality::conscious);
}

BOOST_AUTO_TEST_CASE(the_living_are_not_revived) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("revive elara").code == refusal_code::not_available);
  g.say("dmg elara 12");
  BOOST_TEST(g.refused("revive elara").code == refusal_code::not_available);
}

// -- set -----------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(hit_points_are_set_and_what_follows_follows) {
  game g;
  g.say("add elara and: goblin");
  g.say("set elara hp: 5 temp: 3 # the potion counted twice");
  BOOST_TEST(g.hp("elara") == 5);
  BOOST_TEST(g.who("elara").temp_hp == 3);
  BOOST_TEST(g.the<creature_set>().reason == "the potion counted twice");
  g.say("set elara hp: 0");
  BOOST_TEST(g.who("elara").life == vitality::dying);
  BOOST_TEST(g.is("elara", condition::prone));
  g.say("set elara hp: 12");
  BOOST_TEST(g.who("elara").life == vitality::conscious);
  g.say("set goblin-1 hp: 0");
  BOOST_TEST(g.who("goblin-1").life == vitality::dead);
  BOOST_TEST(g.refused("set goblin-1 hp: 3").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_CASE(a_maximum_an_armor_class_and_a_speed_are_an_effect) {
  game g;
  g.say("add elara");
  g.say("set elara ac: 18 speed: 10");
  BOOST_TEST(armor_class_of(g.who("elara")) == 18);
  BOOST_TEST(walking_speed_of(g.who("elara")) == 10);
  g.say("set elara max: 40 hp: 40");
  BOOST_TEST(g.hp("elara") == 40);
  BOOST_TEST(armor_class_of(g.who("elara")) == 18);
  BOOST_TEST(g.who("elara").effects.size() == 1U);
  // Raised once more: nothing is lost on the way.
  g.say("set elara max: 50");
  BOOST_TEST(g.hp("elara") == 40);
  BOOST_TEST(effective_max_hp(g.who("elara")) == 50);
  g.say("set elara speed: 0");
  BOOST_TEST(walking_speed_of(g.who("elara")) == 0);
  g.say("effect end set by the game master of: elara");
  BOOST_TEST(g.hp("elara") == 12);
  BOOST_TEST(armor_class_of(g.who("elara")) == 16);
}

BOOST_AUTO_TEST_CASE(a_lowered_maximum_cuts_hit_points_and_healing_stops_at_it) {
  game g;
  g.say("add elara");
  g.say("set elara max: 8");
  BOOST_TEST(g.hp("elara") == 8);
  g.say("dmg elara 3");
  g.say("heal elara 20");
  BOOST_TEST(g.hp("elara") == 8);
  BOOST_TEST(g.refused("set elara hp: 9").code == refusal_code::bad_value);
  // Back to what the stat block says: no effect is needed.
  g.say("set elara max: 12");
  BOOST_TEST(g.who("elara").effects.empty());
}

BOOST_AUTO_TEST_CASE(initiative_is_set_and_nobody_loses_a_turn) {
  game g;
  g.say("add elara and: bruenor and: grog");
  g.say("encounter start");
  g.say("initiative by: elara and: bruenor and: grog rolled: 15,10,5");
  BOOST_TEST(g.order() == "elara bruenor grog");
  BOOST_TEST(g.turn() == "elara");
  g.say("set grog initiative: 30 # rolled a 20");
  BOOST_TEST(g.order() == "grog elara bruenor");
  BOOST_TEST(g.turn() == "elara");
  g.say("set elara initiative: -5");
  BOOST_TEST(g.turn() == "elara");
  BOOST_TEST(g.order() == "grog bruenor elara");
}

BOOST_AUTO_TEST_CASE(initiative_needs_a_place_and_a_change_something_new) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("set elara initiative: 5").code == refusal_code::not_in_encounter);
  BOOST_TEST(!parse_line("set elara").has_value());
  BOOST_TEST(!parse_line("set elara ac: 101").has_value());
}

// -- effect end ----------------------------------------------------------------

BOOST_AUTO_TEST_CASE(an_effect_is_ended_by_name) {
  game g;
  g.say("add elara and: bruenor");
  g.say("set elara ac: 18");
  BOOST_TEST(g.refused("effect end bless of: elara").hint == "it bears: Set by the game master");
  BOOST_TEST(g.refused("effect end bless of: bruenor").code == refusal_code::not_available);
  g.say("effect end Set by the game master of: all");
  BOOST_TEST(g.the<effect_ended>().why == effect_end::removed);
}

// -- inspiration ---------------------------------------------------------------

BOOST_AUTO_TEST_CASE(inspiration_is_held_or_not_and_gives_advantage_once) {
  game g;
  g.say("add elara and: target");
  g.say("inspiration elara");
  BOOST_TEST(g.refused("inspiration elara").code == refusal_code::not_available);
  g.say("check athletics by: elara inspired rolled: 4,17");
  BOOST_TEST(g.the<check_rolled>().mode == roll_mode::advantage);
  BOOST_TEST(g.the<check_rolled>().reason == "advantage: inspiration");
  BOOST_TEST(!g.who("elara").inspired);
  BOOST_TEST(g.refused("save dex by: elara inspired").code == refusal_code::not_available);
  g.say("inspiration elara");
  g.say("save dex by: elara inspired rolled: 4,17");
  BOOST_TEST(g.the<saving_throw_rolled>().mode == roll_mode::advantage);
  g.say("inspiration elara");
  g.say("attack by: elara with: longsword to: target-1 inspired rolled: 4,17,8");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::advantage);
  BOOST_TEST(!g.who("elara").inspired);
  BOOST_TEST(g.refused("attack by: elara with: longsword to: target-1 inspired").code ==
             refusal_code::not_available);
}

BOOST_AUTO_TEST_CASE(of_a_multiattack_the_first_roll_is_inspired) {
  game g;
  g.say("add dragon and: target");
  g.say("inspiration dragon-1");
  g.say("attack by: dragon-1 with: multiattack to: target-1 inspired");
  const auto rolls = g.all<attack_rolled>();
  BOOST_TEST(rolls.at(0).mode == roll_mode::advantage);
  BOOST_TEST(rolls.at(1).mode == roll_mode::straight);
}

BOOST_AUTO_TEST_CASE(inspiration_may_be_given_away) {
  game g;
  g.say("add elara and: bruenor");
  BOOST_TEST(g.refused("inspiration bruenor from: elara").message ==
             "Elara has no inspiration to give");
  g.say("inspiration elara");
  g.say("inspiration bruenor from: elara");
  BOOST_TEST(!g.who("elara").inspired);
  BOOST_TEST(g.who("bruenor").inspired);
  g.say("add grog");
  BOOST_TEST(g.refused("inspiration elara and: grog from: bruenor").code == refusal_code::too_many);
}

BOOST_AUTO_TEST_CASE(a_monster_whose_entry_says_that_it_matters_needs_no_word) {
  game g;
  stat_block boss = dnd::test::monster("Boss", 12, 10);
  boss.important = true;
  g.knows(boss);
  g.say("add boss");
  BOOST_TEST(g.refused("important boss-1").code == refusal_code::not_available);
  g.say("damage to: boss-1 amount: 12");
  BOOST_TEST((g.who("boss-1").life == vitality::dying));
  g.say("save death by: boss-1 rolled: 1");
  BOOST_TEST(g.who("boss-1").death_failures == 2);
  g.say("damage to: boss-1 amount: 1");
  BOOST_TEST((g.who("boss-1").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(a_monster_that_matters_is_dying_at_no_hit_points) {
  game g;
  g.say("add goblin count: 2");
  g.say("important goblin-1");
  g.say("damage to: goblin-1 and: goblin-2 amount: 7");
  BOOST_TEST((g.who("goblin-1").life == vitality::dying));
  BOOST_TEST((g.who("goblin-2").life == vitality::dead));
  g.say("damage to: goblin-1 amount: 1");
  BOOST_TEST(g.who("goblin-1").death_failures == 1);
  g.say("heal goblin-1 1");
  g.say("damage to: goblin-1 amount: 20");
  BOOST_TEST((g.who("goblin-1").life == vitality::dead));
  g.say("add elara");
  BOOST_TEST(g.refused("important elara").code == refusal_code::not_available);
  BOOST_TEST(g.refused("important goblin-2").code == refusal_code::creature_dead);
}

BOOST_AUTO_TEST_SUITE_END()
