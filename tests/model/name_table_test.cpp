#include "model/name_table.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(name_table_suite)

using dnd::model::name_table;

BOOST_AUTO_TEST_CASE(each_name_is_found_and_nothing_else_is) {
  const std::array<std::string_view, 5> names{"acid", "cold", "a", "",
                                              "abcdefghijklmnopqrstuvwxyz"};
  const name_table<5> table(names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    BOOST_TEST(table.find(std::string(names[i])) == i);
    BOOST_TEST(table.find(std::string(names[i]) + "x") == names.size());
  }
  for (const auto* other : {"acix", "bcid", "axid", "Acid", "aci", "b"})
    BOOST_TEST(table.find(other) == names.size());
}

BOOST_AUTO_TEST_CASE(names_that_meet_in_a_slot_are_told_apart) {
  // Four hundred names in 256 slots.
  std::array<std::string, 400> texts;
  std::array<std::string_view, 400> names;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i] = "name-" + std::to_string(i);
    names[i] = texts[i];
  }
  const name_table<400> table(names);
  for (std::size_t i = 0; i < names.size(); ++i) BOOST_TEST(table.find(names[i]) == i);
  BOOST_TEST(table.find("name-400") == names.size());
}

BOOST_AUTO_TEST_SUITE_END()
