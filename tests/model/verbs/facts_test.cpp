// Quests, places, factions, people and clocks.

#include "model/bounds.hpp"
#include "model/verbs/world.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(facts_verbs_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

const fact& known(const game& g, std::string_view id) {
  const fact* const found = g.state.books().facts.find(id);
  BOOST_REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_quest_is_open_until_something_else_is_said) {
  game g;
  g.say("quest Find Gundren text: He has a map.");
  BOOST_TEST(known(g, "find-gundren").status == "open");
  BOOST_TEST(known(g, "find-gundren").text == "He has a map.");
  g.say("quest find gundren status: done");
  BOOST_TEST((g.the<fact_changed>().status == change<std::string>{"open", "done"}));
  BOOST_TEST(known(g, "find-gundren").text == "He has a map.");
  BOOST_TEST((g.refused("quest find gundren status: lost").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("quest find gundren status: done").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(places_hold_people_and_other_places) {
  game g;
  g.say("place Phandalin");
  g.say("place Stonehill Inn at: Phandalin");
  g.say("person Gundren at: stonehill text: A dwarf.");
  g.say("faction Redbrands status: feared for: gm");
  BOOST_TEST(known(g, "gundren").place.view() == "stonehill-inn");
  BOOST_TEST(known(g, "redbrands").secret);
  g.say("faction redbrands for: all status: none");
  BOOST_TEST(!known(g, "redbrands").secret);
  BOOST_TEST(known(g, "redbrands").status.empty());
  BOOST_TEST((g.refused("person Sildar at: Gundren").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("person Sildar at: Waterdeep").code == refusal_code::not_available));
  BOOST_TEST((g.refused("quest gundren").code == refusal_code::name_taken));
  BOOST_TEST((g.refused("person Sildar for: everybody").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(a_clock_moves_on_until_it_is_full_and_back) {
  game g;
  BOOST_TEST((g.refused("clock The Ritual").code == refusal_code::missing_label));
  g.say("clock The Ritual parts: 6");
  g.say("tick ritual count: 5");
  g.say("tick ritual count: 3");
  BOOST_TEST((g.the<fact_changed>().progress == change<std::int32_t>{5, 6}));
  BOOST_TEST(known(g, "the-ritual").status == "full");
  BOOST_TEST((g.refused("tick ritual").code == refusal_code::not_available));
  g.say("tick ritual back");
  BOOST_TEST(known(g, "the-ritual").status.empty());
  BOOST_TEST((g.refused("clock the ritual parts: 8").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("clock x parts: 101").code == refusal_code::bad_value));
  g.say("quest Stop it");
  BOOST_TEST((g.refused("tick stop it").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(what_is_forgotten_is_nowhere) {
  game g = shop();
  g.say("place Phandalin");
  g.say("person Gundren at: Phandalin");
  g.say("arrive Phandalin");
  g.say("forget Phandalin");
  BOOST_TEST(known(g, "gundren").place.empty());
  BOOST_TEST(g.state.books().lives.find("ann")->place.empty());
  BOOST_TEST((g.refused("forget Phandalin").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(texts_and_names_have_bounds) {
  game g;
  const std::string longest(dnd::bounds::fact_bytes_max, 'x');
  g.say("quest a text: " + longest);
  BOOST_TEST((g.refused("quest b text: x" + longest).code == refusal_code::bad_value));
  for (std::size_t i = 1; i < dnd::bounds::facts_max; ++i) g.say("place p" + std::to_string(i));
  BOOST_TEST((g.refused("place one more").code == refusal_code::too_many));
  g.say("quest a text: short");
}

BOOST_AUTO_TEST_SUITE_END()
