#include "model/views/reasons.hpp"

#include "tests/model/views/played.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(reasons_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using dnd::test::game;
using dnd::tests::views::played;

namespace {

std::optional<death_reason> death_in(const commit& what, const known_states& where) {
  for (std::size_t i = what.events->size(); i-- > 0;)
    if (holds_alternative<vitality_changed>((*what.events)[i])) return why_died(what, i, where);
  return std::nullopt;
}

std::optional<death_reason> death_of(game& g, std::string_view line) {
  const commit what = played(g, line);
  return death_in(what, {.before = nullptr, .after = &g.state});
}

bool is(const std::optional<death_reason>& why, death_cause cause, std::int32_t beyond = 0) {
  return why == death_reason{.cause = cause, .beyond = beyond};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_monster_dies_at_0_and_a_character_of_massive_damage) {
  game g;
  g.say("add goblin and: elara and: bruenor");
  BOOST_TEST(
      is(death_of(g, "damage to: goblin-1 amount: 50 type: fire"), death_cause::no_hit_points));
  // What temporary hit points take is not beyond; several types are one hit.
  g.say("temp to: elara amount: 5");
  BOOST_TEST(is(death_of(g, "damage to: elara amount: 20 type: fire amount: 10 type: cold"),
                death_cause::massive_damage, 13));
  // Who lies already.
  g.say("damage to: bruenor amount: 12");
  BOOST_TEST(is(death_of(g, "damage to: bruenor amount: 12"), death_cause::massive_damage, 12));
}

BOOST_AUTO_TEST_CASE(who_falls_is_not_dead_yet) {
  game g;
  g.say("add elara");
  BOOST_TEST(!death_of(g, "damage to: elara amount: 12").has_value());
}

BOOST_AUTO_TEST_CASE(the_third_failure_kills_by_a_roll_and_by_a_hit) {
  game g;
  g.say("add elara and: bruenor");
  g.say("damage to: elara and: bruenor amount: 12");
  g.say("save death by: elara rolled: 1");
  BOOST_TEST(is(death_of(g, "save death by: elara rolled: 2"), death_cause::third_failure));
  g.say("save death by: bruenor rolled: 1");
  BOOST_TEST(is(death_of(g, "damage to: bruenor amount: 1"), death_cause::third_failure));
}

BOOST_AUTO_TEST_CASE(the_sixth_level_of_exhaustion_kills) {
  game g;
  g.say("add elara");
  for (int i = 0; i < 5; ++i) g.say("condition add exhaustion to: elara");
  BOOST_TEST(is(death_of(g, "condition add exhaustion to: elara"), death_cause::exhaustion));
}

BOOST_AUTO_TEST_CASE(of_one_who_is_not_known_only_the_certain_is_said) {
  game g;
  g.say("add goblin count: 2");
  const commit exact = played(g, "damage to: goblin-1 amount: 7 type: fire");
  BOOST_TEST(is(death_in(exact, {}), death_cause::no_hit_points));
  const commit more = played(g, "damage to: goblin-2 amount: 20 type: fire");
  BOOST_TEST(!death_in(more, {}).has_value());
}

BOOST_AUTO_TEST_CASE(how_often_something_can_be_used_stands_in_the_block) {
  game g;
  g.say("add dragon and: elara");
  const commit what = played(g, "attack by: dragon-1 with: fire breath to: elara");
  const auto* used = get_if<action_used>(&what.events->front());
  BOOST_REQUIRE(used != nullptr);
  const auto size = uses_of(*used, {.before = nullptr, .after = &g.state});
  BOOST_REQUIRE(size.has_value());
  BOOST_TEST(size->uses == 1);
  BOOST_TEST((size->kind == usage_kind::recharge));
  BOOST_TEST(!uses_of(*used, {}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
