#include "model/counted.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>

BOOST_AUTO_TEST_SUITE(counted_suite)

using dnd::model::counted;

BOOST_AUTO_TEST_CASE(one_alone_has_no_plural) {
  BOOST_TEST(counted(1, "event") == "1 event");
  BOOST_TEST(counted(0, "event") == "0 events");
  BOOST_TEST(counted(2, "whole line") == "2 whole lines");
  BOOST_TEST(counted(UINT64_MAX, "byte") == "18446744073709551615 bytes");
}

BOOST_AUTO_TEST_CASE(a_plural_of_its_own_is_taken) {
  BOOST_TEST(counted(1, "die", "dice") == "1 die");
  BOOST_TEST(counted(3, "die", "dice") == "3 dice");
  BOOST_TEST(counted(0, "success", "successes") == "0 successes");
}

BOOST_AUTO_TEST_SUITE_END()
