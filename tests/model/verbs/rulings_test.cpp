// Rulings that the game master makes in the game.

#include "model/verbs/rulings.hpp"

#include "model/patch.hpp"
#include "tests/support/game.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(ruling_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_FIXTURE_TEST_CASE(a_ruling_holds_over_the_file_of_the_campaign, game) {
  house.turns = turn_ruling::counted;
  say("add elara and: zombie");
  say("encounter start");
  say("initiative all");
  say("ruling turns: free");
  BOOST_TEST(story() == "ruling_made");
  BOOST_TEST(state.ruling("turns").view() == "free");
  BOOST_TEST((in_force(house, state).turns == turn_ruling::free));
  say("search by: elara");
  say("search by: elara");
  say("ruling turns: counted");
  BOOST_TEST(the<ruling_made>().value.before.view() == "free");
  BOOST_TEST((in_force(house, state).turns == turn_ruling::counted));
}

BOOST_FIXTURE_TEST_CASE(several_may_be_made_at_once_and_what_holds_already_is_left_out, game) {
  house = {};
  say("ruling reactions: off initiative: Individual turns: counted");
  BOOST_TEST(story() == "ruling_made ruling_made");
  BOOST_TEST((in_force(house, state).initiative == initiative_ruling::individual));
  BOOST_TEST((in_force(house, state).reactions == reaction_ruling::off));
  BOOST_TEST(state.ruling("turns").empty());
}

BOOST_FIXTURE_TEST_CASE(a_ruling_that_is_none_is_refused_at_its_place, game) {
  house = {};
  const refusal no = refused("ruling turns: never");
  BOOST_TEST((no.code == refusal_code::bad_value));
  BOOST_TEST(no.column.value_or(0) == 14U);
  BOOST_TEST(no.hint == "it is `counted` or `free`");
  BOOST_TEST((refused("ruling").code == refusal_code::missing_label));
  BOOST_TEST((refused("ruling turns: counted").code == refusal_code::not_available));
}

BOOST_FIXTURE_TEST_CASE(undo_brings_back_what_held_before, game) {
  house = {};
  const dnd::model::state before = state;
  say("ruling turns: free");
  const state_patch back = diff(state, before);
  BOOST_REQUIRE_EQUAL(back.rulings.size(), 1U);
  BOOST_TEST(back.rulings.front().value.empty());
  BOOST_TEST(restore(state, back).ok());
  BOOST_TEST((state == before));
}

BOOST_AUTO_TEST_SUITE_END()
