#include "model/views/state_view.hpp"

#include "tests/model/views/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(state_view_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;

namespace {

state fight() {
  state now = tests::views::two_creatures();
  auto fight = std::make_shared<encounter>();
  fight->number = 3;
  fight->round = 2;
  fight->order.push_back(
      {.id = "grog", .rolled = true, .surprised = false, .initiative = 16, .tie_break = 1});
  fight->order.push_back(
      {.id = "gone", .rolled = false, .surprised = true, .initiative = 0, .tie_break = 0});
  fight->current = 0;
  now.set_fight(std::move(fight));
  return now;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_empty_state_has_an_empty_view) {
  const state_view seen = view_of(state(), viewer::gm());
  BOOST_TEST(seen.seq == 0u);
  BOOST_TEST(seen.sessions == 0u);
  BOOST_TEST(!seen.session);
  BOOST_TEST(!seen.fight);
  BOOST_TEST(seen.creatures.empty());
  BOOST_TEST(seen.find("grog") == nullptr);
}

BOOST_AUTO_TEST_CASE(only_a_running_session_is_shown_and_all_are_counted) {
  state now;
  now.set_seq(7);
  now.edit_play() = {.count = 2, .running = true, .title = "The mill"};
  state_view seen = view_of(now, viewer::gm());
  BOOST_TEST(seen.seq == 7u);
  BOOST_REQUIRE(seen.session);
  BOOST_TEST(seen.session->number == 2u);
  BOOST_TEST(seen.session->title == "The mill");
  now.edit_play().running = false;
  seen = view_of(now, viewer::gm());
  BOOST_TEST(!seen.session);
  BOOST_TEST(seen.sessions == 2u);
}

BOOST_AUTO_TEST_CASE(a_fight_is_shown_with_its_number_and_round) {
  const state_view seen = view_of(fight(), viewer::gm());
  BOOST_REQUIRE(seen.fight);
  BOOST_TEST(seen.fight->number == 3u);
  BOOST_TEST(seen.fight->round == 2u);
}

BOOST_AUTO_TEST_CASE(whose_turn_it_is_has_a_name_and_an_initiative) {
  const state_view seen = view_of(fight(), viewer::gm());
  BOOST_REQUIRE(seen.fight->turn_of() != nullptr);
  BOOST_TEST(seen.fight->turn_of()->called == "Grog");
  BOOST_TEST(*seen.fight->turn_of()->initiative == 16);
}

BOOST_AUTO_TEST_CASE(who_has_not_rolled_has_no_initiative_and_who_is_gone_goes_by_the_id) {
  const state_view seen = view_of(fight(), viewer::gm());
  const combatant_view* gone = seen.fight->find("gone");
  BOOST_REQUIRE(gone != nullptr);
  BOOST_TEST(!gone->initiative);
  BOOST_TEST(gone->surprised);
  BOOST_TEST(gone->called == "gone");
}

BOOST_AUTO_TEST_CASE(who_is_not_in_the_fight_is_not_in_its_order) {
  const state_view seen = view_of(fight(), viewer::gm());
  BOOST_TEST(seen.fight->find("zombie-1") == nullptr);
}

BOOST_AUTO_TEST_CASE(before_the_first_turn_it_is_nobodys) {
  state now = fight();
  now.edit_fight()->current = encounter::nobody;
  BOOST_TEST(view_of(now, viewer::gm()).fight->turn_of() == nullptr);
}

BOOST_AUTO_TEST_CASE(a_player_sees_every_creature_and_the_own_one_whole) {
  const state_view seen = view_of(fight(), viewer::player({"grog"}));
  BOOST_TEST(seen.creatures.size() == 2u);
  BOOST_TEST(seen.find("grog")->hp.has_value());
  BOOST_TEST(!seen.find("zombie-1")->hp.has_value());
  BOOST_TEST(seen.find("grog-the-second") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
