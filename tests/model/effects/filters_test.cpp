// For whom a step is carried out.

#include "model/effects/filters.hpp"

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(filters_suite)

using namespace dnd::model;
using rules::effect_scope;
using rules::effect_use;
using rules::fits;

namespace {

creature a_goblin() {
  creature who;
  who.hp = 5;
  who.max_hp = 7;
  auto block = std::make_shared<stat_block>();
  block->type = "humanoid (goblinoid)";
  block->size = creature_size::small;
  block->abilities[static_cast<std::size_t>(ability::intelligence)] = 3;
  block->condition_immunities.insert(condition::charmed);
  who.block = block;
  who.conditions.emplace_back();
  who.conditions.back().kind = condition::prone;
  return who;
}

template <class Set>
bool fits_when(Set set, std::uint8_t slot = 1) {
  effect_filter filter;
  set(filter);
  effect_use use;
  use.slot_level = slot;
  return fits(filter, a_goblin(), use, effect_scope{});
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_filter_asks_for_types_and_subtypes) {
  BOOST_TEST(fits_when([](effect_filter& f) { f.type = {"undead", "humanoid"}; }));
  BOOST_TEST(fits_when([](effect_filter& f) { f.type = {"goblinoid"}; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.type = {"undead"}; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.not_type = {"humanoid"}; }));
}

BOOST_AUTO_TEST_CASE(a_filter_asks_for_size_conditions_and_hit_points) {
  BOOST_TEST(fits_when([](effect_filter& f) { f.size_at_most = "medium"; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.size_at_least = "large"; }));
  BOOST_TEST(fits_when([](effect_filter& f) { f.has.insert(condition::prone); }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.lacks.insert(condition::prone); }));
  BOOST_TEST(fits_when([](effect_filter& f) { f.hp_at_most = 5; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.hp_at_most = 4; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.hp_at_least = 6; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.below_half = true; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.killed = true; }));
}

BOOST_AUTO_TEST_CASE(a_filter_asks_for_scores_immunities_and_the_slot) {
  BOOST_TEST(fits_when([](effect_filter& f) { f.int_at_most = 3; }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.int_at_most = 2; }));
  BOOST_TEST(fits_when([](effect_filter& f) { f.immune_to.insert(condition::charmed); }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.immune_to.insert(condition::poisoned); }));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.level_at_least = 3; }, 2));
  BOOST_TEST(fits_when([](effect_filter& f) { f.level_at_least = 3; }, 3));
  BOOST_TEST(!fits_when([](effect_filter& f) { f.critical = true; }));
}

BOOST_AUTO_TEST_CASE(a_filter_asks_for_the_rulings_of_the_campaign) {
  rulings house;
  BOOST_TEST(rules::is_played(house, ""));
  BOOST_TEST(rules::is_played(house, "initiative group"));
  BOOST_TEST(!rules::is_played(house, "initiative individual"));
  BOOST_TEST(rules::is_played(house, "turns counted"));
  house.turns = turn_ruling::free;
  BOOST_TEST(rules::is_played(house, "turns free"));
  house.reactions = reaction_ruling::off;
  BOOST_TEST(rules::is_played(house, "reactions off"));
  BOOST_TEST(!rules::is_played(house, "reactions ask"));
  BOOST_TEST(!rules::is_played(house, "weather"));
}

BOOST_AUTO_TEST_SUITE_END()
