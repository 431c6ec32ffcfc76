#include "io/content/other_names.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(other_names_suite)

using io::content::known_field;

BOOST_AUTO_TEST_CASE(names_of_other_tools_lead_to_the_field_that_the_mapping_has) {
  constexpr std::array<std::string_view, 6> creature = {"armor_class", "hit_points", "challenge",
                                                        "abilities",   "immune",     "type"};
  BOOST_TEST(known_field("ac", creature).value_or("") == "armor_class");
  BOOST_TEST(known_field("HP", creature).value_or("") == "hit_points");
  BOOST_TEST(known_field("cr", creature).value_or("") == "challenge");
  BOOST_TEST(known_field("stats", creature).value_or("") == "abilities");
  BOOST_TEST(known_field("damage_immunities", creature).value_or("") == "immune");
  constexpr std::array<std::string_view, 3> action = {"to_hit", "damage", "name"};
  BOOST_TEST(known_field("bonus", action).value_or("") == "to_hit");
  BOOST_TEST(!known_field("ac", action).has_value());
}

BOOST_AUTO_TEST_CASE(case_and_marks_between_words_do_not_matter) {
  constexpr std::array<std::string_view, 2> fields = {"armor_class", "hit_points"};
  for (const char* name : {"armorClass", "Armor Class", "armor-class", "ARMOR_CLASS"})
    BOOST_TEST(known_field(name, fields).value_or("") == "armor_class");
}

BOOST_AUTO_TEST_CASE(misspelled_names_lead_to_the_nearest_and_others_nowhere) {
  constexpr std::array<std::string_view, 2> fields = {"armor_class", "hit_points"};
  BOOST_TEST(known_field("hit_pionts", fields).value_or("") == "hit_points");
  BOOST_TEST(!known_field("colour", fields).has_value());
  BOOST_TEST(!known_field("", fields).has_value());
  BOOST_TEST(!known_field("?!", fields).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
