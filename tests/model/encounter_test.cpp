// Whose turn it is in a fight.

#include "model/encounter.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(encounter_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(nobody_has_the_turn_when_the_order_ends_before_it) {
  // Between the parts of a fight that came back in several events.
  encounter fight;
  fight.order.resize(3);
  fight.current = 7;
  BOOST_TEST(!fight.turn_of());
  fight.current = 2;
  BOOST_TEST(fight.turn_of() == &fight.order[2]);
  fight.current = encounter::nobody;
  BOOST_TEST(!fight.turn_of());
}

BOOST_AUTO_TEST_CASE(places_are_found_wherever_they_were_found_before) {
  encounter fight;
  fight.order.resize(40);
  for (std::size_t i = 0; i < 40; ++i) fight.order[i].id = "zombie-" + std::to_string(i);
  for (std::size_t before = 0; before < 40; ++before)
    for (std::uint32_t i = 0; i < 40; ++i) {
      BOOST_TEST_REQUIRE(fight.index_of(fight.order[before].id) == before);
      BOOST_TEST_REQUIRE(fight.index_of(fight.order[i].id) == i);
      BOOST_TEST_REQUIRE(fight.index_of("nobody") == encounter::nobody);
    }
  // A place that is not there any more.
  BOOST_TEST(fight.index_of("zombie-39") == 39U);
  fight.order.resize(10);
  BOOST_TEST(fight.index_of("zombie-39") == encounter::nobody);
  BOOST_TEST(fight.index_of("zombie-3") == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
