// What ends effects besides their time.

#include "model/effects/endings.hpp"

#include "tests/support/spell_table.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(endings_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

/// Mira has put "Mark", which ends on that, on target-1.
game marked(std::string_view what) {
  game g = spell_table({spell_of("mark", "Mark", 1, {apply_step("Mark", ending_on(what))}),
                        spell_of("spark", "Spark", 0, {damage_step("1", "fire")})});
  g.knows(fighter("Ann"));
  g.say("add ann");
  g.say("cast mark by: mira to: target-1");
  BOOST_REQUIRE(bears(g, "target-1", "Mark"));
  return g;
}

/// The same on Mira herself.
game marked_self(std::string_view what) {
  game g = spell_table({spell_of("mark", "Mark", 1, {to_self(apply_step("Mark", ending_on(what)))}),
                        spell_of("spark", "Spark", 0, {damage_step("1", "fire")}),
                        spell_of("mend", "Mend", 0, {heal_step("1")})});
  g.say("cast mark by: mira");
  BOOST_REQUIRE(bears(g, "mira", "Mark"));
  return g;
}

bool still(const game& g) {
  return bears(g, "target-1", "Mark");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_death_or_the_leaving_of_its_source_ends_an_effect) {
  game dies = marked("source_dead");
  dies.say("condition add unconscious to: mira");
  BOOST_TEST(still(dies));
  dies.say("damage to: mira amount: 100");
  BOOST_TEST((dies.who("mira").life == vitality::dead));
  BOOST_TEST(!still(dies));
  game leaves = marked("source_dead");
  leaves.say("remove mira");
  BOOST_TEST(!still(leaves));
}

BOOST_AUTO_TEST_CASE(what_waits_for_the_next_turn_of_its_source_ends_when_that_leaves) {
  game g;
  g.say("add goblin count: 2");
  g.say("encounter start");
  const std::string helper = g.turn();
  const std::string helped = helper == "goblin-1" ? "goblin-2" : "goblin-1";
  g.say("assist to: " + helped + " by: " + helper);
  BOOST_REQUIRE(bears(g, helped, "Helped"));
  g.say("remove " + helper);
  BOOST_TEST(!bears(g, helped, "Helped"));
}

BOOST_AUTO_TEST_CASE(a_source_that_cannot_act_or_speak_ends_an_effect) {
  game helpless = marked("source_helpless");
  helpless.say("condition add prone to: mira");
  BOOST_TEST(still(helpless));
  helpless.say("condition add stunned to: mira");
  BOOST_TEST(!still(helpless));
  game silent = marked("source_silenced");
  silent.say("condition add stunned to: mira");
  BOOST_TEST(still(silent));
  silent.say("condition add unconscious to: mira");
  BOOST_TEST(!still(silent));
}

BOOST_AUTO_TEST_CASE(who_is_silenced_by_an_effect_silences_what_it_did) {
  lasting quiet;
  modifier cannot;
  cannot.key = modifier_key::cannot;
  cannot.deeds.insert(deed::speak);
  quiet.modifiers = {cannot};
  game g =
      spell_table({spell_of("mark", "Mark", 1, {apply_step("Mark", ending_on("source_silenced"))}),
                   spell_of("hush", "Hush", 1, {to_self(apply_step("Hush", quiet))})});
  g.say("cast mark by: mira to: target-1");
  g.say("cast hush by: mira");
  BOOST_TEST(!still(g));
}

BOOST_AUTO_TEST_CASE(healing_by_magic_ends_a_wound_and_rest_does_not) {
  game g = spell_table({spell_of("mark", "Mark", 1, {apply_step("Mark", ending_on("healed"))}),
                        spell_of("mend", "Mend", 0, {heal_step("1")})});
  g.say("cast mark by: mira to: target-1");
  g.say("cast mend by: mira to: target-1");
  BOOST_TEST(still(g));
  g.say("damage to: target-1 amount: 5");
  g.say("heal to: target-1 amount: 1");
  BOOST_TEST(still(g));
  g.say("cast mend by: mira to: target-1");
  BOOST_TEST(!still(g));
}

BOOST_AUTO_TEST_CASE(who_falls_to_no_hit_points_loses_what_ends_with_it) {
  game g = marked("dropped");
  g.say("damage to: target-1 amount: 99");
  BOOST_TEST(still(g));
  g.say("damage to: target-1 amount: 1");
  BOOST_TEST(!still(g));
}

BOOST_AUTO_TEST_CASE(harm_by_the_side_of_its_source_ends_a_charm_and_other_harm_does_not) {
  game g = marked("harmed");
  g.say("damage to: target-1 amount: 5");
  g.knows(orc());
  g.say("add orc");
  g.say("attack by: orc-1 with: improvised to: target-1 rolled: 15,1");
  BOOST_TEST(still(g));
  g.say("attack by: ann with: shortsword to: target-1 rolled: 15,1");
  BOOST_TEST(!still(g));
}

