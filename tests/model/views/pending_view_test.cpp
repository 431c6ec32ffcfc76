// What of a question a viewer may see.

#include "model/views/pending_view.hpp"

#include "tests/support/apply_fixture.hpp"

#include <memory>

BOOST_AUTO_TEST_SUITE(pending_view_suite)

using namespace dnd::test;
using dnd::model::views::pending_of;
using dnd::model::views::viewer;

BOOST_FIXTURE_TEST_CASE(the_game_master_sees_all_of_a_question_and_others_who_is_asked,
                        apply_fixture) {
  adds("mira").adds("zombie-1");
  BOOST_TEST(!pending_of(now, viewer::gm()).has_value());
  auto question = std::make_shared<pending_decision>();
  question->actor = "zombie-1";
  question->target = "mira";
  question->total = 14;
  question->against = 12;
  question->asked.push_back({.who = "mira", .reactions = {"Shield"}});
  question->line = "attack with: slam to: mira";
  does(decision_pending{.decision = question});
  const auto all = pending_of(now, viewer::gm());
  BOOST_REQUIRE(all.has_value());
  BOOST_TEST(all->total.value_or(0) == 14);
  BOOST_TEST(all->line == "attack with: slam to: mira");
  BOOST_REQUIRE_EQUAL(all->asked.front().reactions.size(), 1U);
  const auto little = pending_of(now, viewer::spectator());
  BOOST_REQUIRE(little.has_value());
  BOOST_TEST(little->asked.front().id.view() == "mira");
  BOOST_TEST(little->asked.front().reactions.empty());
  BOOST_TEST(!little->total.has_value());
  BOOST_TEST(little->line.empty());
}

BOOST_AUTO_TEST_SUITE_END()
