// Names of things of which there are several.

#include "model/plural.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(plural_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(the_word_that_counts_has_the_ending) {
  BOOST_TEST(plural_of("Torch") == "Torches");
  BOOST_TEST(plural_of("Arrow") == "Arrows");
  BOOST_TEST(plural_of("Potion of Healing") == "Potions of Healing");
  BOOST_TEST(plural_of("Rope, hempen (50 feet)") == "Ropes, hempen (50 feet)");
  BOOST_TEST(plural_of("Hempen Rope (50 feet)") == "Hempen Ropes (50 feet)");
  // As logs of earlier versions call it.
  BOOST_TEST(plural_of("Hempen (50 feet) Rope") == "Hempen (50 feet) Ropes");
  BOOST_TEST(plural_of("Holy Symbol") == "Holy Symbols");
  BOOST_TEST(plural_of("Gem (50 gp)") == "Gems (50 gp)");
  BOOST_TEST(plural_of("box") == "boxes");
  BOOST_TEST(plural_of("Ruby") == "Rubies");
  BOOST_TEST(plural_of("Key") == "Keys");
}

BOOST_AUTO_TEST_CASE(what_is_many_or_no_number_already_stays) {
  BOOST_TEST(plural_of("Caltrops") == "Caltrops");
  BOOST_TEST(plural_of("Rations (1 day)") == "Rations (1 day)");
  BOOST_TEST(plural_of("Chain Mail") == "Chain Mail");
  BOOST_TEST(plural_of("Oil (flask)") == "Oil (flask)");
  BOOST_TEST(plural_of("Boots of Speed") == "Boots of Speed");
  BOOST_TEST(plural_of("") == "");
}

BOOST_AUTO_TEST_CASE(one_of_a_thing_has_its_name_alone) {
  BOOST_TEST(counted_thing(1, "Torch") == "Torch");
  BOOST_TEST(counted_thing(3, "Torch") == "3 Torches");
}

BOOST_AUTO_TEST_SUITE_END()
