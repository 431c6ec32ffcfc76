// What a lair does at initiative count 20.

#include "model/rules/lair.hpp"

#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(lair_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

action lair_action(const char* name) {
  action made = dnd::test::breath(name, {ability::dex, 30, save_effect::none},
                                  {{"1d4", damage_type::fire, {}}});
  made.group = action_group::lair;
  return made;
}

/// A drake with two lair actions, an imp and a hero, of Dexterity 10.
game at_home(int drake_at, int imp_at, int hero_at) {
  game g;
  g.house.turns = turn_ruling::counted;
  stat_block drake = dnd::test::monster("Drake", 10, 200);
  drake.actions.push_back(lair_action("Tremor"));
  drake.actions.push_back(lair_action("Fog"));
  g.knows(drake);
  g.knows(dnd::test::monster("Imp", 10, 100));
  g.knows(dnd::test::character("Hero", 10, 100));
  g.say("add drake and: hero and: imp");
  g.say("encounter start rolled: " + std::to_string(drake_at) + "," + std::to_string(imp_at));
  g.say("initiative by: hero rolled: " + std::to_string(hero_at));
  return g;
}

bool is_told(const game& g) {
  return g.count<effect_told>() == 1;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_lair_acts_after_all_others_of_count_20) {
  // Hero 20, imp 12, drake 5.
  game g = at_home(5, 12, 20);
  BOOST_TEST(!is_told(g));
  BOOST_TEST(g.refused("attack by: drake-1 with: tremor to: hero").message.find("count 20") !=
             std::string::npos);
  g.say("turn");
  BOOST_TEST(is_told(g));
  g.say("attack by: drake-1 with: tremor to: hero");
  BOOST_TEST(g.hp("hero") < 100);
}

BOOST_AUTO_TEST_CASE(where_everybody_is_slower_it_acts_first) {
  game g = at_home(5, 12, 19);
  BOOST_TEST(is_told(g));
  g.say("attack by: drake-1 with: tremor to: hero");
}

BOOST_AUTO_TEST_CASE(where_everybody_is_faster_it_acts_in_the_last_turn_of_the_round) {
  game g = at_home(20, 20, 20);
  g.say("turn");
  BOOST_TEST(!is_told(g));
  g.say("turn");
  BOOST_TEST(is_told(g));
}

BOOST_AUTO_TEST_CASE(it_acts_once_a_round_and_not_the_same_way_twice_running) {
  game g = at_home(5, 12, 19);
  g.say("attack by: drake-1 with: tremor to: hero");
  BOOST_TEST(g.refused("attack by: drake-1 with: fog to: hero").code ==
             refusal_code::not_available);
  g.say("turn");
  g.say("turn");
  g.say("turn");
  BOOST_TEST(g.state.fight()->round == 2U);
  BOOST_TEST(is_told(g));
  BOOST_TEST(g.refused("attack by: drake-1 with: tremor to: hero").message.find("round before") !=
             std::string::npos);
  g.say("attack by: drake-1 with: fog to: hero");
}

BOOST_AUTO_TEST_CASE(who_is_helpless_or_dead_has_no_lair) {
  game g = at_home(5, 12, 20);
  g.say("condition add stunned to: drake-1");
  g.say("turn");
  BOOST_TEST(!is_told(g));
  BOOST_TEST(g.refused("attack by: drake-1 with: tremor to: hero").code ==
             refusal_code::incapacitated);
}

BOOST_AUTO_TEST_CASE(outside_of_fights_and_where_turns_are_free_it_acts_at_any_time) {
  game g = at_home(5, 12, 20);
  g.house.turns = turn_ruling::free;
  g.say("attack by: drake-1 with: tremor to: hero");
  g.say("encounter end");
  g.say("attack by: drake-1 with: tremor to: hero");
}

BOOST_AUTO_TEST_SUITE_END()