BOOST_AUTO_TEST_CASE(who_harms_somebody_loses_its_sanctuary) {
  game spell = marked_self("harm");
  spell.say("cast mend by: mira to: target-1");
  BOOST_TEST(bears(spell, "mira", "Mark"));
  spell.say("cast spark by: mira to: target-1");
  BOOST_TEST(!bears(spell, "mira", "Mark"));
  game attack = marked_self("harm");
  attack.say("attack by: mira with: improvised to: target-1 rolled: 2");
  BOOST_TEST(!bears(attack, "mira", "Mark"));
}

BOOST_AUTO_TEST_CASE(moving_acting_and_reacting_end_what_ends_on_them) {
  game moves = marked_self("move");
  begin_fight(moves);
  moves.say("dodge");
  BOOST_TEST(bears(moves, "mira", "Mark"));
  moves.say("move 5");
  BOOST_TEST(!bears(moves, "mira", "Mark"));
  game acts = marked_self("act");
  begin_fight(acts);
  acts.say("move 5");
  BOOST_TEST(bears(acts, "mira", "Mark"));
  acts.say("dodge");
  BOOST_TEST(!bears(acts, "mira", "Mark"));
  game reacts = marked_self("react");
  begin_fight(reacts);
  reacts.say("dodge");
  BOOST_TEST(bears(reacts, "mira", "Mark"));
  reacts.say("turn");
  reacts.say("attack by: mira with: improvised to: target-1 opportunity rolled: 2");
  BOOST_TEST(!bears(reacts, "mira", "Mark"));
}

BOOST_AUTO_TEST_CASE(a_rage_goes_on_as_long_as_its_bearer_fights) {
  game g = marked_self("idle");
  const auto round = [&] {
    do g.say("turn");
    while (g.turn() != "mira");
  };
  g.say("stop mark by: mira");
  begin_fight(g);
  g.say("cast mark by: mira");
  // The turn in which it begins does not count.
  round();
  BOOST_TEST(bears(g, "mira", "Mark"));
  g.say("attack by: mira with: improvised to: target-1 rolled: 2");
  round();
  BOOST_TEST(bears(g, "mira", "Mark"));
  g.say("turn");
  BOOST_TEST(!bears(g, "mira", "Mark"));
}

BOOST_AUTO_TEST_CASE(damage_since_the_last_turn_keeps_a_rage_going) {
  game g = marked_self("idle");
  g.say("stop mark by: mira");
  begin_fight(g);
  g.say("cast mark by: mira");
  g.say("turn");
  g.say("damage to: mira amount: 3");
  while (g.turn() != "mira") g.say("turn");
  g.say("turn");
  BOOST_TEST(bears(g, "mira", "Mark"));
  while (g.turn() != "mira") g.say("turn");
  g.say("turn");
  BOOST_TEST(!bears(g, "mira", "Mark"));
}

BOOST_AUTO_TEST_CASE(what_is_done_every_day_is_done_once_for_each_of_them) {
  lasting rot = lasting_modifier(modifier_key::armor_class, "-1", "permanent");
  rot.moments.push_back({"every 24 hours", {damage_step("10", "necrotic")}});
  game g = spell_table({spell_of("rot", "Rot", 1, {apply_step("Rot", rot)})});
  g.say("cast rot by: mira to: target-1");
  g.say("time pass 23 hours");
  BOOST_TEST(g.hp("target-1") == 100);
  g.say("time pass 1 hour");
  BOOST_TEST(g.hp("target-1") == 90);
  g.say("time pass 3 days");
  BOOST_TEST(g.hp("target-1") == 60);
  g.say("time pass 30 days");
  BOOST_TEST((g.who("target-1").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(a_trait_may_work_every_so_often) {
  stat_block tree = monster("Tree", 10, 50);
  trait grows{.name = "Growth"};
  trigger daily;
  daily.on = "time";
  daily.every = "1 hour";
  daily.effects = {heal_step("2")};
  grows.triggers = {daily};
  tree.traits.push_back(grows);
  game g;
  g.knows(tree);
  g.say("add tree");
  g.say("damage to: tree-1 amount: 20");
  g.say("time pass 3 hours");
  BOOST_TEST(g.hp("tree-1") == 36);
}

BOOST_AUTO_TEST_CASE(what_works_by_time_works_in_a_fight_too) {
  lasting burn = lasting_modifier(modifier_key::armor_class, "-1", "permanent");
  burn.moments.push_back({"every 1 minute", {damage_step("10", "fire")}});
  game g = spell_table({spell_of("burn", "Burn", 1, {apply_step("Burn", burn)})});
  g.say("cast burn by: mira to: target-1");
  g.say("time pass 5 rounds");
  begin_fight(g);
  while (g.round() < 6) g.say("turn");
  BOOST_TEST(g.hp("target-1") == 100);
  while (g.turn() != "target-1") g.say("turn");
  BOOST_TEST(g.hp("target-1") == 90);
}

BOOST_AUTO_TEST_SUITE_END()
