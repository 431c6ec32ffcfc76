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

namespace {

active_effect borne(const char* name, creature_id source = {}) {
  effect_instance made;
  made.name = name;
  made.source = std::move(source);
  return {std::make_shared<const effect_instance>(std::move(made))};
}

template <class Set>
bool fits_one(const creature& who, Set set, const effect_scope& scope = {}) {
  effect_filter filter;
  set(filter);
  effect_use use;
  use.user = creature_id("holder");
  return fits(filter, who, use, scope);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_filter_asks_for_effects_that_are_borne_and_how_many) {
  creature who = a_goblin();
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.under = {"Shaken"}; }));
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.not_under = {"Shaken"}; }));
  who.effects = {borne("Shaken"), borne("Shaken")};
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.under = {"Sleepy", "shaken"}; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.not_under = {"Shaken"}; }));
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.under = {"Shaken x2"}; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.under = {"Shaken x3"}; }));
}

BOOST_AUTO_TEST_CASE(a_filter_asks_for_what_a_stat_block_says) {
  creature who = a_goblin();
  auto block = std::make_shared<stat_block>(*who.block);
  block->challenge_eighths = 4;
  block->alignment = "neutral evil";
  block->traits.push_back({.name = "Magic Resistance"});
  who.block = block;
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.challenge_at_most = "4"; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.challenge_at_most = "2"; }));
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.alignment = {"evil"}; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.alignment = {"good"}; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.not_alignment = {"evil"}; }));
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.trait = {"Magic Resistance"}; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.trait = {"Shapechanger"}; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.not_trait = {"Magic Resistance"}; }));
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.not_immune_to.insert(condition::charmed); }));
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.not_immune_to.insert(condition::poisoned); }));
}

BOOST_AUTO_TEST_CASE(a_filter_asks_who_is_held_and_what_is_used_up) {
  creature who = a_goblin();
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.held = true; }));
  who.conditions.emplace_back();
  who.conditions.back().kind = condition::grappled;
  who.conditions.back().source = creature_id("somebody");
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.held = true; }));
  who.conditions.back().source = creature_id("holder");
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.held = true; }));
  auto block = std::make_shared<stat_block>(*who.block);
  block->pools.emplace_back();
  block->pools.back().name = "ki";
  block->pools.back().uses = 2;
  who.block = block;
  who.spent.push_back({.pool = "ki", .spent = 1});
  BOOST_TEST(!fits_one(who, [](effect_filter& f) { f.pool_empty = "ki"; }));
  who.spent.front().spent = 2;
  BOOST_TEST(fits_one(who, [](effect_filter& f) { f.pool_empty = "ki"; }));
}

BOOST_AUTO_TEST_CASE(a_filter_asks_how_the_attack_was_rolled) {
  effect_scope scope;
  BOOST_TEST(!fits_one(
      a_goblin(), [](effect_filter& f) { f.advantage = true; }, scope));
  scope.advantage = true;
  BOOST_TEST(fits_one(
      a_goblin(), [](effect_filter& f) { f.advantage = true; }, scope));
}

BOOST_AUTO_TEST_SUITE_END()
