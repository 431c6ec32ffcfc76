// What is so in the world: what events do to the books, and what contradicts them.

#include "model/events/world.hpp"

#include "model/patch.hpp"
#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(world_events_suite, apply_fixture)

namespace {

fact ritual() {
  return {.id = "the-ritual", .kind = fact_kind::clock, .name = "The Ritual", .parts = 6};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_fact_is_there_changes_and_is_forgotten) {
  does(fact_recorded{.fact = ritual()});
  fact_changed on;
  on.fact = "the-ritual";
  on.name = "The Ritual";
  on.progress = {0, 2};
  on.secret = {false, true};
  does(on);
  BOOST_TEST(now.books().facts.find("the-ritual")->progress == 2);
  BOOST_TEST(now.books().facts.find("the-ritual")->secret);
  does(fact_forgotten{.fact = "the-ritual", .name = "The Ritual"});
  BOOST_TEST(now.books().is_empty());
}

BOOST_AUTO_TEST_CASE(places_hunger_and_the_calendar_are_kept) {
  does(place_changed{.creature = "a", .place = {"", "phandalin"}});
  does(hunger_changed{.creature = "a", .hunger = {0, 1}});
  does(march_counted{.creature = "a", .hours = {0, 5}, .until = {0, 3'000}});
  does(calendar_set{.dates = {.months = {{"Hammer", 30}}, .year = 1491}});
  BOOST_TEST(now.books().lives.find("a")->place.view() == "phandalin");
  BOOST_TEST(now.books().lives.find("a")->hunger == 1);
  BOOST_TEST(now.books().lives.find("a")->marched == 5);
  BOOST_TEST(now.books().lives.find("a")->marched_until == 3'000U);
  BOOST_TEST(now.books().dates.year == 1491);
  const state before = now;
  does(calendar_set{});
  does(hunger_changed{.creature = "a", .hunger = {1, 0}});
  does(march_counted{.creature = "a", .hours = {5, 2}, .until = {3'000, 9'000}});
  BOOST_TEST(restore(now, diff(now, before)).ok());
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_CASE(what_happens_in_the_world_changes_no_state) {
  const state before = now;
  does(world_event{.text = "The king is dead.", .date = {}});
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_CASE(impossible_facts_contradict) {
  contradicts(fact_recorded{}, "without a name");
  fact_changed unknown;
  unknown.fact = "x";
  contradicts(unknown, "do not know");
  contradicts(fact_forgotten{.fact = "x", .name = {}}, "do not know");
  does(fact_recorded{.fact = ritual()});
  contradicts(fact_recorded{.fact = ritual()}, "there already");
  fact_changed wrong;
  wrong.fact = "the-ritual";
  wrong.progress = {1, 2};
  contradicts(wrong, "was before");
  contradicts(place_changed{.creature = "a", .place = {"x", ""}}, "was before");
  contradicts(hunger_changed{.creature = "a", .hunger = {1, 2}}, "was before");
  contradicts(march_counted{.creature = "a", .hours = {1, 2}, .until = {0, 600}}, "was before");
  contradicts(march_counted{.creature = "a", .hours = {0, 2}, .until = {1, 600}}, "was before");
}

BOOST_AUTO_TEST_SUITE_END()
