// The name of an entry, without reading all of it.

#include "io/content/entry_name.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(entry_name_suite)

using io::content::name_in;
using io::content::spoken_name;

BOOST_AUTO_TEST_CASE(name_is_read_wherever_it_stands) {
  BOOST_TEST(name_in("name: Ox\narmor_class: 10\n") == "Ox");
  BOOST_TEST(name_in("armor_class: 10\nname: \"Ox: the beast\"  # a comment\n") == "Ox: the beast");
  BOOST_TEST(name_in("{armor_class: 10, name: Ox}\n") == "Ox");
  // What comes after it may be wrong: that is said when the entry is read.
  BOOST_TEST(name_in("name: Ox\nhit_points: [\n") == "Ox");
}

BOOST_AUTO_TEST_CASE(text_without_a_name_has_none) {
  for (const char* const text : {"", "- name\n", "armor_class: 10\n", "{name: [\n", "\tname\n"})
    BOOST_TEST(name_in(text) == "", text);
}

BOOST_AUTO_TEST_CASE(what_a_table_turns_around_is_said_the_other_way) {
  BOOST_TEST(spoken_name("Crossbow, light") == "Light Crossbow");
  BOOST_TEST(spoken_name("Rope, hempen (50 feet)") == "Hempen Rope (50 feet)");
  BOOST_TEST(spoken_name("Rations (1 day)") == "Rations (1 day)");
  BOOST_TEST(spoken_name("Ball bearings (bag of 1,000)") == "Ball bearings (bag of 1,000)");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
