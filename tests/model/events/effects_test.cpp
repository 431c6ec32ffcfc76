// What events of effects do to a state, and what contradicts them.

#include "model/events/effects.hpp"

#include "model/state.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(effects_events_suite)

using namespace dnd::model;

namespace {

state with_elara() {
  state now;
  auto who = std::make_shared<creature>();
  who->id = "elara";
  who->hp = who->max_hp = 12;
  who->block = std::make_shared<const stat_block>();
  now.put(who);
  return now;
}

effect_applied applied(effect_number number) {
  auto effect = std::make_shared<effect_instance>();
  effect->number = number;
  effect->name = "Bless";
  return {.creature = "elara", .effect = effect, .hp = {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(effects_are_numbered_without_gaps) {
  state now = with_elara();
  BOOST_TEST(!applied(2).apply_to(now).ok());
  BOOST_TEST(applied(1).apply_to(now).ok());
  BOOST_TEST(now.effects_given() == 1U);
  BOOST_TEST(now.find("elara")->effects.size() == 1U);
  BOOST_TEST(!applied(1).apply_to(now).ok());
}

BOOST_AUTO_TEST_CASE(only_what_is_there_can_end_and_be_counted) {
  state now = with_elara();
  BOOST_TEST(applied(1).apply_to(now).ok());
  const effect_ended other{.creature = "elara", .number = 2, .name = "Bless", .why = {}, .hp = {}};
  BOOST_TEST(!other.apply_to(now).ok());
  const effect_counted count{
      .creature = "elara", .number = 1, .failures = {0, 1}, .successes = {0, 0}};
  BOOST_TEST(count.apply_to(now).ok());
  BOOST_TEST(!count.apply_to(now).ok());
  const effect_ended ended{.creature = "elara", .number = 1, .name = "Bless", .why = {}, .hp = {}};
  BOOST_TEST(ended.apply_to(now).ok());
  BOOST_TEST(now.find("elara")->effects.empty());
  BOOST_TEST(!count.apply_to(now).ok());
}

BOOST_AUTO_TEST_CASE(a_smaller_maximum_takes_hit_points_along) {
  state now = with_elara();
  effect_applied drain = applied(1);
  drain.hp = {11, 8};
  BOOST_TEST(!drain.apply_to(now).ok());
  now = with_elara();
  drain.hp = {12, 8};
  BOOST_TEST(drain.apply_to(now).ok());
  BOOST_TEST(now.find("elara")->hp == 8);
}

BOOST_AUTO_TEST_CASE(time_goes_on_from_what_it_was) {
  state now = with_elara();
  BOOST_TEST(!(time_passed{.time = {5, 10}}.apply_to(now).ok()));
  BOOST_TEST((time_passed{.time = {0, 10}}.apply_to(now).ok()));
  BOOST_TEST(now.time() == 10U);
}

BOOST_AUTO_TEST_CASE(a_turn_is_spent_from_what_it_was) {
  state now = with_elara();
  turn_use one;
  one.actions = 1;
  const turn_spent spends{.creature = "elara", .on = "Dash", .turn = {{}, one}};
  BOOST_TEST(spends.apply_to(now).ok());
  BOOST_TEST(now.find("elara")->turn.actions == 1);
  BOOST_TEST(!spends.apply_to(now).ok());
}

BOOST_AUTO_TEST_CASE(events_about_nobody_contradict) {
  state now;
  BOOST_TEST(!applied(1).apply_to(now).ok());
  spell_cast cast;
  cast.caster = "elara";
  BOOST_TEST(!cast.apply_to(now).ok());
  turn_spent spent;
  spent.creature = "elara";
  BOOST_TEST(!spent.apply_to(now).ok());
  effect_counted counted;
  counted.creature = "elara";
  BOOST_TEST(!counted.apply_to(now).ok());
  effect_ended ended;
  ended.creature = "elara";
  BOOST_TEST(!ended.apply_to(now).ok());
  BOOST_TEST(effect_told{}.apply_to(now).ok());
}

BOOST_AUTO_TEST_SUITE_END()
