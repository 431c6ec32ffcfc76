// Whose turn it is in a fight.

#include "model/encounter.hpp"

#include <boost/test/unit_test.hpp>

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

BOOST_AUTO_TEST_SUITE_END()
