#include "model/views/turn_card.hpp"

#include "tests/support/arena.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(turn_card_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using dnd::test::game;

namespace {

/// Elara, then the dragon, then goblin-1; it is Elara's turn in round 1.
game three() {
  game g;
  g.say("add elara and: dragon and: goblin");
  g.say("encounter start rolled: 10,1");
  g.say("initiative by: elara rolled: 20");
  return g;
}

turn_card card_of(const game& g, const viewer& whose = viewer::gm()) {
  const auto card = turn_card_of(g.state, whose);
  BOOST_REQUIRE(card.has_value());
  return *card;
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_names_who_is_next_passing_over_the_dead) {
  game g = three();
  BOOST_TEST(card_of(g).who.id.view() == "elara");
  BOOST_TEST(card_of(g).next == "dragon-1");
  BOOST_TEST(!card_of(g).next_begins_round);
  g.say("damage to: dragon-1 amount: 300");
  BOOST_TEST(card_of(g).next == "goblin-1");
  g.say("turn");
  BOOST_TEST(card_of(g).next == "Elara");
  BOOST_TEST(card_of(g).next_begins_round);
  g.say("remove elara");
  BOOST_TEST(card_of(g).next.empty());
}

BOOST_AUTO_TEST_CASE(actions_come_with_what_is_left_of_them) {
  game g = three();
  g.say("attack by: dragon-1 with: tail to: goblin-1 rolled: 1");
  g.say("turn");
  turn_card card = card_of(g);
  BOOST_REQUIRE(card.legendary.has_value());
  // They came back as the turn began.
  BOOST_TEST(card.legendary->left == 3);
  for (const usable_action& each : card.actions) BOOST_TEST(each.name.view() != "Tail");
  const auto breath = [&]() -> const uses_left& {
    card = card_of(g);
    for (const usable_action& each : card.actions)
      if (each.name.view() == "Fire Breath") return *each.uses;
    BOOST_FAIL("no breath");
    std::abort();
  };
  BOOST_TEST(breath().left == 1);
  BOOST_TEST(breath().of.recharges_on == 5);
  g.say("attack with: fire breath to: goblin-1");
  BOOST_TEST(breath().left == 0);
}

BOOST_AUTO_TEST_CASE(others_see_neither_numbers_nor_actions) {
  game g = three();
  g.say("turn");
  const turn_card card = card_of(g, viewer::player({"elara"}));
  BOOST_TEST(!card.who.hp.has_value());
  BOOST_TEST(card.actions.empty());
  BOOST_TEST(!card.legendary.has_value());
  BOOST_TEST(card.next == "goblin-1");
  BOOST_TEST(!card_of(three(), viewer::player({"elara"})).actions.empty());
}

BOOST_AUTO_TEST_CASE(nobodys_turn_and_that_of_the_dead_have_none) {
  game g;
  BOOST_TEST(!turn_card_of(g.state, viewer::gm()));
  g = three();
  g.say("damage to: elara amount: 100");
  BOOST_TEST(!turn_card_of(g.state, viewer::gm()));
}

BOOST_AUTO_TEST_CASE(it_says_what_is_left_of_the_turn) {
  game g = dnd::test::arena();
  BOOST_REQUIRE(card_of(g).left.has_value());
  BOOST_TEST(card_of(g).left->is_whole);
  BOOST_TEST(card_of(g).left->feet == 30);
  g.say("dash");
  g.say("move 40");
  const turn_left left = *card_of(g).left;
  BOOST_TEST(!left.action);
  BOOST_TEST(left.bonus_action);
  BOOST_TEST(left.reaction);
  BOOST_TEST(left.feet == 20);
  BOOST_TEST(!left.is_whole);
  BOOST_TEST(!card_of(g, viewer::player({"bob"})).left.has_value());
  g.say("condition add stunned to: ann");
  BOOST_TEST(!card_of(g).left.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
