#include "model/views/impositions.hpp"

#include "tests/model/views/played.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(impositions_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using dnd::test::game;
using dnd::tests::views::played;

namespace {

std::vector<imposition> offered(game& g, std::string_view line,
                                const viewer& whose = viewer::gm()) {
  const commit what = played(g, line);
  return impositions_of(what, g.state, whose);
}

constexpr const char* presence =
    "attack by: dragon-1 with: frightful presence to: elara and: bruenor and: goblin-1 rolled: ";

}  // namespace

BOOST_AUTO_TEST_CASE(all_who_failed_stand_in_one_command_that_does_it) {
  game g;
  g.say("add dragon and: elara and: bruenor and: goblin");
  const auto all = offered(g, std::string(presence) + "2,3,20");
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all.front().line == "condition add frightened to: elara and: bruenor by: dragon-1");
  g.say(all.front().line);
  BOOST_TEST(g.is("elara", condition::frightened));
  BOOST_TEST(g.is("bruenor", condition::frightened));
  BOOST_TEST(!g.is("goblin-1", condition::frightened));
  // Who bears it from there already is not asked for again.
  const auto again = offered(g, std::string(presence) + "2,3,2");
  BOOST_REQUIRE(again.size() == 1U);
  BOOST_TEST(again.front().line == "condition add frightened to: goblin-1 by: dragon-1");
}

BOOST_AUTO_TEST_CASE(a_save_after_a_hit_offers_too) {
  game g;
  g.say("add ghoul and: target");
  const auto all = offered(g, "attack by: ghoul-1 with: claws to: target-1 rolled: 15,2,2,3");
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all.front().line == "condition add paralyzed to: target-1 by: ghoul-1");
  BOOST_TEST(offered(g, "attack by: ghoul-1 with: claws to: target-1 rolled: 15,2,2,19").empty());
}

BOOST_AUTO_TEST_CASE(the_immune_and_the_dead_are_left_out) {
  game g;
  stat_block brave = dnd::test::monster("Brave", 10, 100);
  brave.condition_immunities.insert(condition::frightened);
  g.knows(brave);
  g.say("add brave and: dragon");
  BOOST_TEST(
      offered(g, "attack by: dragon-1 with: frightful presence to: brave-1 rolled: 1").empty());
}

BOOST_AUTO_TEST_CASE(exhaustion_is_offered_without_a_source) {
  game g;
  stat_block shade = dnd::test::monster("Shade", 10, 10);
  action drain = dnd::test::breath("Drain", {ability::con, 15, save_effect::none}, {});
  drain.may_impose.insert(condition::exhaustion);
  shade.actions.push_back(drain);
  g.knows(shade);
  g.say("add shade and: elara");
  const auto all = offered(g, "attack by: shade-1 with: drain to: elara rolled: 1");
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all.front().line == "condition add exhaustion to: elara");
}

BOOST_AUTO_TEST_CASE(a_save_of_the_game_masters_offers_nothing_and_players_are_offered_nothing) {
  game g;
  g.say("add elara and: dragon");
  BOOST_TEST(offered(g, "save wis by: elara dc: 20 rolled: 1").empty());
  BOOST_TEST(offered(g, "attack by: dragon-1 with: frightful presence to: elara rolled: 1",
                     viewer::player({"elara"}))
                 .empty());
}

BOOST_AUTO_TEST_SUITE_END()
