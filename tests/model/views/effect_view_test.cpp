// Until when effects last, and who may know of them.

#include "model/views/effect_view.hpp"

#include "model/effects/durations.hpp"
#include "model/views/passive_view.hpp"
#include "model/views/rulings_view.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(effect_view_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

views::lasts_view lasts(const game& g, std::string_view text, const creature_id& source,
                        const creature_id& bearer) {
  return views::lasts_of(lifetime_of(text, g.state, source, bearer), g.state);
}

game fight() {
  game g;
  g.say("add elara and: bruenor");
  g.say("encounter start");
  g.say("initiative by: elara and: bruenor rolled: 15,5");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(outside_of_a_fight_rounds_are_left) {
  game g;
  g.say("add elara");
  const auto left = lasts(g, "10 minutes", {}, "elara");
  BOOST_TEST(left.rounds_left.value() == 100U);
  BOOST_TEST(left.turn_of.empty());
  BOOST_TEST(!lasts(g, "permanent", {}, "elara").rounds_left);
}

BOOST_AUTO_TEST_CASE(in_a_fight_the_next_turn_says_it) {
  const game g = fight();
  const auto bruenors = lasts(g, "end of target's next turn", "elara", "bruenor");
  BOOST_TEST(bruenors.turn_of == "Bruenor");
  BOOST_TEST((bruenors.boundary == turn_boundary::end));
  const auto elaras = lasts(g, "start of source's next turn", "elara", "bruenor");
  BOOST_TEST(elaras.turn_of == "Elara");
  BOOST_TEST((elaras.boundary == turn_boundary::start));
  BOOST_TEST(lasts(g, "end of this turn", "elara", "bruenor").this_turn);
  BOOST_TEST(lasts(g, "1 minute", "elara", "bruenor").turn_of.empty());
  BOOST_TEST(lasts(g, "1 minute", "elara", "bruenor").rounds_left.value() == 10U);
}

BOOST_AUTO_TEST_CASE(an_effect_is_known_to_whoever_bears_it_or_did_it) {
  game g;
  g.say("add elara and: bruenor");
  g.say("set elara ac: 18");
  const auto seen = [&](const views::viewer& whose) {
    return views::effects_of(g.who("elara"), g.state, whose).size();
  };
  BOOST_TEST(seen(views::viewer::gm()) == 1U);
  BOOST_TEST(seen(views::viewer::spectator()) == 0U);
}

BOOST_AUTO_TEST_CASE(passive_scores_count_what_counts) {
  game g;
  g.say("add elara and: bruenor");
  const auto score = [&](std::string_view who, const auto& what) {
    return views::passive_of(g.who(who), g.state, what).score;
  };
  BOOST_TEST(score("elara", std::variant<skill, ability>(skill::perception)) == 10);
  BOOST_TEST(score("elara", std::variant<skill, ability>(ability::dex)) == 12);
  g.say("condition add poisoned to: elara");
  BOOST_TEST(score("elara", std::variant<skill, ability>(ability::dex)) == 7);
  const auto all = views::passive_scores(g.state, {}, skill::perception);
  BOOST_REQUIRE(all);
  BOOST_TEST(all->size() == 2U);
  const std::vector<word> nobody{{.text = "nobody"}};
  BOOST_TEST(!views::passive_scores(g.state, nobody, skill::perception));
}

BOOST_AUTO_TEST_CASE(each_ruling_has_a_value_and_a_meaning) {
  rulings house;
  for (const auto& one : views::view_of(house)) BOOST_TEST(!one.meaning.empty());
  BOOST_TEST(views::view_of(house).at(0).value == "group");
  house.initiative = initiative_ruling::individual;
  house.turns = turn_ruling::free;
  BOOST_TEST(views::view_of(house).at(0).value == "individual");
  BOOST_TEST(views::view_of(house).at(1).value == "free");
}

BOOST_AUTO_TEST_SUITE_END()
