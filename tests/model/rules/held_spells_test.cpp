// Spells between their first word and their effect.

#include "model/rules/held_spells.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(held_spells_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

/// Mira, then a target: it is Mira's turn.
game fight_with(spell what) {
  game g;
  g.house.turns = turn_ruling::counted;
  g.knows(caster("Mira", {what.slug}));
  g.knows(std::move(what));
  g.say("add caster as: Mira");
  g.say("add target");
  g.say("encounter start rolled: 1");
  g.say("initiative by: mira rolled: 20");
  BOOST_REQUIRE_EQUAL(g.turn(), "mira");
  return g;
}

spell slow(std::int32_t rounds) {
  spell what = spell_of("ward", "Ward", 1, {heal_step("1")});
  what.time = casting_time::longer;
  what.casting_rounds = rounds;
  what.self_only = true;
  return what;
}

spell blast() {
  return spell_of("blast", "Blast", 1, {damage_step("2", "thunder")});
}

std::uint16_t slots_spent(const game& g) {
  return rules::spent_of(g.who("mira"), rules::slot_pool(1));
}

void next_turn_of_mira(game& g) {
  g.say("turn");
  g.say("turn");
  BOOST_REQUIRE_EQUAL(g.turn(), "mira");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_longer_casting_takes_the_action_of_each_turn_and_concentration) {
  game g = fight_with(slow(3));
  g.say("cast ward");
  BOOST_TEST(g.count<spell_cast>() == 0U);
  BOOST_TEST(bears(g, "mira", "Casting Ward"));
  BOOST_TEST(rules::concentration_of(g.who("mira")) != nullptr);
  BOOST_TEST(slots_spent(g) == 0U);
  next_turn_of_mira(g);
  g.say("cast ward");
  next_turn_of_mira(g);
  g.say("cast ward");
  BOOST_TEST(g.count<spell_cast>() == 1U);
  BOOST_TEST(!bears(g, "mira", "Casting Ward"));
  BOOST_TEST(slots_spent(g) == 1U);
}

BOOST_AUTO_TEST_CASE(a_turn_without_it_loses_the_spell_and_not_the_slot) {
  game g = fight_with(slow(3));
  g.say("cast ward");
  next_turn_of_mira(g);
  g.say("turn");
  BOOST_TEST(!bears(g, "mira", "Casting Ward"));
  BOOST_TEST(slots_spent(g) == 0U);
}

BOOST_AUTO_TEST_CASE(damage_may_break_a_longer_casting) {
  game g = fight_with(slow(3));
  g.say("cast ward");
  g.say("damage to: mira amount: 5 rolled: 1");
  BOOST_TEST(!bears(g, "mira", "Casting Ward"));
}

BOOST_AUTO_TEST_CASE(outside_of_fights_its_time_passes) {
  game g;
  g.knows(caster("Mira", {"ward"}));
  g.knows(slow(100));
  g.say("add caster as: Mira");
  g.say("cast ward by: mira");
  BOOST_TEST(g.count<spell_cast>() == 1U);
  BOOST_TEST(g.state.time() == 100U);
}

BOOST_AUTO_TEST_CASE(a_readied_spell_spends_its_slot_now_and_is_cast_with_the_reaction) {
  game g = fight_with(blast());
  g.say("ready blast who moves spell: blast");
  BOOST_TEST(slots_spent(g) == 1U);
  BOOST_TEST(bears(g, "mira", "Holding Blast"));
  g.say("turn");
  g.say("cast blast by: mira to: target-1");
  BOOST_TEST(slots_spent(g) == 1U);
  BOOST_TEST(g.hp("target-1") == 98);
  BOOST_TEST(g.who("mira").turn.reactions == 1);
  BOOST_TEST(!bears(g, "mira", "Holding Blast"));
}

BOOST_AUTO_TEST_CASE(a_spell_that_is_not_held_is_not_cast_when_the_moment_comes) {
  game g = fight_with(blast());
  g.say("ready something");
  g.say("turn");
  BOOST_TEST(g.refused("cast blast by: mira to: target-1").message ==
             "Mira does not hold Blast ready");
}

BOOST_AUTO_TEST_CASE(a_held_spell_is_lost_with_the_concentration_or_with_the_next_turn) {
  game g = fight_with(blast());
  g.say("ready blast spell: blast at: 2");
  g.say("turn");
  g.say("damage to: mira amount: 5 rolled: 1");
  BOOST_TEST(!bears(g, "mira", "Holding Blast"));
  game waits = fight_with(blast());
  waits.say("ready blast spell: blast");
  next_turn_of_mira(waits);
  BOOST_TEST(!bears(waits, "mira", "Holding Blast"));
  BOOST_TEST(slots_spent(waits) == 1U);
}

BOOST_AUTO_TEST_CASE(only_what_is_cast_with_an_action_and_known_can_be_held) {
  game g = fight_with(slow(10));
  BOOST_TEST(g.refused("ready ward spell: ward").code == refusal_code::not_available);
  BOOST_TEST(g.refused("ready ward spell: nonsense").code == refusal_code::unknown_content);
}

BOOST_AUTO_TEST_SUITE_END()
