// Things that a step puts into the game, and creatures that become two.

#include "model/effects/placing.hpp"

#include "model/effects/modifiers.hpp"
#include "tests/support/spell_table.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(placing_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

effect object_step(std::string_view name, std::string_view holds = {}) {
  effect step = step_of(effect_kind::object, name);
  thing made;
  made.armor_class = 12;
  made.hit_points = "5";
  made.vulnerable.insert(damage_type::fire);
  made.holds = holds;
  step.things = {made};
  return step;
}

/// An ooze that splits when lightning is dealt to it, and is immune to it.
stat_block ooze() {
  stat_block block = monster("Ooze", 8, 41);
  block.size = creature_size::large;
  damage_defence immune{.kind = defence_kind::immunity, .types = {}};
  immune.types.insert(damage_type::lightning);
  block.defences.push_back(immune);
  trigger struck;
  struck.on = "exposed";
  struck.types.insert(damage_type::lightning);
  effect_filter whole;
  whole.hp_at_least = 10;
  whole.size_at_least = "medium";
  effect halves = step_of(effect_kind::split);
  halves.when = {whole};
  struck.effects = {halves};
  trait splits{.name = "Splits"};
  splits.triggers = {struck};
  block.traits.push_back(splits);
  return block;
}

}  // namespace

BOOST_AUTO_TEST_CASE(objects_are_here_as_long_as_the_spell) {
  effect wall = object_step("Ice Wall");
  wall.count = "2";
  spell made = spell_of("wall", "Wall", 1, {wall});
  made.concentration = true;
  made.duration = "10 minutes";
  game g = spell_table({made, spell_of("spark", "Spark", 0, {damage_step("2", "fire")})});
  g.say("cast wall by: mira");
  BOOST_TEST(g.who("ice-wall-2").hp == 5);
  BOOST_TEST(armor_class_of(g.who("ice-wall-1")) == 12);
  g.say("cast spark by: mira to: ice-wall-1");
  BOOST_TEST(g.hp("ice-wall-1") == 1);
  g.say("cast spark by: mira to: ice-wall-1");
  BOOST_TEST(!g.state.find("ice-wall-1"));
  g.say("stop by: mira");
  BOOST_TEST(!g.state.find("ice-wall-2"));
}

BOOST_AUTO_TEST_CASE(who_is_held_by_an_object_is_free_when_it_breaks) {
  game g = spell_table(
      {spell_of("web", "Web", 1,
                {apply_step("Webbed", lasting_condition(condition::restrained, "permanent")),
                 object_step("Web", "Webbed")})});
  g.say("cast web by: mira to: target-1 and: target-2");
  BOOST_TEST(g.is("target-1", condition::restrained));
  g.say("damage to: web-1 amount: 5");
  BOOST_TEST(!g.is("target-1", condition::restrained));
  BOOST_TEST(g.is("target-2", condition::restrained));
  g.say("damage to: web-2 amount: 5");
  BOOST_TEST(!g.is("target-2", condition::restrained));
}

BOOST_AUTO_TEST_CASE(an_ooze_splits_though_it_takes_no_damage) {
  game g;
  g.knows(ooze());
  g.say("add ooze");
  g.say("damage to: ooze-1 amount: 3 type: lightning");
  BOOST_TEST(g.hp("ooze-1") == 20);
  BOOST_TEST(g.hp("ooze-2") == 20);
  BOOST_TEST((size_of(g.who("ooze-1")) == creature_size::medium));
  BOOST_TEST((size_of(g.who("ooze-2")) == creature_size::medium));
  g.say("damage to: ooze-2 amount: 3 type: lightning");
  BOOST_TEST(g.hp("ooze-3") == 10);
  BOOST_TEST((size_of(g.who("ooze-3")) == creature_size::small));
  g.say("damage to: ooze-3 amount: 3 type: lightning");
  BOOST_TEST(!g.state.find("ooze-4"));
}

BOOST_AUTO_TEST_CASE(the_halves_of_an_ooze_fight_one_after_the_other) {
  game g;
  g.knows(ooze());
  g.say("add ooze");
  g.say("add elara");
  g.say("encounter start rolled: 15");
  g.say("initiative by: elara rolled: 5");
  g.say("damage to: ooze-1 amount: 3 type: lightning");
  BOOST_TEST(g.order() == "ooze-1 ooze-2 elara");
}

BOOST_AUTO_TEST_SUITE_END()
