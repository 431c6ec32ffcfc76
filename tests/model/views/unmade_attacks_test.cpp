#include "model/views/unmade_attacks.hpp"

#include "tests/model/views/played.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(unmade_attacks_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using dnd::test::game;
using dnd::tests::views::played;

namespace {

game with_a_dragon() {
  game g;
  g.say("add dragon and: elara and: goblin count: 1");
  return g;
}

std::optional<unmade_attacks> left_by(game& g, std::string_view line) {
  const commit what = played(g, line);
  return unmade_in(what, {.before = nullptr, .after = &g.state});
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_rest_of_a_multiattack_on_the_dead_is_named) {
  for (const auto* line : {"attack by: dragon-1 with: multiattack to: goblin-1 rolled: 2,1,10,10",
                           "attack with: mul by: dragon-1 to: goblin-1 rolled: 10,10,10"}) {
    game g = with_a_dragon();
    if (!g.attempt(line)) continue;
    game again = with_a_dragon();
    const auto left = left_by(again, line);
    BOOST_TEST_CONTEXT(line) {
      BOOST_REQUIRE(left.has_value());
      BOOST_TEST(left->attacker.view() == "dragon-1");
      BOOST_REQUIRE(left->fallen.size() == 1U);
      BOOST_TEST(left->fallen.front().view() == "goblin-1");
      BOOST_TEST(left->all_dead);
      BOOST_TEST(left->steps.back().action.view() == "Claw");
      BOOST_TEST(left->steps.back().all == 2);
      BOOST_TEST(left->steps.back().made < 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_character_that_falls_is_down_and_not_dead) {
  game g = with_a_dragon();
  const auto left = left_by(g, "attack by: dragon-1 with: multiattack to: elara rolled: 10,3,3");
  BOOST_REQUIRE(left.has_value());
  BOOST_TEST(!left->all_dead);
  BOOST_REQUIRE(left->steps.size() == 1U);
  BOOST_TEST(left->steps.front().made == 0);
  BOOST_TEST(left->steps.front().all == 2);
}

BOOST_AUTO_TEST_CASE(nothing_is_left_out_where_all_was_made_or_it_was_no_multiattack) {
  game g = with_a_dragon();
  // Three misses.
  BOOST_TEST(!left_by(g, "attack by: dragon-1 with: multiattack to: elara rolled: 1,1,1"));
  BOOST_TEST(!left_by(g, "attack by: dragon-1 with: bite to: goblin-1 rolled: 10,3,3"));
  BOOST_TEST(!left_by(g, "damage to: elara amount: 12"));
}

BOOST_AUTO_TEST_CASE(an_attacker_that_is_not_known_leaves_nothing) {
  game g = with_a_dragon();
  const commit what =
      played(g, "attack by: dragon-1 with: multiattack to: goblin-1 rolled: 10,3,3");
  BOOST_TEST(!unmade_in(what, {}));
  commit other = what;
  other.line = "not a command";
  BOOST_TEST(!unmade_in(other, {.before = nullptr, .after = &g.state}));
}

BOOST_AUTO_TEST_SUITE_END()
